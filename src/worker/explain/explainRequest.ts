// The words between a label explorer and the worker that sums and ranks for it. Plain data only, so that it can be sent by
// structured clone.
import { type ChangeExplanation } from '../../engine/explain/explainChange';
import { type BreakdownOrder } from '../../engine/explain/breakdown';
import { type TimeWindow } from '../../engine/explain/setSums';
import { type LabelTable } from '../../engine/explain/labelTable';
import { type ChartBuckets } from '../../engine/explain/valueBuckets';

/** Everything that is explored, until the next load. Tables of one side have the same totals and different labels. */
export interface ExploredTables {
  readonly comparison: readonly LabelTable[];
  /** Empty for tables that only a window divides. */
  readonly baseline: readonly LabelTable[];
  /** The distance of points in milliseconds; undefined takes the smallest there is. */
  readonly stepMs: number | undefined;
}

/** What is compared with what: one time with the rest, the two sides that were loaded, or nothing, for shares alone. */
export type Sides =
  { readonly kind: 'window'; readonly window: TimeWindow } | { readonly kind: 'baseline' | 'nothing' };

export interface ExplorerQuestion {
  readonly sides: Sides;
  readonly order: BreakdownOrder;
  /** So many values per label. */
  readonly limit: number;
  /** Labels that are listed without a limit. */
  readonly unlimited: readonly string[];
  /** What `parseSearch` reads; values are searched as `label=value`. The empty text searches nothing. */
  readonly search: string;
}

/** The total over time: the average per step in each bucket. */
export interface Timeline {
  readonly buckets: ChartBuckets;
  readonly totals: Float64Array;
}

/** A label with several values. All values are averages per step; the columns have one entry for each listed value. */
export interface ListedLabel {
  readonly name: string;
  readonly values: readonly string[];
  readonly baseline: Float64Array;
  readonly comparison: Float64Array;
  /** What is not listed, as one; undefined if everything is. `valueCount` values are known; `hasCut` if a store cut off more. */
  readonly other:
    | { readonly valueCount: number; readonly hasCut: boolean; readonly baseline: number; readonly comparison: number }
    | undefined;
}

export interface ExplorerAnswer {
  readonly sides: Sides['kind'];
  readonly labels: readonly ListedLabel[];
  readonly singleValued: ReadonlyArray<{ readonly label: string; readonly value: string }>;
  /** Averages of everything per step. */
  readonly baseline: number;
  readonly comparison: number;
  /** Undefined where nothing is compared. */
  readonly change: ChangeExplanation | undefined;
  /** How many values a search found; undefined without one. */
  readonly foundCount: number | undefined;
}

/** Asks for the small charts of values of one label. */
export interface ChartRequest {
  readonly label: string;
  readonly values: readonly string[];
}
