// Both sides of one function: what it calls, merged downward, and who calls it, merged upward.
//
// Every stack is cut at its outermost call of the function: what lies above are the callers, what lies below the callees.
// So both halves have the function's total, recursion counted once.
//
//     total                           callees of work         callers of work
//     ├── a ── work 2                 work 6  (self 3)        work 6
//     └── b ── work 1 ── work 3       └── work 3              ├── a 2
//                                                             └── b 4
//
// In both halves row 0 is the function itself, not `total`, and the function table is the whole tree's own: colours and
// search results by function hold in both. A function that is not in the tree has two halves of the value 0.

import { type CallTree, type DiffTree, isDiffTree } from './callTree';
import { callerRows, type CallerLimits } from './callerRows';
import { outermostCalls } from './functionTotals';
import { parentOfNodes } from './nodeColumns';
import { ROOT_ROW } from './siblings';
import { treeOfRows } from './treeOfRows';

/** What the function calls. Of a diff, a diff. */
export function calleesTree(tree: DiffTree, functionIndex: number): DiffTree;
export function calleesTree(tree: CallTree, functionIndex: number): CallTree;
export function calleesTree(tree: CallTree, functionIndex: number): CallTree {
  const calls = outermostCalls(tree, functionIndex);
  if (calls.length === 0) {
    return loneFunction(tree, functionIndex);
  }
  // The rows are the calls' subtrees, one behind the other; the calls together are the root.
  const rowCount = calls.reduce((sum, call) => sum + tree.subtreeEnd[call] - call, 0);
  const nodeOfRow = new Int32Array(rowCount);
  const parent = new Int32Array(rowCount);
  const parentInTree = parentOfNodes(tree.depth);
  let row = 0;
  for (const call of calls) {
    const shift = row - call;
    for (let node = call; node < tree.subtreeEnd[call]; node++, row++) {
      nodeOfRow[row] = node;
      parent[row] = node === call ? ROOT_ROW : parentInTree[node] + shift;
    }
  }
  const pick = (column: Float64Array) => Float64Array.from(nodeOfRow, (node) => column[node]);
  const { line } = tree;
  return treeOfRows(tree, {
    parent,
    functionIndex: nodeOfRow.map((node) => tree.functionIndex[node]),
    weights: pick(tree.self),
    baselineWeights: isDiffTree(tree) ? pick(tree.baselineSelf) : undefined,
    line: line && nodeOfRow.map((node) => line[node]),
  });
}

/** Who calls the function: a node's callees are its callers, its self is the value of stacks that begin with it. */
export interface CallersTree extends CallTree {
  /** True if the farthest callers were left out because there were too many; their value stays with the last ones kept. */
  readonly isCut: boolean;
}

/** The callers in a diff. */
export interface CallersDiffTree extends DiffTree {
  readonly isCut: boolean;
}

/** Who calls the function, upward to the beginning of the stacks. Of a diff, a diff. */
export function callersTree(tree: DiffTree, functionIndex: number, limits?: CallerLimits): CallersDiffTree;
export function callersTree(tree: CallTree, functionIndex: number, limits?: CallerLimits): CallersTree;
export function callersTree(tree: CallTree, functionIndex: number, limits?: CallerLimits): CallersTree {
  const calls = outermostCalls(tree, functionIndex);
  if (calls.length === 0) {
    return { ...loneFunction(tree, functionIndex), isCut: false };
  }
  const { isCut, ...rows } = callerRows(tree, calls, limits);
  return { ...treeOfRows(tree, rows), isCut };
}

function loneFunction(tree: CallTree, functionIndex: number): CallTree {
  return treeOfRows(tree, {
    parent: Int32Array.of(ROOT_ROW),
    functionIndex: Int32Array.of(functionIndex),
    weights: new Float64Array(1),
    baselineWeights: isDiffTree(tree) ? new Float64Array(1) : undefined,
    line: tree.line && new Int32Array(1),
  });
}
