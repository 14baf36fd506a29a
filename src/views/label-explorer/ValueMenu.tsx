// The menu of a label value: filter, compare, look, copy. What cannot be done here says why.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { ContextMenu, Menu, useStyles2 } from '@grafana/ui';
import React from 'react';
import { type LabelValue } from '../../engine/explain/explainChange';
import { type MenuPoint } from '../flame-graph/flameGraphModel';
import { useFocusReturned } from '../profile-view/useFocusReturned';
import { valueText } from './comparedSelectors';
import { type Possible } from './explorerActions';

export interface MenuEntry {
  readonly label: string;
  readonly action: Possible<() => void>;
}

export interface ValueMenuModel {
  readonly value: LabelValue;
  readonly at: MenuPoint;
  readonly groups: ReadonlyArray<{ readonly label: string; readonly entries: readonly MenuEntry[] }>;
}

interface Props {
  readonly menu: ValueMenuModel;
  readonly onClose: () => void;
}

export function ValueMenu({ menu, onClose }: Props) {
  const styles = useStyles2(getStyles);
  useFocusReturned();
  const text = valueText(menu.value);
  return (
    <ContextMenu
      x={menu.at.clientX}
      y={menu.at.clientY}
      onClose={onClose}
      renderHeader={() => (
        <div className={styles.name} title={text}>
          <bdi>{text}</bdi>
        </div>
      )}
      renderMenuItems={() =>
        menu.groups.map(({ label, entries }) => (
          <Menu.Group key={label} label={label}>
            {entries.map((entry) => (
              <Menu.Item
                key={entry.label}
                label={entry.label}
                disabled={'whyNot' in entry.action}
                description={'whyNot' in entry.action ? entry.action.whyNot : undefined}
                onClick={'run' in entry.action ? entry.action.run : undefined}
              />
            ))}
          </Menu.Group>
        ))
      }
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  name: css({
    maxWidth: 320,
    padding: theme.spacing(0.5, 1),
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontWeight: theme.typography.fontWeightMedium,
  }),
});
