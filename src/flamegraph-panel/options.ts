// What can be set for the panel, in the words of the panel editor. The first choices need no change.
import { type PanelOptionsEditorBuilder } from '@grafana/data';
import { type ProfileViewOptions } from '../views/profile-view/ProfileView';

/** Stored in dashboards: names and values stay as they are. */
export type FlameGraphOptions = ProfileViewOptions;

export const defaultOptions: FlameGraphOptions = { shown: 'both', colorBy: 'package', hasToolbar: true };

export function addFlameGraphOptions(builder: PanelOptionsEditorBuilder<FlameGraphOptions>) {
  builder
    .addRadio({
      path: 'shown',
      name: 'Show',
      description: 'Viewers can change this for themselves in the panel.',
      defaultValue: defaultOptions.shown,
      settings: {
        options: [
          { value: 'table', label: 'Table' },
          { value: 'flameGraph', label: 'Flame graph' },
          { value: 'both', label: 'Both' },
        ],
      },
    })
    .addRadio({
      path: 'colorBy',
      name: 'Colour by',
      description: 'Equal packages or functions have equal colours. A comparison is coloured by its difference.',
      defaultValue: defaultOptions.colorBy,
      settings: {
        options: [
          { value: 'package', label: 'Package' },
          { value: 'function', label: 'Function' },
        ],
      },
    })
    .addBooleanSwitch({
      path: 'hasToolbar',
      name: 'Toolbar',
      description: 'Search, focus, colours and views above the picture. Panels too low for both leave it out.',
      defaultValue: defaultOptions.hasToolbar,
    });
}
