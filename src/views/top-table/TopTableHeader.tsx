// The head of the top table: column names that order it.
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { type ProfileViewAction, type SortColumn, type TableSort } from '../profile/profileViewState';
import { type FunctionColumn } from './functionColumns';
import { nextSort } from './functionRows';
import { getRowStyles } from './rowStyles';

interface Props {
  readonly columns: readonly FunctionColumn[];
  readonly sort: TableSort;
  readonly dispatch: (action: ProfileViewAction) => void;
}

export function TopTableHeader({ columns, sort, dispatch }: Props) {
  const styles = useStyles2(getStyles);
  const rowStyles = useStyles2(getRowStyles);
  const header = (column: SortColumn, title: string, hint: string) => {
    const isSorted = sort.column === column;
    return (
      <div
        key={column}
        role="columnheader"
        aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none'}
        className={column === 'name' ? rowStyles.name : rowStyles.number}
      >
        <button
          type="button"
          className={styles.button}
          title={hint}
          onClick={() => dispatch({ type: 'sorted', sort: nextSort(sort, column) })}
        >
          {title}
          {isSorted && <Icon name={sort.isDescending ? 'arrow-down' : 'arrow-up'} size="sm" />}
        </button>
      </div>
    );
  };
  return (
    <div role="rowgroup" className={styles.header}>
      <div role="row" aria-rowindex={1} className={rowStyles.row}>
        {header('name', 'Function', 'Name of the function')}
        {columns.map(({ id, title, hint }) => header(id, title, hint))}
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
  button: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.25),
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: theme.colors.text.secondary,
    fontWeight: theme.typography.fontWeightMedium,
    whiteSpace: 'nowrap',
    '&:hover': { color: theme.colors.text.primary },
  }),
});
