// The numbers of one row, each with its share and a bar as long as the share.
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { getRowStyles } from './rowStyles';
import { type ValueColumn } from './valueColumns';

interface Props {
  readonly row: number;
  readonly columns: readonly ValueColumn[];
}

export function NumberCells({ row, columns }: Props) {
  const styles = useStyles2(getStyles);
  const rowStyles = useStyles2(getRowStyles);
  return columns.map((column) => {
    const lesser = cx(rowStyles.lesser, column.isSide === true && rowStyles.lesserOfSide);
    const isByShare = column.isByShare === true;
    return (
      <div
        key={column.id}
        role="gridcell"
        className={numberCellClass(rowStyles, column)}
        title={`${column.text(row)}, ${column.shareText(row)}`}
      >
        <div className={styles.bar} style={{ width: `${column.fraction(row) * 100}%` }} />
        <span className={cx(rowStyles.value, isByShare && lesser)}>{column.text(row)}</span>
        <span className={cx(rowStyles.share, !isByShare && lesser)}>{column.shareText(row)}</span>
      </div>
    );
  });
}

/** Also of the heads, which are as wide. */
export function numberCellClass(
  rowStyles: ReturnType<typeof getRowStyles>,
  { isSide, isSecondary }: Pick<ValueColumn, 'isSide' | 'isSecondary'>
): string {
  return cx(rowStyles.number, isSide === true && rowStyles.side, isSecondary === true && rowStyles.secondary);
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    position: 'absolute',
    left: 0,
    top: 3,
    bottom: 3,
    background: theme.isDark ? 'rgba(110, 159, 255, 0.14)' : 'rgba(56, 113, 220, 0.16)',
    borderRadius: 2,
  }),
});
