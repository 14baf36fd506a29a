// One row of the label list: a label's head, one of its values, or what is not listed.
import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import { type LabelValue } from '../../engine/explain/explainChange';
import { getListStyles } from '../value-rows/listStyles';
import { NumberCells } from '../value-rows/NumberCells';
import { getRowStyles } from '../value-rows/rowStyles';
import { CHART_HEIGHT_PX, CHART_WIDTH_PX, getChartStyles } from './chartCell';
import { type ColumnsOf, otherText, restAsLabel } from './labelColumns';
import { type LabelListEvents } from './LabelList';
import { type LabelRow, type LabelRows } from './labelRows';
import { Sparkline } from './Sparkline';
import { type ChartOf } from './useCharts';
import { ValueName } from './ValueName';

interface Props {
  readonly id: string;
  readonly className: string;
  readonly place: { readonly row: LabelRow; readonly index: number; readonly topPx: number };
  readonly model: {
    readonly source: LabelRows;
    readonly columnsOf: ColumnsOf;
    readonly hasCharts: boolean;
    readonly chartOf: ChartOf;
    /** The common scale of all charts; undefined until it is known. */
    readonly chartScale: number | undefined;
    readonly picked: readonly LabelValue[];
  };
  readonly events: LabelListEvents & { readonly onRun: () => void };
}

export function LabelListRow({ id, className, place, model, events }: Props) {
  const { row, index, topPx } = place;
  const { source, columnsOf, hasCharts, chartOf, chartScale, picked } = model;
  const { labels, singleValued } = source.source;
  const list = useStyles2(getListStyles);
  const rows = useStyles2(getRowStyles);
  const charts = useStyles2(getChartStyles);
  const styles = useStyles2(getStyles);
  const value = valueOfRow(source, row);
  const isPicked =
    value !== undefined && picked.some(({ label, value: text }) => label === value.label && text === value.value);
  const frame = (level: number, isExpanded: boolean | undefined, children: ReactNode) => (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-level={level}
      aria-expanded={isExpanded}
      aria-selected={value === undefined ? undefined : isPicked}
      className={cx(rows.row, list.row, isPicked && list.marked, className)}
      style={{ transform: `translateY(${topPx}px)` }}
      onContextMenu={(event) => {
        if (value !== undefined) {
          event.preventDefault();
          events.onMenu(value, event);
        }
      }}
    >
      {children}
    </div>
  );
  const head = (isExpanded: boolean, text: ReactNode, more: string) =>
    frame(
      1,
      isExpanded,
      <div role="rowheader" className={rows.name}>
        <button type="button" tabIndex={-1} className={styles.head} onClick={events.onRun}>
          <Icon name={isExpanded ? 'angle-down' : 'angle-right'} />
          {text}
        </button>
        <span className={styles.more}>{more}</span>
      </div>
    );

  switch (row.kind) {
    case 'label': {
      const { name, values, other } = labels[row.label];
      return head(
        !source.folded.has(name),
        <bdi>{name}</bdi>,
        valueCountText(values.length + (other?.valueCount ?? 0))
      );
    }
    case 'singleValued':
      return head(
        source.showsSingleValued,
        `${singleValued.length} ${singleValued.length === 1 ? 'label' : 'labels'} with a single value`,
        'cannot explain a change'
      );
    case 'single':
      return frame(
        2,
        undefined,
        <div role="rowheader" className={cx(rows.name, styles.value)}>
          <ValueName value={singleValued[row.place]} showsLabel isPicked={isPicked} events={events} />
        </div>
      );
    case 'other': {
      const rest = restAsLabel(labels[row.label]);
      const canShow = (labels[row.label].other?.valueCount ?? 0) > 0;
      return frame(
        2,
        undefined,
        <>
          <div role="rowheader" className={cx(rows.name, styles.value)}>
            {canShow ? (
              <button
                type="button"
                tabIndex={-1}
                className={styles.other}
                title="Show all values"
                onClick={events.onRun}
              >
                {otherText(labels[row.label].other)}
              </button>
            ) : (
              <span className={styles.more}>{otherText(labels[row.label].other)}</span>
            )}
          </div>
          <NumberCells row={0} columns={columnsOf(rest)} />
          {hasCharts && <div role="gridcell" className={charts.cell} />}
        </>
      );
    }
    case 'value': {
      const label = labels[row.label];
      const own = { label: label.name, value: label.values[row.place] };
      const chart = chartOf(own);
      return frame(
        2,
        undefined,
        <>
          <div role="rowheader" className={cx(rows.name, styles.value)}>
            <ValueName value={own} showsLabel={false} isPicked={isPicked} events={events} />
          </div>
          <NumberCells row={row.place} columns={columnsOf(label)} />
          {hasCharts && (
            <div role="gridcell" className={charts.cell}>
              {chart !== undefined && chartScale !== undefined && (
                <Sparkline values={chart} scale={chartScale} widthPx={CHART_WIDTH_PX} heightPx={CHART_HEIGHT_PX} />
              )}
            </div>
          )}
        </>
      );
    }
  }
}

function valueOfRow({ source }: LabelRows, row: LabelRow): LabelValue | undefined {
  switch (row.kind) {
    case 'value':
      return { label: source.labels[row.label].name, value: source.labels[row.label].values[row.place] };
    case 'single':
      return source.singleValued[row.place];
    case 'label':
    case 'other':
    case 'singleValued':
      return undefined;
  }
}

function valueCountText(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'value' : 'values'}`;
}

const getStyles = (theme: GrafanaTheme2) => {
  const button = {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    minWidth: 0,
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    whiteSpace: 'nowrap',
    '&:hover': { textDecoration: 'underline' },
  } as const;
  return {
    head: css({ ...button, color: theme.colors.text.primary, fontWeight: theme.typography.fontWeightMedium }),
    other: css({ ...button, color: theme.colors.text.secondary }),
    more: css({ color: theme.colors.text.secondary, paddingLeft: theme.spacing(1) }),
    value: css({ paddingLeft: theme.spacing(1.5) }),
  };
};
