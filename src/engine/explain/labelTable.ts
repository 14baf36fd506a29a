// What the explanation reads: labelled values over time as columns. Made from labels frames or from any labelled series.

/** One label of a table: row r has the value `values[codes[r]]`. */
export interface LabelColumn {
  readonly name: string;
  /** Each value once, in any order. `''` is the value of rows that lack the label. */
  readonly values: readonly string[];
  /** One code per row; −1, like the code of `''`, for a row that lacks the label. */
  readonly codes: Int32Array;
  /** The code that stands for the values a store's limit cut off: counted, and never named as an explanation. */
  readonly cutCode?: number;
}

/**
 * One row = the value of one label set at one time, a bucket [time − step, time). Rows come in any order, those of one time best
 * together. A label set without a row at a time that others have was 0 then; a time without any row is a gap.
 */
export interface LabelTable {
  readonly length: number;
  /** Milliseconds since the Unix epoch. */
  readonly timeMs: Float64Array;
  /** Sums or averages per bucket, in any unit; all buckets are equally long. Negative or not finite counts as 0. */
  readonly value: Float64Array;
  readonly labels: readonly LabelColumn[];
}
