// CallTree → self and total per function, as top tables show them.

import { once } from '../../base/once';
import { type CallTree, type DiffTree, isDiffTree } from './callTree';

/** One entry per row of the tree's function table. */
export interface FunctionTotals {
  readonly self: Float64Array;
  readonly total: Float64Array;
}

/** The totals of a tree, and which functions have a call node in it. */
export interface TotalsOfTree extends FunctionTotals {
  /** 1 for each function that has one. */
  readonly isCalled: Uint8Array;
}

/** The totals of what a tree has: of a profile its own, of a diff those of both sides. */
export interface TotalsOfSides {
  readonly comparison: TotalsOfTree;
  readonly baseline?: TotalsOfTree;
}

/**
 * Sums each function over the tree, in one pass. A total counts recursion once: of nested calls only the outermost counts.
 *
 * Functions are met in random order, so what is known of one stands together: its self and its total are neighbours while they grow.
 */
export function functionTotals(
  tree: Pick<CallTree, 'functions' | 'functionIndex' | 'depth' | 'self' | 'total'>
): TotalsOfTree {
  const { functions, functionIndex, depth, self, total } = tree;
  const sums = new Float64Array(2 * functions.length);
  const calls = new OutermostCalls(functions.length, depth.length);
  for (let node = 0; node < depth.length; node++) {
    const row = functionIndex[node];
    sums[2 * row] += self[node];
    if (calls.isOutermost(row, depth[node])) {
      sums[2 * row + 1] += total[node];
    }
  }
  return { self: everyNth(sums, 2, 0), total: everyNth(sums, 2, 1), isCalled: calls.isCalled() };
}

/** The same of both sides of a diff, in one pass: they have the same calls. Selfs are summed for whoever asks for them: tables of diffs need not. */
export function diffTotals(tree: DiffTree): Required<TotalsOfSides> {
  const { functions, functionIndex, depth, total, baselineTotal } = tree;
  const sums = new Float64Array(2 * functions.length);
  const calls = new OutermostCalls(functions.length, depth.length);
  for (let node = 0; node < depth.length; node++) {
    const row = functionIndex[node];
    if (calls.isOutermost(row, depth[node])) {
      sums[2 * row] += baselineTotal[node];
      sums[2 * row + 1] += total[node];
    }
  }
  const isCalled = calls.isCalled();
  const selfs = once(() => diffSelfs(tree));
  return {
    baseline: {
      get self() {
        return selfs().baseline;
      },
      total: everyNth(sums, 2, 0),
      isCalled,
    },
    comparison: {
      get self() {
        return selfs().comparison;
      },
      total: everyNth(sums, 2, 1),
      isCalled,
    },
  };
}

function diffSelfs({ functions, functionIndex, self, baselineSelf }: DiffTree) {
  const sums = new Float64Array(2 * functions.length);
  for (let node = 0; node < functionIndex.length; node++) {
    const place = 2 * functionIndex[node];
    sums[place] += baselineSelf[node];
    sums[place + 1] += self[node];
  }
  return { baseline: everyNth(sums, 2, 0), comparison: everyNth(sums, 2, 1) };
}

/** The totals of a profile or of both sides of a diff, whichever the tree is. */
export function totalsOfSides(tree: CallTree | DiffTree): TotalsOfSides {
  return isDiffTree(tree) ? diffTotals(tree) : { comparison: functionTotals(tree) };
}

/**
 * Tells which calls do not lie within another call of their function, for nodes that are asked about in the order of the tree.
 *
 *     main            the path to the last node is main, work, main: at the level of main's last outermost call there still
 *     └── work        stands main, so this node lies within it; had another function taken that level, main's call were over
 *         └── main
 */
class OutermostCalls {
  /** Per function the level of its last outermost call; 0 before the first one, for levels count from 1. */
  private readonly levelOf: Int32Array;
  /** Per level the function on the path to the node at hand; below that node what was there before. No function has level 0. */
  private readonly path: Int32Array;

  constructor(functionCount: number, nodeCount: number) {
    this.levelOf = new Int32Array(functionCount);
    this.path = new Int32Array(nodeCount + 1);
    this.path[0] = -1;
  }

  /** `row` is the node's function. */
  isOutermost(row: number, depth: number): boolean {
    const { levelOf, path } = this;
    const level = depth + 1;
    path[level] = row;
    const last = levelOf[row];
    // The first question first: its answer is nearly always no, which processors learn, that of the second one is not.
    const isOutermost = path[last] !== row || last >= level;
    if (isOutermost) {
      levelOf[row] = level;
    }
    return isOutermost;
  }

  /** 1 for each function that was asked about. */
  isCalled(): Uint8Array {
    const { levelOf } = this;
    const isCalled = new Uint8Array(levelOf.length);
    for (let row = 0; row < levelOf.length; row++) {
      isCalled[row] = levelOf[row] === 0 ? 0 : 1;
    }
    return isCalled;
  }
}

function everyNth(values: Float64Array, step: number, first: number): Float64Array {
  const column = new Float64Array(values.length / step);
  for (let row = 0; row < column.length; row++) {
    column[row] = values[row * step + first];
  }
  return column;
}

/** The outermost calls of one function, in order: no one of them lies within another. */
export function outermostCalls(tree: CallTree, functionIndex: number): number[] {
  const calls: number[] = [];
  for (let node = 0; node < tree.length;) {
    if (tree.functionIndex[node] === functionIndex) {
      calls.push(node);
      node = tree.subtreeEnd[node];
    } else {
      node++;
    }
  }
  return calls;
}
