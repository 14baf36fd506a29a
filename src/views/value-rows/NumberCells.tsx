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
  return columns.map((column) => (
    <div
      key={column.id}
      role="gridcell"
      className={cx(rowStyles.number, column.isSecondary === true && rowStyles.secondary)}
      title={`${column.text(row)}, ${column.shareText(row)}`}
    >
      <div className={styles.bar} style={{ width: `${column.fraction(row) * 100}%` }} />
      <span className={styles.value}>{column.text(row)}</span>
      <span className={rowStyles.share}>{column.shareText(row)}</span>
    </div>
  ));
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
  value: css({ position: 'relative' }),
});
