// A selected time on the timeline's grid: begins and ends at edges of buckets, and is never empty.
import { type TimeWindow } from '../../engine/explain/setSums';
import { type ChartBuckets } from '../../engine/explain/valueBuckets';

/** Edges of buckets, 0 … count: [from, to). */
export interface EdgeRange {
  readonly from: number;
  readonly to: number;
}

/** The nearest edges to a window; undefined for one outside all buckets. */
export function edgesOf({ fromMs, stepMs, count }: ChartBuckets, window: TimeWindow): EdgeRange | undefined {
  const from = clamp(Math.round((window.fromMs - fromMs) / stepMs), count);
  const to = clamp(Math.round((window.toMs - fromMs) / stepMs), count);
  return from < to ? { from, to } : undefined;
}

/** Undefined for all buckets: then there is no rest to compare with. */
export function windowOf({ fromMs, stepMs, count }: ChartBuckets, { from, to }: EdgeRange): TimeWindow | undefined {
  return from <= 0 && to >= count ? undefined : { fromMs: fromMs + from * stepMs, toMs: fromMs + to * stepMs };
}

/** The buckets between two places of the pointer, as shares of the width; both buckets that are touched belong to it. */
export function draggedEdges(count: number, start: number, end: number): EdgeRange {
  const from = clamp(Math.floor(Math.min(start, end) * count), count - 1);
  const to = clamp(Math.floor(Math.max(start, end) * count) + 1, count);
  return { from, to: Math.max(to, from + 1) };
}

/** One end moved by a key; undefined for a key that moves nothing. */
export function edgesAfterKey(
  key: string,
  end: 'from' | 'to',
  { from, to }: EdgeRange,
  count: number
): EdgeRange | undefined {
  const step = Math.max(1, Math.round(count / 20));
  const edge = end === 'from' ? from : to;
  const moved = movedEdge(key, step, edge, count);
  if (moved === undefined) {
    return undefined;
  }
  return end === 'from'
    ? { from: Math.min(clamp(moved, count), to - 1), to }
    : { from, to: Math.max(clamp(moved, count), from + 1) };
}

function movedEdge(key: string, step: number, edge: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return edge - 1;
    case 'ArrowRight':
    case 'ArrowUp':
      return edge + 1;
    case 'PageDown':
      return edge - step;
    case 'PageUp':
      return edge + step;
    case 'Home':
      return 0;
    case 'End':
      return count;
    default:
      return undefined;
  }
}

function clamp(edge: number, count: number): number {
  return Math.min(Math.max(edge, 0), count);
}
