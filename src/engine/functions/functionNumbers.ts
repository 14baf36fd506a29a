// Self and total per function, wherever they come from: summed over a tree, or recorded exactly.
import { type ComparedCalls, type ExactCalls } from '../call-graph/exactCalls';
import { type CallTree, type DiffTree, isDiffTree, type TreeFunctions } from '../tree/callTree';
import { type FunctionTotals, totalsOfSides } from '../tree/functionTotals';

/** Columns have one entry per row of `functions`. */
export interface FunctionNumbers {
  readonly functions: TreeFunctions;
  /** As in `CallTree`. */
  readonly cutFunction?: number;
  readonly totals: FunctionTotals;
  /** Only of a diff. */
  readonly baseline?: FunctionTotals;
  /** How often functions were called, where that was counted; NaN where it is unknown. */
  readonly callCounts?: { readonly all: Float64Array; readonly primitive: Float64Array };
  /** What shares are of. */
  readonly whole: number;
  readonly baselineWhole?: number;
  readonly unit: string;
}

/** The recorded numbers where there are any, else the tree's. */
export function numbersOf(
  tree: CallTree | DiffTree,
  recorded: ExactCalls | ComparedCalls | undefined
): FunctionNumbers {
  return recorded === undefined ? numbersOfTree(tree) : numbersOfCalls(recorded);
}

export function numbersOfTree(tree: CallTree | DiffTree): FunctionNumbers {
  const { comparison, baseline } = totalsOfSides(tree);
  return {
    functions: tree.functions,
    cutFunction: tree.cutFunction,
    totals: comparison,
    baseline,
    whole: tree.total[0],
    baselineWhole: isDiffTree(tree) ? tree.baselineTotal[0] : undefined,
    unit: tree.unit,
  };
}

export function numbersOfCalls(calls: ExactCalls | ComparedCalls): FunctionNumbers {
  const baseline = 'baseline' in calls ? calls.baseline : undefined;
  const isCounted = calls.callCount.some((count) => !Number.isNaN(count) && count > 0);
  return {
    functions: calls.functions,
    totals: calls,
    baseline,
    callCounts: isCounted ? { all: calls.callCount, primitive: calls.primitiveCallCount } : undefined,
    whole: calls.whole,
    baselineWhole: baseline?.whole,
    unit: calls.unit,
  };
}
