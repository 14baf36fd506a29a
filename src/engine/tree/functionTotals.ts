// CallTree → self and total per function, as top tables show them.

import { type CallTree } from './callTree';

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

/**
 * Sums each function over the tree. A total counts recursion once: of nested calls only the outermost counts. One pass: the last
 * outermost call of a function is still open if it stands on the path from the root to the node at hand.
 */
export function functionTotals(
  tree: Pick<CallTree, 'functions' | 'functionIndex' | 'depth' | 'self' | 'total'>
): TotalsOfTree {
  const { functions, functionIndex, depth, self: selfs, total: totals } = tree;
  const self = new Float64Array(functions.length);
  const total = new Float64Array(functions.length);
  // Per function: its last outermost call, and how deep that is. Per depth: the node on the path; below the node at hand an old one.
  const lastCall = new Int32Array(functions.length).fill(-1);
  const depthOfLast = new Int32Array(functions.length);
  const path = new Int32Array(depth.length);
  for (let node = 0; node < depth.length; node++) {
    const row = functionIndex[node];
    const level = depth[node];
    path[level] = node;
    self[row] += selfs[node];
    // The first question first: its answer is nearly always no, which processors learn, that of the second one is not.
    if (path[depthOfLast[row]] !== lastCall[row] || depthOfLast[row] >= level) {
      total[row] += totals[node];
      lastCall[row] = node;
      depthOfLast[row] = level;
    }
  }
  return { self, total, isCalled: Uint8Array.from(lastCall, (call) => (call === -1 ? 0 : 1)) };
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
