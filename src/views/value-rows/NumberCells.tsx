// The numbers of one row, each with its share and a bar as long as the share.
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { joinClasses } from './joinClasses';
import { barSize, getRowStyles } from './rowStyles';
import { type ValueColumn } from './valueColumns';

interface Props {
  readonly row: number;
  readonly columns: readonly ValueColumn[];
}

export function NumberCells({ row, columns }: Props) {
  const styles = useStyles2(getRowStyles);
  return columns.map((column) => {
    const text = column.text(row);
    const shareText = column.shareText(row);
    const isByShare = column.isByShare === true;
    return (
      <div
        key={column.id}
        role="gridcell"
        className={joinClasses(numberCellClass(styles, column), styles.value)}
        style={{ backgroundSize: barSize(column.fraction(row)) }}
        title={`${text}, ${shareText}`}
      >
        <span className={isByShare ? styles.lesser : undefined}>{text}</span>
        <span className={isByShare ? undefined : styles.lesser}>{shareText}</span>
      </div>
    );
  });
}

/** Also of the heads, which are as wide. */
export function numberCellClass(
  styles: ReturnType<typeof getRowStyles>,
  { isSide, isSecondary }: Pick<ValueColumn, 'isSide' | 'isSecondary'>
): string {
  return joinClasses(styles.number, isSide === true && styles.side, isSecondary === true && styles.secondary);
}
