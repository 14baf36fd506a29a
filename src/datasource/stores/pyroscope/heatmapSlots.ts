// Slots of servers → slots of ours: put into buckets of time, added up where a bucket was asked for in finer steps.
import { type Label, type TimeRangeMs } from '../../../engine/profile/profile';
import { type HeatmapAnswer } from '../store';
import { bucketOf, type SeriesGrid } from './seriesGrid';
import { groupLabels, labelsKey, type ServerHeatmap } from './seriesMessages';

/** One label set; per end of a bucket how many values lie above which lower edge. */
export interface HeatmapGroup {
  readonly labels: readonly Label[];
  readonly buckets: Map<number, Map<number, number>>;
}

/** Groups by `labelsKey` of their labels. */
export type HeatmapGroups = ReadonlyMap<string, HeatmapGroup>;

/** What a server answered for one piece of a grid. */
export interface PieceOfHeatmap {
  readonly piece: TimeRangeMs;
  readonly series: readonly ServerHeatmap[];
}

export function collectSlots(
  answers: readonly PieceOfHeatmap[],
  grid: SeriesGrid,
  groupBy: readonly string[]
): HeatmapGroups {
  const groups = new Map<string, HeatmapGroup>();
  for (const { piece, series } of answers) {
    for (const { labels: serverLabels, slots } of series) {
      const labels = groupLabels(serverLabels, groupBy);
      const key = labelsKey(labels);
      const group = groups.get(key) ?? { labels, buckets: new Map<number, Map<number, number>>() };
      groups.set(key, group);
      for (const { timestamp, yMin, counts } of slots) {
        const bucket = bucketOf(timestamp, piece, grid);
        if (bucket !== undefined) {
          const rows = group.buckets.get(bucket) ?? new Map<number, number>();
          group.buckets.set(bucket, rows);
          yMin.forEach((edge, row) => rows.set(edge, (rows.get(edge) ?? 0) + (counts[row] ?? 0)));
        }
      }
    }
  }
  return groups;
}

/** In order of labels, then of time, then of edges. */
export function toHeatmapSeries(groups: HeatmapGroups): HeatmapAnswer['series'] {
  return [...groups]
    .filter(([, { buckets }]) => buckets.size > 0)
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([, { labels, buckets }]) => ({
      labels,
      slots: ascending(buckets).map(([timeMs, rows]) => ({
        timeMs,
        yMin: ascending(rows).map(([edge]) => edge),
        counts: ascending(rows).map(([, count]) => count),
      })),
    }));
}

function ascending<T>(byNumber: ReadonlyMap<number, T>): Array<[number, T]> {
  return [...byNumber].sort(([a], [b]) => a - b);
}
