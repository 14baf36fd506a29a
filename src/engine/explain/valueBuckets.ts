// Values over time for the small charts: only those that are shown, so that the work follows the screen and not the data.
import { type LabelTable } from './labelTable';

/** Equal stretches of time; bucket i is [fromMs + i · stepMs, fromMs + (i + 1) · stepMs). */
export interface ChartBuckets {
  readonly fromMs: number;
  readonly stepMs: number;
  readonly count: number;
}

/**
 * Sums per value and bucket, row-major: entry i · buckets.count + b is value `codes[i]` in bucket b. A row at time t holds what
 * happened before t, so a row exactly on an edge counts in the bucket that ends there; rows outside all buckets are left out.
 */
export function sumByBucket(
  { length, timeMs, value, labels }: LabelTable,
  label: number,
  codes: ArrayLike<number>,
  { fromMs, stepMs, count }: ChartBuckets
): Float64Array {
  const columnOf = new Int32Array(labels[label].values.length).fill(-1);
  for (let index = 0; index < codes.length; index++) {
    columnOf[codes[index]] = index;
  }
  const rowCodes = labels[label].codes;
  const sums = new Float64Array(codes.length * count);
  let time = NaN;
  let bucket = -1;
  for (let row = 0; row < length; row++) {
    const code = rowCodes[row];
    const column = code < 0 ? -1 : columnOf[code];
    // Rows of one time mostly stand together: a division for each would be most of the work.
    if (timeMs[row] !== time) {
      time = timeMs[row];
      bucket = Math.ceil((time - fromMs) / stepMs) - 1;
    }
    if (column >= 0 && bucket >= 0 && bucket < count && value[row] > 0 && value[row] < Infinity) {
      sums[column * count + bucket] += value[row];
    }
  }
  return sums;
}
