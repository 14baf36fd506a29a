// Recorded profiles as points in time: their labels, and how they spread over values.
import { type Label } from '../../../engine/profile/profile';
import { bucketIndex } from '../../../worker/seriesAccumulator';
import { type Buckets } from '../../../worker/workRequest';
import { type Exemplar, type HeatmapAnswer, type HeatmapSlot } from '../store';
import { type CatalogFile } from './catalogFile';
import { DIR_LABEL, FILE_LABEL } from './pathLabels';

/** So many equal steps from 0 to the largest value. */
const VALUE_BUCKETS = 20;

/** What is known of a file without its samples, in order of name, without the parts of the path that are no labels. */
export function fileLabels({ pathLabels, manifestLabels }: CatalogFile): readonly Label[] {
  const values = new Map([...pathLabels, ...manifestLabels].map(({ name, value }) => [name, value]));
  values.delete(DIR_LABEL);
  values.delete(FILE_LABEL);
  return Array.from(values, ([name, value]) => ({ name, value })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** One series per value of the labels of `groupBy`, those with the most points first, `limit` of them; only slots that hold something. */
export function heatmapOf(
  points: readonly Exemplar[],
  buckets: Buckets,
  groupBy: readonly string[],
  limit: number | undefined
): HeatmapAnswer['series'] {
  const largest = points.reduce((max, { value }) => Math.max(max, value), 0);
  const height = largest / VALUE_BUCKETS || 1;
  const groups = new Map<string, { labels: readonly Label[]; points: Exemplar[] }>();
  for (const point of points) {
    const labels = point.labels.filter(({ name }) => groupBy.includes(name));
    const key = JSON.stringify(labels);
    const group = groups.get(key) ?? { labels, points: [] };
    groups.set(key, group);
    group.points.push(point);
  }
  return [...groups.values()]
    .sort((a, b) => b.points.length - a.points.length)
    .slice(0, limit)
    .map((group) => ({ labels: group.labels, slots: slotsOf(group.points, buckets, height) }));
}

function slotsOf(points: readonly Exemplar[], buckets: Buckets, height: number): readonly HeatmapSlot[] {
  const yMin = Array.from({ length: VALUE_BUCKETS }, (_, index) => index * height);
  const counts = new Map<number, number[]>();
  for (const { timeMs, value } of points) {
    const bucket = bucketIndex(buckets, timeMs);
    if (bucket !== -1) {
      const slot = counts.get(bucket) ?? yMin.map(() => 0);
      counts.set(bucket, slot);
      slot[Math.min(VALUE_BUCKETS - 1, Math.max(0, Math.floor(value / height)))]++;
    }
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([bucket, inSlot]) => ({ timeMs: buckets.startMs + (bucket + 1) * buckets.stepMs, yMin, counts: inSlot }));
}
