// What the stand-in for Prometheus answers from: series of raw samples, as they were scraped.

/** The metric's name is the label `__name__`, as in Prometheus. */
export const metricNameLabel = '__name__';

/** `timesMs` and `values` have the same length; times rise strictly, in milliseconds since the epoch. */
export interface RecordedSeries {
  readonly labels: ReadonlyMap<string, string>;
  readonly timesMs: Float64Array;
  readonly values: Float64Array;
}

/** The number of entries of `sorted` that are at most `value`. */
export function upperBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] <= value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
