// The two sides of a comparison, summed per label set. Every step of the explanation after the sums reads this table.
import { type LabelColumn } from './labelTable';

/** One row = one label set with its sums on both sides. Two rows may hold the same set; nothing depends on it. */
export interface LabelSets {
  readonly length: number;
  /** Codes are ≥ 0 in every row: a label that a set lacks has the value `''`. */
  readonly labels: readonly LabelColumn[];
  readonly baseline: Float64Array;
  readonly comparison: Float64Array;
}

/** What is explained: one or several tables with the same totals and different labels, and how long each side was. */
export interface Comparison {
  /** Labels that can be combined stand in one table; a label in a table of its own is ranked alone. */
  readonly tables: readonly LabelSets[];
  /** How many points in time each side has: sums ÷ steps are averages, which sides of different length share. */
  readonly baselineSteps: number;
  readonly comparisonSteps: number;
  /**
   * The value that one sample stands for (10 ms of CPU time, 512 KiB of allocations): with it sums become counts, and counts
   * tell how much chance there is in them. Undefined when it is not known and cannot be told from the values.
   */
  readonly sampleValue: number | undefined;
}

/** The table with other sums: `change` is asked for each row's factor. */
export function scaleRows(sets: LabelSets, change: (row: number) => number): LabelSets {
  return {
    ...sets,
    baseline: sets.baseline.map((sum, row) => sum * change(row)),
    comparison: sets.comparison.map((sum, row) => sum * change(row)),
  };
}
