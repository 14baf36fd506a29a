// A profile as it is shown, for the tests of this folder.
import { createTheme } from '@grafana/data';
import { type CallTree } from '../../engine/tree/callTree';
import { treeStyles } from '../flame-graph/barStyles';
import { plainFormat } from '../profile/plainFormat.testHelper';
import { profileOfTree } from '../profile/profileModel';
import { type ExportSubject } from './exportSubject';

export const theme = createTheme();

/** The tree in full, 400 pixels wide, unless `details` say otherwise. */
export function subjectOf(tree: CallTree, details: Partial<ExportSubject> = {}): ExportSubject {
  const profile = profileOfTree(tree);
  const colors = treeStyles(profile, theme, { colorBy: 'package', scheme: 'colorBlind', compareBy: 'share' });
  return {
    profile,
    focusedNode: 0,
    barStyles: { ...colors, focusedRow: 0 },
    format: plainFormat,
    orientation: 'rootAtTop',
    widthPx: 400,
    source: {},
    ...details,
  };
}
