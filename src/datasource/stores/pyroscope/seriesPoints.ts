// Points of servers → points of ours: put into buckets, combined, limited and ordered.
import { type Label, type TimeRangeMs } from '../../../engine/profile/profile';
import { type StoreSeries } from '../store';
import { bucketOf, type SeriesGrid } from './seriesGrid';
import { groupLabels, labelsKey, type ServerSeries } from './seriesMessages';

/** How a server combined the profiles of a bucket. */
export type ServerAggregation = 'SUM' | 'AVERAGE';

/** One label set; a value per bucket in which it has profiles, by the bucket's end. */
export interface Group {
  readonly labels: readonly Label[];
  readonly values: ReadonlyMap<number, number>;
}

/** Groups by `labelsKey` of their labels. */
export type Groups = ReadonlyMap<string, Group>;

/** What a server answered for one piece of a grid. */
export interface PieceOfSeries {
  readonly piece: TimeRangeMs;
  readonly series: readonly ServerSeries[];
}

/**
 * Where a server had to be asked in finer steps, a bucket has several points: sums are added up, of averages the mean is taken,
 * which is exact when each point stands for as many profiles.
 */
export function collectPoints(
  answers: readonly PieceOfSeries[],
  grid: SeriesGrid,
  groupBy: readonly string[],
  aggregation: ServerAggregation
): Groups {
  const groups = new Map<string, { readonly labels: readonly Label[]; readonly points: Map<number, number[]> }>();
  for (const { piece, series } of answers) {
    for (const { labels: serverLabels, points } of series) {
      const labels = groupLabels(serverLabels, groupBy);
      const key = labelsKey(labels);
      const group = groups.get(key) ?? { labels, points: new Map<number, number[]>() };
      groups.set(key, group);
      for (const { timestamp, value } of points) {
        const bucket = bucketOf(timestamp, piece, grid);
        if (bucket !== undefined && Number.isFinite(value)) {
          group.points.set(bucket, [...(group.points.get(bucket) ?? []), value]);
        }
      }
    }
  }
  return mapGroups(groups, ({ labels, points }) => ({
    labels,
    values: new Map(
      Array.from(points, ([bucket, values]) => [
        bucket,
        aggregation === 'SUM' ? sum(values) : sum(values) / values.length,
      ])
    ),
  }));
}

/** Sums as averages; a bucket that nobody counted stays as it is. */
export function divideByCounts(sums: Groups, counts: Groups): Groups {
  return mapGroups(sums, ({ labels, values }, key) => ({
    labels,
    values: new Map(
      Array.from(values, ([bucket, value]) => [bucket, value / (counts.get(key)?.values.get(bucket) || 1)])
    ),
  }));
}

/** True when both have the same values in the same buckets. */
export function areEqual(a: Groups, b: Groups): boolean {
  const isIn = (group: Group, other: Group | undefined) =>
    other !== undefined &&
    group.values.size === other.values.size &&
    [...group.values].every(([bucket, value]) => other.values.get(bucket) === value);
  return a.size === b.size && [...a].every(([key, group]) => isIn(group, b.get(key)));
}

/**
 * The `limit` largest groups in order of their labels. Of what adds up, a group without profiles in a bucket has 0 there as long as
 * another group has some: nothing was spent. A bucket that no group has is a gap.
 */
export function toStoreSeries(groups: Groups, doesAddUp: boolean, limit: number | undefined): StoreSeries[] {
  const recorded = [...new Set([...groups.values()].flatMap(({ values }) => [...values.keys()]))].sort((a, b) => a - b);
  const series = [...groups.values()]
    .filter(({ values }) => values.size > 0)
    .map(({ labels, values }) => {
      const times = doesAddUp ? recorded : recorded.filter((bucket) => values.has(bucket));
      return { labels, times, values: times.map((bucket) => values.get(bucket) ?? 0) };
    });
  const inOrder = (a: StoreSeries, b: StoreSeries) => compareText(labelsKey(a.labels), labelsKey(b.labels));
  return series
    .sort((a, b) => sum(b.values) - sum(a.values) || inOrder(a, b))
    .slice(0, limit)
    .sort(inOrder);
}

function mapGroups<T>(groups: ReadonlyMap<string, T>, change: (group: T, key: string) => Group): Groups {
  return new Map(Array.from(groups, ([key, group]) => [key, change(group, key)]));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
