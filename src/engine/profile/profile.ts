// The Profile: what a file or a store holds, as columns. Decoders make it, trees are built from it.
// Hot data is columns, never an object per row: a profile may hold millions of samples.
import { type RecordedCallGraph } from './recordedCallGraph';

/** The name and the unit of one value column, for example `cpu` in `nanoseconds`. */
export interface SampleType {
  readonly name: string;
  /** The unit as the writer spelled it: `nanoseconds`, `bytes`, `count`, … */
  readonly unit: string;
}

/** A half-open stretch of time, [fromMs, toMs), in milliseconds since the Unix epoch. */
export interface TimeRangeMs {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * One row = one function. Strings are indexes into `Profile.strings`; 0 is the empty string and means "unknown".
 * A function's identity is its name and its file where a file is known, else its name alone.
 */
export interface FunctionTable {
  readonly length: number;
  readonly name: Int32Array;
  readonly systemName: Int32Array;
  readonly fileName: Int32Array;
  /** First line of the function in its file, 0 when unknown. */
  readonly startLine: Int32Array;
}

/** One row = a function at a line, possibly inlined into the frame that is its parent in the stack. */
export interface FrameTable {
  readonly length: number;
  readonly functionIndex: Int32Array;
  /** Current line in the function's file, 0 when unknown. */
  readonly line: Int32Array;
  /** Row of `Profile.mappings`, -1 for none. */
  readonly mappingIndex: Int32Array;
  /** 1 where the compiler inlined this frame into its caller. */
  readonly inlined: Uint8Array;
}

/** One row = one binary or library that was mapped into the process. */
export interface Mapping {
  readonly fileName: string;
  readonly buildId: string;
}

/**
 * Stacks as a prefix tree: one row = a frame on top of the stack `parent`. Parents come before their children.
 *
 *     main ── work ── hash        row  frame  parent
 *         └── idle                 0   main    -1
 *                                  1   work     0
 *                                  2   hash     1
 *                                  3   idle     0
 */
export interface StackTable {
  readonly length: number;
  /** Row of the caller's stack, -1 at the root. */
  readonly parent: Int32Array;
  readonly frameIndex: Int32Array;
}

/** One name and one value; a label set may hold the same name twice, as pprof allows. */
export interface Label {
  readonly name: string;
  readonly value: string;
}

/** Labels in order of name, then of value. */
export type LabelSet = readonly Label[];

/** One row = a stack, its values and its labels. Rows are in the order of the file. */
export interface SampleTable {
  readonly length: number;
  /** Row of the stack table, -1 for an empty stack. */
  readonly stackIndex: Int32Array;
  /** Row of `Profile.labelSets`; row 0 is always the empty set. */
  readonly labelSetIndex: Int32Array;
  /** One column per sample type, in the order of `Profile.sampleTypes`. Whole numbers are exact up to 2^53. */
  readonly values: readonly Float64Array[];
  /**
   * When each sample began, in nanoseconds since the profile's own start; rows of one label set are in order of it. Only in
   * profiles of one recording whose format keeps the order of time: a merge has none.
   */
  readonly startNs?: Float64Array;
}

/**
 * One recorded or merged measurement with its tables. Profiles are never changed once they are made.
 *
 * Invariants, checked by `checkProfile`: every index is in range; `strings[0]` is `''`; `labelSets[0]` is empty; a
 * stack's parent has a smaller row than the stack; every value column is as long as the sample table.
 */
export interface Profile {
  readonly sampleTypes: readonly SampleType[];
  /** The sample type to show when nobody asks for one. */
  readonly defaultSampleTypeIndex: number;
  /** What was counted between two samples, with its distance `period` in that unit. */
  readonly periodType?: SampleType;
  readonly period?: number;
  /** When it was recorded; absent when the file does not say. Both ends are equal when the duration is unknown. */
  readonly timeRange?: TimeRangeMs;
  readonly strings: readonly string[];
  readonly functions: FunctionTable;
  readonly frames: FrameTable;
  readonly mappings: readonly Mapping[];
  readonly stacks: StackTable;
  readonly samples: SampleTable;
  readonly labelSets: readonly LabelSet[];
  /** Names of labels that were read from frames at the root of stacks: what the path of a file says goes before them. */
  readonly rootFrameLabels?: readonly string[];
  /** The format it was decoded from: `pprof`, `folded`, …; `merged` for a merge of different formats. */
  readonly format: string;
  /**
   * The exact numbers of a file that knows functions and calls but no stacks (pstats, callgrind); `samples` are then stacks made up
   * from it. Only of whole profiles: what keeps a part of the samples drops it.
   */
  readonly callGraph?: RecordedCallGraph;
  /** True where stacks were made up from a call graph and could have been others. */
  readonly approximate: boolean;
  /** Sentences for the user about what was not exact or left out; empty when all is well. */
  readonly notices: readonly string[];
}
