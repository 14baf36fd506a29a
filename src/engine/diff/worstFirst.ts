// DiffTree → the functions that got worse and those that got better, the largest change first.

import { type DiffTree, isFunction } from '../tree/callTree';
import { diffTotals } from '../tree/functionTotals';
import { functionRanks } from '../tree/treeFunctions';
import { compareSides, type CompareMode, sideState, type SideState } from './compareSides';

export interface WorstFirstOptions {
  /** Which value of a function is compared; totals count recursion once. */
  readonly by: 'self' | 'total';
  readonly mode: CompareMode;
}

/** A function whose value changed. */
export interface ChangedFunction {
  readonly functionIndex: number;
  /** In the unit of the tree, whatever the mode. */
  readonly baseline: number;
  readonly comparison: number;
  /** As `compareSides` gives it in the mode that was asked for; never 0. */
  readonly difference: number;
  readonly relative: number | undefined;
  /** Judged by the function's total: one that merely has no self any more has not vanished. */
  readonly state: SideState;
}

/** Both lists begin with the largest change; equal changes are in order of name. */
export interface WorstFirst {
  /** Functions that take more in the comparison. */
  readonly regressions: readonly ChangedFunction[];
  /** Functions that take less. */
  readonly improvements: readonly ChangedFunction[];
}

/**
 * Ranks every function of a diff. What stores cut off is no function and in neither list; a function that one side has only
 * within its `other` counts there as far as it is named.
 */
export function worstFirst(tree: DiffTree, { by, mode }: WorstFirstOptions): WorstFirst {
  const { baseline, comparison } = diffTotals(tree);
  const changed: ChangedFunction[] = [];
  for (let row = 1; row < tree.functions.length; row++) {
    const sides = {
      baseline: baseline[by][row],
      comparison: comparison[by][row],
      baselineTotal: tree.baselineTotal[0],
      comparisonTotal: tree.total[0],
    };
    const { difference, relative } = compareSides(sides, mode);
    if (difference !== 0 && isFunction(tree, row)) {
      changed.push({
        functionIndex: row,
        baseline: sides.baseline,
        comparison: sides.comparison,
        difference,
        relative,
        state: sideState(baseline.total[row], comparison.total[row]),
      });
    }
  }
  const { rankOf } = functionRanks(tree.functions);
  const largestFirst = (a: ChangedFunction, b: ChangedFunction) =>
    Math.abs(b.difference) - Math.abs(a.difference) || rankOf[a.functionIndex] - rankOf[b.functionIndex];
  return {
    regressions: changed.filter(({ difference }) => difference > 0).sort(largestFirst),
    improvements: changed.filter(({ difference }) => difference < 0).sort(largestFirst),
  };
}
