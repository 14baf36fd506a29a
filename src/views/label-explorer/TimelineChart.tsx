// The total over time, on which a window is selected: by dragging, or with the keys on its two ends.
import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React, { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { type TimeWindow } from '../../engine/explain/setSums';
import { type Timeline } from '../../worker/explain/explainRequest';
import { areaPath, linePath } from '../label-list/Sparkline';
import { type ValueFormat } from '../profile/valueFormat';
import { draggedEdges, type EdgeRange, edgesAfterKey, edgesOf, windowOf } from './windowSelection';

interface Props {
  readonly timeline: Timeline;
  readonly window: TimeWindow | undefined;
  readonly onSelect: (window: TimeWindow | undefined) => void;
  readonly format: ValueFormat;
  readonly timeZone: TimeZone;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A shorter move of the pointer is a click, which gives the selection up. */
const LEAST_DRAG_PX = 3;

interface Drag {
  readonly startPx: number;
  readonly endPx: number;
}

export function TimelineChart({ timeline, window, onSelect, format, timeZone, widthPx, heightPx }: Props) {
  const styles = useStyles2(getStyles);
  const [drag, setDrag] = useState<Drag>();
  const { buckets, totals } = timeline;
  const { count } = buckets;
  const scale = totals.reduce((largest, total) => Math.max(largest, total), 0);
  const chosen = window && edgesOf(buckets, window);
  const dragged = drag && isDrag(drag) ? draggedEdges(count, drag.startPx / widthPx, drag.endPx / widthPx) : undefined;
  const edges: EdgeRange = dragged ?? chosen ?? { from: 0, to: count };
  const isSelected = dragged !== undefined || chosen !== undefined;
  const toPx = (edge: number) => (edge / count) * widthPx;
  const timeOf = (edge: number) => dateTimeFormat(buckets.fromMs + edge * buckets.stepMs, { timeZone });

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button === 0) {
      event.currentTarget.setPointerCapture?.(event.pointerId);
      const startPx = offsetPx(event);
      setDrag({ startPx, endPx: startPx });
    }
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (drag !== undefined) {
      setDrag({ ...drag, endPx: offsetPx(event) });
    }
  };
  const onPointerUp = () => {
    setDrag(undefined);
    if (drag !== undefined) {
      onSelect(dragged === undefined ? undefined : windowOf(buckets, dragged));
    }
  };
  const onKeyDown = (end: 'from' | 'to') => (event: KeyboardEvent) => {
    const next = event.key === 'Escape' ? { from: 0, to: count } : edgesAfterKey(event.key, end, edges, count);
    if (next !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      event.stopPropagation();
      onSelect(windowOf(buckets, next));
    }
  };
  return (
    <div className={styles.timeline} style={{ width: widthPx, height: heightPx }}>
      <div
        className={styles.plot}
        data-testid="label-timeline"
        title="Drag to select a time: the panel says what explains the difference to the rest"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => setDrag(undefined)}
      >
        <svg width={widthPx} height={heightPx} role="img" aria-label={summary(timeline, format, timeOf)}>
          <path className={styles.area} d={areaPath(totals, scale, widthPx, heightPx)} />
          <path className={styles.line} d={linePath(totals, scale, widthPx, heightPx)} />
          {isSelected && (
            <rect
              className={styles.window}
              x={toPx(edges.from)}
              width={toPx(edges.to) - toPx(edges.from)}
              height={heightPx}
            />
          )}
        </svg>
      </div>
      <span className={styles.scale}>{format.value(scale)}</span>
      {(['from', 'to'] as const).map((end) => (
        <div
          key={end}
          role="slider"
          tabIndex={0}
          aria-label={end === 'from' ? 'Selected time begins' : 'Selected time ends'}
          aria-valuemin={0}
          aria-valuemax={count}
          aria-valuenow={edges[end]}
          aria-valuetext={timeOf(edges[end])}
          className={styles.end}
          style={{ left: toPx(edges[end]) }}
          onKeyDown={onKeyDown(end)}
        />
      ))}
    </div>
  );
}

function offsetPx(event: PointerEvent<HTMLElement>): number {
  return event.clientX - event.currentTarget.getBoundingClientRect().left;
}

function isDrag({ startPx, endPx }: Drag): boolean {
  return Math.abs(endPx - startPx) >= LEAST_DRAG_PX;
}

function summary({ buckets, totals }: Timeline, format: ValueFormat, timeOf: (edge: number) => string): string {
  const largest = totals.reduce((place, total, bucket) => (total > totals[place] ? bucket : place), 0);
  return `${format.name} over time from ${timeOf(0)} to ${timeOf(buckets.count)}, largest at ${timeOf(largest)} with ${format.value(totals[largest] ?? 0)}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  timeline: css({ position: 'relative', flex: 'none' }),
  plot: css({ cursor: 'crosshair', touchAction: 'pan-y', borderBottom: `1px solid ${theme.colors.border.weak}` }),
  area: css({ fill: theme.colors.primary.main, fillOpacity: 0.15 }),
  line: css({ fill: 'none', stroke: theme.colors.primary.text, strokeWidth: 1 }),
  window: css({ fill: theme.colors.warning.main, fillOpacity: 0.18, stroke: theme.colors.warning.border }),
  scale: css({
    position: 'absolute',
    top: 0,
    left: theme.spacing(0.5),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    pointerEvents: 'none',
  }),
  end: css({
    position: 'absolute',
    top: 0,
    bottom: 0,
    width: 7,
    marginLeft: -3.5,
    pointerEvents: 'none',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, borderRadius: 2 },
  }),
});
