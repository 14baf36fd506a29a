// Which views are shown: each button opens a view beside the other, or closes it.
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2, type IconName } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { type Shown, shownAfterClick, type ViewKind } from '../profile/viewChoices';

interface Props {
  readonly shown: Shown;
  readonly isDiff: boolean;
  readonly hasLines: boolean;
  /** True where the profile has an order of time. */
  readonly hasOrder: boolean;
  /** How many views have room beside each other. */
  readonly room: 1 | 2;
  /** Icons alone where words have no room. */
  readonly isTight: boolean;
  readonly onChange: (shown: Shown) => void;
}

const views: ReadonlyArray<{ readonly kind: ViewKind; readonly label: string; readonly icon: IconName }> = [
  { kind: 'table', label: 'Table', icon: 'table' },
  { kind: 'changes', label: 'Changes', icon: 'sort-amount-down' },
  { kind: 'callTree', label: 'Call tree', icon: 'sitemap' },
  { kind: 'lines', label: 'Lines', icon: 'brackets-curly' },
  { kind: 'flameGraph', label: 'Flame graph', icon: 'fire' },
  { kind: 'flameChart', label: 'Flame chart', icon: 'clock-nine' },
];

export function ViewToggles({ shown, isDiff, hasLines, hasOrder, room, isTight, onChange }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div role="group" aria-label="Views" className={styles.group}>
      {views
        .filter(({ kind }) =>
          kind === 'changes' ? isDiff : kind === 'lines' ? hasLines : kind === 'flameChart' ? hasOrder : true
        )
        .map(({ kind, label, icon }) => {
          const isShown = shown.includes(kind);
          return (
            <button
              key={kind}
              type="button"
              aria-pressed={isShown}
              aria-label={label}
              title={label}
              className={cx(styles.button, isShown && styles.shown)}
              onClick={() => onChange(shownAfterClick(shown, kind, room))}
            >
              <Icon name={icon} size="sm" />
              {!isTight && label}
            </button>
          );
        })}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  group: css({
    display: 'inline-flex',
    flex: 'none',
    padding: 2,
    border: `1px solid ${theme.components.input.borderColor}`,
    borderRadius: theme.shape.radius.default,
    background: theme.components.input.background,
  }),
  button: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    height: 26,
    padding: theme.spacing(0, 1),
    border: 'none',
    borderRadius: theme.shape.radius.default,
    background: 'none',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'nowrap',
    '&:hover': { color: theme.colors.text.primary },
  }),
  shown: css({ background: theme.colors.action.selected, color: theme.colors.text.primary }),
});
