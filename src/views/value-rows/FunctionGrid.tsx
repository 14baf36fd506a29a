// A list of functions with their numbers, drawn only where it is seen. It is a grid with one tab stop: arrow keys move the active row,
// Enter finds its function, the menu key opens its menu.
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { createContext, useContext, useId } from 'react';
import { sideState } from '../../engine/diff/compareSides';
import { isSameStep, type ProfileViewAction, type TableSort } from '../profile/profileViewState';
import { type PathStep } from '../profile/functionPath';
import { stepOfFunction } from '../profile/functionSet';
import { type ProfileModel } from '../profile/profileModel';
import { type ScrollPlace } from '../profile/scrollPlaces';
import { NumberCells } from './NumberCells';
import { RowHeader } from './RowHeader';
import { RowName } from './RowName';
import { joinClasses } from './joinClasses';
import { getListStyles } from './listStyles';
import { type OrderedRows } from './orderedRows';
import { getRowStyles } from './rowStyles';
import { useActiveRow } from './useActiveRow';
import { useRowScroll } from './useRowScroll';
import { type ValueColumn } from './valueColumns';
import { type ViewEvents } from './viewEvents';

/** The scroll position that links keep: of the top table, and of no other list. */
export const TableScroll = createContext<ScrollPlace<PathStep> | undefined>(undefined);

/** What a grid lists. */
export interface FunctionList {
  /** Read out for the list. */
  readonly label: string;
  readonly profile: ProfileModel;
  /** Function indexes in the order of the list. */
  readonly rows: OrderedRows;
  readonly columns: readonly ValueColumn[];
  /** The source file of a function as it is shown; undefined without a column for it. */
  readonly fileOf?: (functionIndex: number) => string;
  /** What stands in place of the rows when there are none. */
  readonly emptySentence: string;
}

interface Props {
  readonly list: FunctionList;
  /** Undefined for a list that has its own order. */
  readonly sort: TableSort | undefined;
  /** Functions that are highlighted. */
  readonly marked: ReadonlyArray<PathStep | undefined>;
  readonly dispatch: (action: ProfileViewAction) => void;
  readonly events: ViewEvents;
}

export function FunctionGrid({ list, sort, marked, dispatch, events }: Props) {
  const { profile, rows, columns, fileOf } = list;
  const styles = useStyles2(getListStyles);
  const rowStyles = useStyles2(getRowStyles);
  const gridStyles = useStyles2(getStyles);
  const id = useId();
  const { functions } = profile.tree;
  const place = useContext(TableScroll);
  const functionAt = (row: number) => stepOfFunction(functions, rows.at(row));
  const { container, heightPx, items, reveal, pointOf, onScroll } = useRowScroll({
    count: rows.length,
    source: profile,
    place,
    keyOf: functionAt,
    rowOf: (step) =>
      rows
        .all()
        .findIndex((index) => functions.names[index] === step.name && functions.fileNames[index] === step.fileName),
  });
  const pick = (row: number) => dispatch({ type: 'functionPicked', function: functionAt(row) });
  const openMenu = (row: number, at = pointOf(row)) => events.onMenu({ function: functionAt(row), at });
  const active = useActiveRow(rows.length, { reveal, pick, openMenu });
  const baseline = profile.baselineTotals();
  const stateOf = (index: number) =>
    baseline && sideState(baseline.total[index], profile.functionTotals().total[index]);

  return (
    <div
      ref={container}
      className={cx(styles.container, styles.withSides)}
      role="grid"
      aria-label={list.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + (fileOf === undefined ? 1 : 2)}
      aria-activedescendant={active.row === -1 ? undefined : `${id}-${active.row}`}
      tabIndex={0}
      onKeyDown={active.onKeyDown}
      onScroll={onScroll}
      onPointerLeave={() => events.onHover(undefined)}
      data-testid="top-table"
    >
      <RowHeader
        columns={columns}
        hasFile={fileOf !== undefined}
        sort={sort}
        onSort={(next) => dispatch({ type: 'sorted', sort: next })}
      />
      <div role="rowgroup" className={styles.body} style={{ height: heightPx }}>
        {rows.length === 0 && (
          <div role="row" className={styles.empty}>
            <div role="gridcell">{list.emptySentence}</div>
          </div>
        )}
        {items.map(({ index: row, start }) => {
          const index = rows.at(row);
          const step = functionAt(row);
          return (
            <div
              // By place: another order changes texts and mounts nothing.
              key={row}
              id={`${id}-${row}`}
              role="row"
              aria-rowindex={row + 2}
              className={joinClasses(
                rowStyles.row,
                styles.row,
                active.row === row && gridStyles.active,
                marked.some((mark) => isSameStep(mark, step)) && styles.marked
              )}
              style={{ top: start }}
              onPointerEnter={() => events.onHover(step)}
              onContextMenu={(event) => {
                event.preventDefault();
                openMenu(row, event);
              }}
            >
              <div role="gridcell" className={rowStyles.name}>
                <RowName
                  name={step.name}
                  title={[step.name, step.fileName].filter((part) => part !== '').join('\n')}
                  state={stateOf(index)}
                  onPick={() => pick(row)}
                  onMenu={(at) => openMenu(row, at)}
                />
              </div>
              {fileOf !== undefined && (
                <div role="gridcell" className={rowStyles.file} title={step.fileName}>
                  <bdi>{fileOf(index)}</bdi>
                </div>
              )}
              <NumberCells row={index} columns={columns} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  active: css({ '[role=grid]:focus-visible &': { background: theme.colors.action.focus } }),
});
