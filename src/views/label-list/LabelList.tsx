// Every label with its values, drawn only where it is seen. A tree grid with one tab stop: arrow keys move the active row and fold labels, Enter
// picks a value for a comparison, + and − filter, the menu key opens the value's menu.
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useId, useMemo } from 'react';
import { type LabelValue } from '../../engine/explain/explainChange';
import { type ExplainClient } from '../../worker/explain/explainClient';
import { type ExplorerAnswer, type ListedLabel } from '../../worker/explain/explainRequest';
import { type MenuPoint } from '../flame-graph/flameGraphModel';
import { type ValueFormat } from '../profile/valueFormat';
import { getListStyles } from '../value-rows/listStyles';
import { useActiveRow } from '../value-rows/useActiveRow';
import { useRowScroll } from '../value-rows/useRowScroll';
import { columnTitles, labelColumns } from './labelColumns';
import { LabelListHead } from './LabelListHead';
import { LabelListRow } from './LabelListRow';
import { type LabelRow, LabelRows } from './labelRows';
import { useCharts } from './useCharts';
import { useChartScale } from './useChartScale';

/** What is listed, and how. */
export interface LabelListModel {
  readonly answer: ExplorerAnswer;
  readonly format: ValueFormat;
  readonly client: ExplainClient;
  /** Another object after each load of the client. */
  readonly tables: object;
  readonly hasCharts: boolean;
  readonly folded: ReadonlySet<string>;
  readonly showsSingleValued: boolean;
  readonly picked: readonly LabelValue[];
}

export interface LabelListEvents {
  readonly onFold: (label: string, isFolded: boolean) => void;
  readonly onPick: (value: LabelValue) => void;
  readonly onMenu: (value: LabelValue, at: MenuPoint) => void;
  readonly onFilter: (value: LabelValue, isKept: boolean) => void;
  readonly onShowAll: (label: string) => void;
  readonly onShowSingleValued: (isShown: boolean) => void;
}

interface Props {
  readonly model: LabelListModel;
  readonly events: LabelListEvents;
}

export function LabelList({ model, events }: Props) {
  const { answer, format, client, tables, hasCharts, folded, showsSingleValued, picked } = model;
  const styles = useStyles2(getListStyles);
  const own = useStyles2(getStyles);
  const id = useId();
  const rows = useMemo(() => new LabelRows(answer, folded, showsSingleValued), [answer, folded, showsSingleValued]);
  const columnsOf = useMemo(() => labelColumns(answer, format), [answer, format]);
  const { container, heightPx, items, reveal, pointOf, onScroll } = useRowScroll({
    count: rows.rowCount,
    source: rows,
    keyOf: (row) => labelOf(rows, rows.at(row)),
    rowOf: (label) => rows.rowOfLabel(label),
  });
  const seen = items.flatMap(({ index }) => valueAt(rows, index) ?? []);
  const chartOf = useCharts(client, tables, seen, hasCharts);
  const chartScale = useChartScale(client, answer, hasCharts);

  const act = (row: number) => runRow(rows, row, events);
  const openMenu = (row: number) => {
    const value = valueAt(rows, row);
    if (value !== undefined) {
      events.onMenu(value, pointOf(row));
    }
  };
  const active = useActiveRow(rows.rowCount, {
    reveal,
    pick: act,
    openMenu,
    onOtherKey: (key, row, moveTo) => handleKey(rows, row, key, events, moveTo),
  });
  const titles = columnTitles(answer.sides, format.name);
  return (
    <div
      ref={container}
      className={cx(styles.container, own.grid)}
      role="treegrid"
      aria-label="Labels"
      aria-rowcount={rows.rowCount + 1}
      aria-colcount={titles.length + (hasCharts ? 2 : 1)}
      aria-activedescendant={active.row === -1 ? undefined : `${id}-${active.row}`}
      tabIndex={0}
      onKeyDown={active.onKeyDown}
      onScroll={onScroll}
    >
      <LabelListHead titles={titles} hasCharts={hasCharts} />
      <div role="rowgroup" className={styles.body} style={{ height: heightPx }}>
        {rows.rowCount === 0 && (
          <div role="row" className={styles.empty}>
            <div role="gridcell">
              {answer.foundCount === undefined ? 'There are no labels to show.' : 'No label value matches the search.'}
            </div>
          </div>
        )}
        {items.map(({ index, start }) => {
          const row = rows.at(index);
          return (
            <LabelListRow
              key={index}
              id={`${id}-${index}`}
              className={active.row === index ? own.active : ''}
              place={{ row, index, topPx: start }}
              model={{ source: rows, columnsOf, hasCharts, chartOf, chartScale, picked }}
              events={{ ...events, onRun: () => act(index) }}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The label that a row belongs to; `''` for the labels with a single value. */
function labelOf({ source }: LabelRows, row: LabelRow): string {
  return 'label' in row ? source.labels[row.label].name : '';
}

/** The value of a row that has one. */
function valueAt(rows: LabelRows, index: number): LabelValue | undefined {
  const row = rows.at(index);
  if (row.kind === 'single') {
    return rows.source.singleValued[row.place];
  }
  return row.kind === 'value' ? valueOf(rows.source.labels[row.label], row.place) : undefined;
}

function valueOf({ name, values }: ListedLabel, place: number): LabelValue {
  return { label: name, value: values[place] };
}

/** What Enter does, and a click. */
function runRow(rows: LabelRows, index: number, events: LabelListEvents): void {
  const row = rows.at(index);
  const value = valueAt(rows, index);
  if (value !== undefined) {
    events.onPick(value);
  } else if (row.kind === 'label') {
    const { name } = rows.source.labels[row.label];
    events.onFold(name, !rows.folded.has(name));
  } else if (row.kind === 'other') {
    events.onShowAll(rows.source.labels[row.label].name);
  } else {
    events.onShowSingleValued(!rows.showsSingleValued);
  }
}

function handleKey(
  rows: LabelRows,
  index: number,
  key: string,
  events: LabelListEvents,
  moveTo: (row: number) => void
): boolean {
  const row = rows.at(index);
  const value = valueAt(rows, index);
  if (value !== undefined && (key === '+' || key === '-')) {
    events.onFilter(value, key === '+');
    return true;
  }
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') {
    return false;
  }
  if (row.kind === 'label') {
    events.onFold(rows.source.labels[row.label].name, key === 'ArrowLeft');
  } else if (row.kind === 'singleValued') {
    events.onShowSingleValued(key === 'ArrowRight');
  } else if (key === 'ArrowLeft' && 'label' in row) {
    moveTo(rows.rowOfLabel(rows.source.labels[row.label].name));
  }
  return true;
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Changes of shares are longer than shares: they must not touch the number before them.
  grid: css({ '[role=gridcell] > span + span': { width: 68 } }),
  active: css({ '[role=treegrid]:focus-visible &': { background: theme.colors.action.focus } }),
});
