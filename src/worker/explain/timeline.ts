// The grid of all charts of an explorer, and the total on it.
import { type LabelTable } from '../../engine/explain/labelTable';
import { type ChartBuckets } from '../../engine/explain/valueBuckets';

/** More points cannot be told apart in a panel, and each costs memory per value. */
const MOST_BUCKETS = 240;
/** Of tables with more rows, so many tell the distance of points. */
const MOST_ROWS = 100_000;

export interface ChartTimes {
  readonly buckets: ChartBuckets;
  /** How many points in time fall into a bucket. */
  readonly stepsPerBucket: number;
}

export const noTimes: ChartTimes = { buckets: { fromMs: 0, stepMs: 1, count: 0 }, stepsPerBucket: 1 };

/** Buckets that cover all rows, each a whole number of steps long. `stepMs` undefined takes the smallest distance of two points. */
export function chartBuckets(table: LabelTable, stepMs: number | undefined): ChartTimes {
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < table.length; row++) {
    const timeMs = table.timeMs[row];
    first = timeMs < first ? timeMs : first;
    last = timeMs > last ? timeMs : last;
  }
  if (first === Infinity) {
    return noTimes;
  }
  const step = stepMs !== undefined && stepMs > 0 ? stepMs : smallestStep(table);
  const steps = Math.round((last - first) / step) + 1;
  const stepsPerBucket = Math.ceil(steps / MOST_BUCKETS);
  return {
    buckets: { fromMs: first - step, stepMs: step * stepsPerBucket, count: Math.ceil(steps / stepsPerBucket) },
    stepsPerBucket,
  };
}

function smallestStep({ length, timeMs }: LabelTable): number {
  // Rows of one time mostly stand together.
  const distinct = timeMs
    .subarray(0, Math.min(length, MOST_ROWS))
    .filter((ms, row) => row === 0 || ms !== timeMs[row - 1]);
  const times = Float64Array.from(new Set(distinct)).sort();
  let smallest = Infinity;
  for (let index = 1; index < times.length; index++) {
    smallest = Math.min(smallest, times[index] - times[index - 1]);
  }
  return smallest === Infinity ? 1000 : smallest;
}

/** The average per step of everything in each bucket. */
export function totalsByBucket(
  { length, timeMs, value }: LabelTable,
  { buckets: { fromMs, stepMs, count }, stepsPerBucket }: ChartTimes
): Float64Array {
  const totals = new Float64Array(count);
  let time = NaN;
  let bucket = -1;
  for (let row = 0; row < length; row++) {
    // Rows of one time mostly stand together: a division for each would be most of the work.
    if (timeMs[row] !== time) {
      time = timeMs[row];
      bucket = Math.ceil((time - fromMs) / stepMs) - 1;
    }
    if (bucket >= 0 && bucket < count && value[row] > 0 && value[row] < Infinity) {
      totals[bucket] += value[row] / stepsPerBucket;
    }
  }
  return totals;
}
