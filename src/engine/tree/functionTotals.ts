// CallTree → self and total per function, as top tables show them.

import { type CallTree } from './callTree';

/** One entry per row of the tree's function table. */
export interface FunctionTotals {
  readonly self: Float64Array;
  readonly total: Float64Array;
}

/**
 * Sums each function over the tree. A total counts recursion once: of nested calls only the outermost counts. Linear,
 * because one number per function, the end of its outermost open call, says whether a node is nested.
 */
export function functionTotals(tree: CallTree): FunctionTotals {
  const { length, functions, functionIndex, subtreeEnd } = tree;
  const self = new Float64Array(functions.length);
  const total = new Float64Array(functions.length);
  const openUntil = new Int32Array(functions.length);
  for (let node = 0; node < length; node++) {
    const row = functionIndex[node];
    self[row] += tree.self[node];
    if (node >= openUntil[row]) {
      total[row] += tree.total[node];
      openUntil[row] = subtreeEnd[node];
    }
  }
  return { self, total };
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
