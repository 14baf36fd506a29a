// What a profiler records that keeps no stacks: exact numbers per function, per pair of caller and callee, and where known per source
// line. A Profile carries it beside the stacks that were made up from it (pstats, callgrind).

/**
 * One entry per row of `Profile.functions`, exact. Columns of values are per sample type first, in the order of
 * `Profile.sampleTypes`.
 */
export interface RecordedFunctions {
  readonly self: readonly Float64Array[];
  /** With callees, recursion counted once. Of a function in a cycle with others callgrind files know only an upper bound. */
  readonly total: readonly Float64Array[];
  /** All calls, recursive ones too; NaN where it is unknown. */
  readonly callCount: Float64Array;
  /** Calls from outside of the function itself; NaN where it is unknown. */
  readonly primitiveCallCount: Float64Array;
}

/** One row = one caller with one callee, each pair once. A function that calls itself has a row of its own. */
export interface RecordedCalls {
  readonly length: number;
  /** Rows of `Profile.functions`. */
  readonly caller: Int32Array;
  readonly callee: Int32Array;
  /** What the callee cost when this caller called it, with its own callees; per sample type. */
  readonly total: readonly Float64Array[];
  /** NaN where it is unknown. */
  readonly callCount: Float64Array;
}

/** One row = what one source line cost by itself, exact. A line may be of another file than its function: inlined code. */
export interface LineCosts {
  readonly length: number;
  /** Row of `Profile.functions`. */
  readonly functionIndex: Int32Array;
  /** Index into `Profile.strings`; 0 where the file is unknown. */
  readonly fileName: Int32Array;
  /** 0 where unknown. */
  readonly line: Int32Array;
  /** Per sample type. */
  readonly values: readonly Float64Array[];
}

export interface RecordedCallGraph {
  readonly functions: RecordedFunctions;
  readonly calls: RecordedCalls;
  /** False where a writer only counted calls: their totals are then the callee's, divided by calls. */
  readonly hasExactCalls: boolean;
  /** Only in formats that measure lines; the same line of the same function has one row. */
  readonly lineCosts?: LineCosts;
}
