// The head of a list: the names of its columns, which order it where it can be ordered.
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { type SortColumn, type TableSort } from '../profile/profileViewState';
import { nextSort } from './nextSort';
import { numberCellClass } from './NumberCells';
import { getRowStyles } from './rowStyles';
import { type ValueColumn } from './valueColumns';

interface ColumnTitle {
  readonly title: string;
  readonly hint: string;
}

/** The columns of text, by what they are in a list of functions. */
export interface RowTitles {
  readonly name: ColumnTitle;
  readonly file: ColumnTitle;
}

const FUNCTION_TITLES: RowTitles = {
  name: { title: 'Function', hint: 'Name of the function' },
  file: { title: 'File', hint: 'Source file of the function' },
};

interface Props {
  readonly columns: readonly ValueColumn[];
  readonly hasFile: boolean;
  /** What the two columns of text are called, where rows are no functions. */
  readonly titles?: RowTitles;
  /** Undefined where the rows have an order of their own. */
  readonly sort: TableSort | undefined;
  readonly onSort: (sort: TableSort) => void;
}

export function RowHeader({ columns, hasFile, titles = FUNCTION_TITLES, sort, onSort }: Props) {
  const styles = useStyles2(getStyles);
  const rowStyles = useStyles2(getRowStyles);
  const header = (column: SortColumn, title: string, hint: string, className: string) => {
    const isSorted = sort?.column === column;
    return (
      <div
        key={column}
        role="columnheader"
        aria-sort={sort && (isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none')}
        className={className}
      >
        {sort === undefined ? (
          <span className={styles.title} title={hint}>
            {title}
          </span>
        ) : (
          <button
            type="button"
            className={cx(styles.title, styles.button)}
            title={hint}
            onClick={() => onSort(nextSort(sort, column))}
          >
            <span className={styles.text}>{title}</span>
            {isSorted && <Icon name={sort.isDescending ? 'arrow-down' : 'arrow-up'} size="sm" />}
          </button>
        )}
      </div>
    );
  };
  return (
    <div role="rowgroup" className={styles.header}>
      <div role="row" aria-rowindex={1} className={rowStyles.row}>
        {header('name', titles.name.title, titles.name.hint, rowStyles.name)}
        {hasFile && header('file', titles.file.title, titles.file.hint, cx(rowStyles.file, styles.file))}
        {columns.map((column) => header(column.id, column.title, column.hint, numberCellClass(rowStyles, column)))}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  header: css({
    position: 'sticky',
    top: 0,
    zIndex: 1,
    background: theme.colors.background.primary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  title: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.25),
    minWidth: 0,
    color: theme.colors.text.secondary,
    fontWeight: theme.typography.fontWeightMedium,
    whiteSpace: 'nowrap',
  }),
  text: css({ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }),
  button: css({
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    '&:hover': { color: theme.colors.text.primary },
  }),
  file: css({ direction: 'ltr' }),
});
