// Steps, buckets and points of series.
import { type Label, type TimeRangeMs } from '../../engine/profile/profile';
import { type Buckets, type SeriesResult } from '../../worker/workRequest';
import { type Aggregation } from './aggregation';
import { type StoreSeries } from './store';

/** From this many profiles per step on, it no longer shows that steps hold one profile more or less. */
const MANY_PROFILES_PER_STEP = 4;

/** More points than any screen is wide; wider ranges get wider steps. */
const MAX_POINTS = 11_000;

/**
 * A step that suits how often profiles were recorded. A profile counts whole at its start, so steps shorter than the distance of
 * profiles would show one high point and then none; steps that are no multiple of it would hold now one, now two.
 *
 * `spacingMs`: The usual distance of profiles; undefined when it is not known.
 */
export function fittingStep(askedMs: number, spacingMs: number | undefined, range: TimeRangeMs): number {
  const leastMs = Math.max(1, Math.round(askedMs), Math.ceil((range.toMs - range.fromMs) / MAX_POINTS));
  if (spacingMs === undefined || leastMs >= MANY_PROFILES_PER_STEP * spacingMs) {
    return leastMs;
  }
  return Math.ceil(leastMs / spacingMs) * spacingMs;
}

/** The buckets on multiples of the step that lie whole in the range. */
export function bucketsIn(range: TimeRangeMs, stepMs: number): Buckets {
  const startMs = Math.ceil(range.fromMs / stepMs) * stepMs;
  return { startMs, stepMs, count: Math.max(0, Math.floor((range.toMs - startMs) / stepMs)) };
}

/**
 * The points of every group, the `limit` largest of them, in order of their labels: so a series keeps its place, and with it its colour, from
 * one range to the next. A bucket without any profile has no point; one with profiles, but none of the group, is 0 for sums and has no point
 * for averages.
 */
export function toStoreSeries(
  result: Pick<SeriesResult, 'groups' | 'profileCounts'>,
  buckets: Buckets,
  aggregation: Aggregation,
  limit: number | undefined
): StoreSeries[] {
  const series = result.groups.map(({ labels, sums, profileCounts }) => {
    const times: number[] = [];
    const values: number[] = [];
    const counts = aggregation === 'sum' ? result.profileCounts : profileCounts;
    counts.forEach((count, bucket) => {
      if (count > 0) {
        times.push(buckets.startMs + (bucket + 1) * buckets.stepMs);
        values.push(aggregation === 'sum' ? sums[bucket] : sums[bucket] / count);
      }
    });
    return { labels, times, values };
  });
  const inOrder = (a: StoreSeries, b: StoreSeries) => compareLabels(a.labels, b.labels);
  const largestFirst = series.sort((a, b) => sum(b.values) - sum(a.values) || inOrder(a, b));
  return largestFirst.slice(0, limit).sort(inOrder);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function compareLabels(a: readonly Label[], b: readonly Label[]): number {
  const [textA, textB] = [a, b].map((labels) => labels.map(({ name, value }) => `${name}=${value}`).join());
  return textA < textB ? -1 : textA > textB ? 1 : 0;
}
