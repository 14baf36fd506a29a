// The CallTree: the stacks of one sample type merged from the root, as depth-first columns. Frames and views are made of it.

/**
 * The functions of a tree, once each: column `functionIndex` of a tree points here.
 * Identity is name and file where a file is known, else the name. Order is free, row 0 is the root's own entry.
 */
export interface TreeFunctions {
  readonly length: number;
  readonly names: readonly string[];
  /** `''` where the file is unknown. */
  readonly fileNames: readonly string[];
  /** First line of the function, 0 where unknown. */
  readonly startLines: Int32Array;
  /** Binary or library, `''` where unknown. */
  readonly mappings: readonly string[];
}

/**
 * One sample type's stacks, merged by function from the root. One row = one call node. Rows are depth-first: a node's
 * callees follow it directly, siblings are in order of name, then of file. Row 0 is the root `total`: it always exists, and its self
 * is the value of samples with an empty stack. A subtree is the slice [node, subtreeEnd[node]).
 *
 *     total                    row  function  depth  self  total  subtreeEnd
 *     ├── idle  2               0   total       0     0     10       4
 *     └── main  8               1   idle        1     2      2       2
 *         └── work  5           2   main        1     3      8       4
 *                               3   work        2     5      5       4
 */
export interface CallTree {
  readonly length: number;
  readonly functions: TreeFunctions;
  readonly functionIndex: Int32Array;
  readonly depth: Int32Array;
  readonly self: Float64Array;
  readonly total: Float64Array;
  readonly subtreeEnd: Int32Array;
  /**
   * The source line of each call node: the line that all its samples agree on, else its function's first line, else 0.
   * Absent where the profile knows no lines.
   */
  readonly line?: Int32Array;
  /**
   * The row of `functions` that stands for what a store cut off (named `other`); call nodes of it are leaves and no function:
   * they are never listed, searched or diffed as one. Absent where nothing was cut. A real function of that name has a row of its own.
   */
  readonly cutFunction?: number;
  /** Whether a total of either side is negative; absent where nobody has looked. */
  readonly hasNegative?: boolean;
  /** The unit of self and total as the sample type spells it (`nanoseconds`, `bytes`, `count`, …). */
  readonly unit: string;
}

/**
 * A CallTree of the comparison with the baseline beside it: `self` and `total` are the comparison's. Holds every call
 * node that either side has; difference = comparison − baseline.
 */
export interface DiffTree extends CallTree {
  readonly baselineSelf: Float64Array;
  readonly baselineTotal: Float64Array;
}

/** The name of row 0 of every call tree. */
export const ROOT_NAME = 'total';

/** The name of what a store cut off. */
export const CUT_NAME = 'other';

/** True for a row of `functions` that is a function: neither the root's own entry nor what a store cut off. */
export function isFunction({ cutFunction }: Pick<CallTree, 'cutFunction'>, functionIndex: number): boolean {
  return functionIndex > 0 && functionIndex !== cutFunction;
}

/** True for a tree that carries a baseline. */
export function isDiffTree(tree: CallTree): tree is DiffTree {
  return 'baselineTotal' in tree;
}
