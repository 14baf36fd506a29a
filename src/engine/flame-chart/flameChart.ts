// The FlameChart: stacks in the order in which they were recorded, where a CallTree has them merged. What samples, lanes and bounds
// make of a profile is in buildFlameChart.ts; `mergedOverTime` leads back to the CallTree.
import { type CallTree } from '../tree/callTree';

/**
 * Depth-first columns like those of a CallTree, but siblings are in order of time and one function may be among them many times. One
 * row = one bar: a stretch of time in which a function was on the stack at this depth. Bars of one caller do not overlap, except for
 * lanes; a bar lies within its caller's.
 *
 *     thread=1  ┌ main ──────────┐  ┌ main ┐      row  label     depth  startNs  durationNs
 *               └ read ┘└ hash ──┘  └ read ┘        0  total       0       0        20
 *               0       3        9  14     20       1  thread=1    1       0        20
 *                                                   2  main        2       0         9
 *                                                   3  read        3       0         3
 *                                                   4  hash        3       3         6
 *                                                   5  main        2      14         6
 *                                                   6  read        3      14         6
 */
export interface FlameChart extends CallTree {
  /** When each bar begins, in nanoseconds since the profile's own start. */
  readonly startNs: Float64Array;
  /** From where it begins to where it ends, in nanoseconds: more than its total where nothing was recorded in between. */
  readonly durationNs: Float64Array;
  /** True where the bars at depth 1 are lanes, one for each thread, and no calls. Lanes may overlap: they stand below each other. */
  readonly hasLanes: boolean;
}

/** True for a tree whose rows are in order of time. */
export function isFlameChart(tree: CallTree): tree is FlameChart {
  return 'startNs' in tree;
}
