// Points of Parca's QueryRange → series in our buckets. Parca stamps a bucket with its beginning, we with its end; it may answer
// one label set or one point in several pieces; and types without duration come as single profiles with all of their labels.
import { type Label } from '../../../engine/profile/profile';
import { type Buckets, type GroupSums } from '../../../worker/workRequest';
import { type Aggregation } from '../aggregation';
import { toStoreSeries } from '../seriesSteps';
import { type StoreSeries } from '../store';
import { type ParcaSeries } from './gatewayAnswers';
import { type ServiceLabel } from './serviceLabel';

/** How to put points together. */
export interface SeriesMaking {
  readonly buckets: Buckets;
  /** As asked for, `service_name` included. */
  readonly groupBy: readonly string[];
  readonly aggregation: Aggregation;
  readonly limit: number | undefined;
  readonly serviceLabel: ServiceLabel;
}

/** The series of all answers; a profile counts once for averages, however many pieces it comes in. */
export function makeSeries(answers: readonly ParcaSeries[], making: SeriesMaking): StoreSeries[] {
  const { buckets, groupBy, aggregation, limit, serviceLabel } = making;
  const groups = new Map<string, GroupSums>();
  const profileCounts = new Int32Array(buckets.count);
  const seen = new Set<string>();
  for (const { labels, points } of answers) {
    const grouped = labelsOfGroup(labels, groupBy, serviceLabel);
    const key = JSON.stringify(grouped);
    const group = groups.get(key) ?? emptyGroup(grouped, buckets.count);
    groups.set(key, group);
    const source = JSON.stringify(labels);
    for (const { timeMs, value } of points) {
      const bucket = Math.floor((timeMs - buckets.startMs) / buckets.stepMs);
      if (bucket < 0 || bucket >= buckets.count) {
        continue;
      }
      group.sums[bucket] += value;
      const profile = `${timeMs} ${source}`;
      if (!seen.has(profile)) {
        seen.add(profile);
        group.profileCounts[bucket]++;
        profileCounts[bucket]++;
      }
    }
  }
  const counted = [...groups.values()].filter((group) => group.profileCounts.some((count) => count > 0));
  return toStoreSeries({ groups: counted, profileCounts }, buckets, aggregation, limit);
}

/**
 * The distance of profiles as far as points show it: their shortest duration, in whole seconds. A point that holds profiles of several
 * moments has the step as its duration and shows nothing. Undefined when none does.
 */
export function shownSpacingMs(answers: readonly ParcaSeries[], stepMs: number): number | undefined {
  let shortest = Infinity;
  for (const { points } of answers) {
    for (const { durationMs } of points) {
      if (durationMs !== stepMs && durationMs < shortest) {
        shortest = durationMs;
      }
    }
  }
  return shortest >= 500 && shortest < Infinity ? Math.round(shortest / 1000) * 1000 : undefined;
}

function emptyGroup(labels: readonly Label[], count: number): GroupSums {
  return { labels, sums: new Float64Array(count), profileCounts: new Int32Array(count) };
}

/** The labels of `groupBy` that there are, in its order. */
function labelsOfGroup(
  labels: readonly Label[],
  groupBy: readonly string[],
  serviceLabel: ServiceLabel
): readonly Label[] {
  return groupBy.flatMap((name) => {
    const stored = serviceLabel.toParca(name);
    const value = labels.find((label) => label.name === stored)?.value ?? '';
    return value === '' ? [] : [{ name, value }];
  });
}
