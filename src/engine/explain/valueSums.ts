// Counts per value of one label on both sides, for all label sets of a table or for those inside a selection.
import { type LabelSets } from './labelSets';
import { type SideSums, surprise } from './likelihood';

/** Row = code of the value. */
export interface ValueSums {
  readonly baseline: Float64Array;
  readonly comparison: Float64Array;
}

/** The sums per value of `sets.labels[label]`, over all rows or only over `rows`. */
export function sumByValue(sets: LabelSets, label: number, rows?: Int32Array): ValueSums {
  const { values, codes } = sets.labels[label];
  const baseline = new Float64Array(values.length);
  const comparison = new Float64Array(values.length);
  const length = rows === undefined ? sets.length : rows.length;
  for (let index = 0; index < length; index++) {
    const row = rows === undefined ? index : rows[index];
    baseline[codes[row]] += sets.baseline[row];
    comparison[codes[row]] += sets.comparison[row];
  }
  return { baseline, comparison };
}

/** `whole` with what is `inside` a selection counted `weight` times: 0 leaves the selection out, 1 changes nothing. */
export function weigh(whole: ValueSums, inside: ValueSums, weight: number): ValueSums {
  return {
    baseline: whole.baseline.map((sum, code) => Math.max(0, sum + (weight - 1) * inside.baseline[code])),
    comparison: whole.comparison.map((sum, code) => Math.max(0, sum + (weight - 1) * inside.comparison[code])),
  };
}

export function totalOf(sums: ValueSums): SideSums {
  const add = (total: number, value: number) => total + value;
  return { baseline: sums.baseline.reduce(add, 0), comparison: sums.comparison.reduce(add, 0) };
}

/** G of values × sides: how far the values are from having changed all alike. By chance alone about their number − 1. */
export function heterogeneity(sums: ValueSums): number {
  const { baseline, comparison } = sums;
  const total = totalOf(sums);
  const all = total.baseline + total.comparison;
  let g = 0;
  for (let code = 0; code < baseline.length; code++) {
    const share = (baseline[code] + comparison[code]) / all;
    g += surprise(baseline[code], total.baseline * share) + surprise(comparison[code], total.comparison * share);
  }
  return Math.max(0, 2 * g);
}
