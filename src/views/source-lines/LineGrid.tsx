// Source lines with their numbers, drawn only where they are seen. Like the list of functions it is a grid with one tab stop: arrow keys
// move the active row, Enter picks its function, the menu key opens the function's menu.
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';
import { type LineTable } from '../../frames/linesFrame';
import { type PathStep } from '../profile/functionPath';
import { type ProfileViewAction, type TableSort } from '../profile/profileViewState';
import { getListStyles } from '../value-rows/listStyles';
import { NumberCells } from '../value-rows/NumberCells';
import { RowHeader } from '../value-rows/RowHeader';
import { RowName } from '../value-rows/RowName';
import { getRowStyles } from '../value-rows/rowStyles';
import { useActiveRow } from '../value-rows/useActiveRow';
import { useRowScroll } from '../value-rows/useRowScroll';
import { type ValueColumn } from '../value-rows/valueColumns';
import { type ViewEvents } from '../value-rows/viewEvents';
import { placeName } from './lineRows';

/** What the grid lists. */
export interface LineList {
  /** Read out for the grid. */
  readonly label: string;
  readonly table: LineTable;
  /** Rows of the table in the order of the list. */
  readonly rows: readonly number[];
  readonly columns: readonly ValueColumn[];
  /** False where all lines are of one function. */
  readonly hasFunction: boolean;
  /** What stands in place of the rows when there are none. */
  readonly emptySentence: string;
}

interface Props {
  readonly list: LineList;
  readonly sort: TableSort;
  readonly onSort: (sort: TableSort) => void;
  readonly dispatch: (action: ProfileViewAction) => void;
  readonly events: ViewEvents;
}

const TITLES = {
  name: { title: 'Line', hint: 'Source file and line' },
  file: { title: 'Function', hint: 'The function that was at the line' },
};

export function LineGrid({ list, sort, onSort, dispatch, events }: Props) {
  const { table, rows, columns, hasFunction } = list;
  const { functionNames, fileNames, lines } = table;
  const styles = useStyles2(getListStyles);
  const rowStyles = useStyles2(getRowStyles);
  const gridStyles = useStyles2(getStyles);
  const id = useId();
  const stepAt = (row: number): PathStep => ({ name: functionNames[rows[row]], fileName: fileNames[rows[row]] });
  const keyAt = (row: number) => `${functionNames[rows[row]]}\n${fileNames[rows[row]]}\n${lines[rows[row]]}`;
  const { container, heightPx, items, reveal, pointOf, onScroll } = useRowScroll({
    count: rows.length,
    source: table,
    keyOf: keyAt,
    rowOf: (key) => rows.findIndex((_, row) => keyAt(row) === key),
  });
  const pick = (row: number) => dispatch({ type: 'functionPicked', function: stepAt(row) });
  const openMenu = (row: number, at = pointOf(row)) => events.onMenu({ function: stepAt(row), at });
  const active = useActiveRow(rows.length, { reveal, pick, openMenu });
  return (
    <div
      ref={container}
      className={cx(styles.container, styles.withSides)}
      role="grid"
      aria-label={list.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + (hasFunction ? 2 : 1)}
      aria-activedescendant={active.row === -1 ? undefined : `${id}-${active.row}`}
      tabIndex={0}
      onKeyDown={active.onKeyDown}
      onScroll={onScroll}
      onPointerLeave={() => events.onHover(undefined)}
      data-testid="source-lines"
    >
      <RowHeader columns={columns} hasFile={hasFunction} titles={TITLES} sort={sort} onSort={onSort} />
      <div role="rowgroup" className={styles.body} style={{ height: heightPx }}>
        {rows.length === 0 && (
          <div role="row" className={styles.empty}>
            <div role="gridcell">{list.emptySentence}</div>
          </div>
        )}
        {items.map(({ index: row, start }) => (
          <div
            key={rows[row]}
            id={`${id}-${row}`}
            role="row"
            aria-rowindex={row + 2}
            className={cx(rowStyles.row, styles.row, active.row === row && gridStyles.active)}
            style={{ transform: `translateY(${start}px)` }}
            onPointerEnter={() => events.onHover(stepAt(row))}
            onContextMenu={(event) => {
              event.preventDefault();
              openMenu(row, event);
            }}
          >
            <div role="gridcell" className={rowStyles.name}>
              <RowName
                name={placeName(table, rows[row])}
                title={[functionNames[rows[row]], fileNames[rows[row]]].filter((part) => part !== '').join('\n')}
                onPick={() => pick(row)}
                onMenu={(at) => openMenu(row, at)}
              />
            </div>
            {hasFunction && (
              <div role="gridcell" className={cx(rowStyles.file, gridStyles.function)} title={functionNames[rows[row]]}>
                <bdi>{functionNames[rows[row]]}</bdi>
              </div>
            )}
            <NumberCells row={rows[row]} columns={columns} />
          </div>
        ))}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // The line stands at the end of its place and is the last thing to cut off.
  function: css({ '&&': { flexBasis: '20%' } }),
  active: css({ '[role=grid]:focus-visible &': { background: theme.colors.action.focus } }),
});
