// One row of the top table: the function's name, and each number with its share and a bar as long as the share.
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { type FunctionColumn } from './functionColumns';
import { getRowStyles } from './rowStyles';

interface Props {
  readonly id: string;
  readonly position: { readonly row: number; readonly topPx: number };
  readonly functionIndex: number;
  readonly name: string;
  readonly columns: readonly FunctionColumn[];
  readonly className: string;
  readonly onPick: () => void;
}

export function FunctionRow({ id, position, functionIndex, name, columns, className, onPick }: Props) {
  const styles = useStyles2(getStyles);
  const rowStyles = useStyles2(getRowStyles);
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={position.row + 2}
      className={cx(rowStyles.row, styles.row, className)}
      style={{ transform: `translateY(${position.topPx}px)` }}
    >
      <div role="gridcell" className={rowStyles.name}>
        <button type="button" tabIndex={-1} className={styles.pick} title={name} onClick={onPick}>
          {name}
        </button>
      </div>
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className={rowStyles.number}>
          <div className={styles.bar} style={{ width: `${column.fraction(functionIndex) * 100}%` }} />
          <span className={styles.value}>{column.text(functionIndex)}</span>
          <span className={styles.share}>{column.shareText(functionIndex)}</span>
        </div>
      ))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    '&:hover': { background: theme.colors.action.hover },
  }),
  pick: css({
    maxWidth: '100%',
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    textAlign: 'left',
    color: theme.colors.text.primary,
    '&:hover': { color: theme.colors.text.link, textDecoration: 'underline' },
  }),
  bar: css({
    position: 'absolute',
    left: 0,
    top: 3,
    bottom: 3,
    background: theme.isDark ? 'rgba(110, 159, 255, 0.14)' : 'rgba(56, 113, 220, 0.16)',
    borderRadius: 2,
  }),
  value: css({ position: 'relative' }),
  share: css({ position: 'relative', width: 58, textAlign: 'right', color: theme.colors.text.secondary }),
});
