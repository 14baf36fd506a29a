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

import { gatherIntegers, gatherNumbers } from '../../base/gather';
import { once } from '../../base/once';
import { finish, type Steps } from '../../base/steps';
import { type CallTree, type DiffTree, isDiffTree } from './callTree';
import { callerRows, type CallerLimits } from './callerRows';
import { outermostCalls } from './functionTotals';
import { parentOfNodes, subtreeEndOfNodes } from './nodeColumns';
import { ROOT_ROW } from './siblings';
import { treeOfRows, treeOfRowsInSteps } from './treeOfRows';

/** What the function calls. Of a diff, a diff. */
export function calleesTree(tree: DiffTree, functionIndex: number): DiffTree;
export function calleesTree(tree: CallTree, functionIndex: number): CallTree;
export function calleesTree(tree: CallTree, functionIndex: number): CallTree {
  return finish(calleesTreeInSteps(tree, functionIndex));
}

/** The same in steps. */
export function* calleesTreeInSteps(tree: CallTree, functionIndex: number): Steps<CallTree | DiffTree> {
  const calls = outermostCalls(tree, functionIndex);
  if (calls.length === 0) {
    return loneFunction(tree, functionIndex);
  }
  if (calls.length === 1) {
    return subtreeOf(tree, calls[0]);
  }
  // The rows are the calls' subtrees, one behind the other; the calls together are the root.
  yield;
  const parentInTree = parentOfNodes(tree.depth);
  yield;
  const rowCount = calls.reduce((sum, call) => sum + tree.subtreeEnd[call] - call, 0);
  const nodeOfRow = new Int32Array(rowCount);
  const parent = new Int32Array(rowCount);
  let row = 0;
  for (const call of calls) {
    const shift = row - call;
    for (let node = call; node < tree.subtreeEnd[call]; node++, row++) {
      nodeOfRow[row] = node;
      parent[row] = node === call ? ROOT_ROW : parentInTree[node] + shift;
    }
  }
  yield;
  const rows = {
    parent,
    functionIndex: gatherIntegers(tree.functionIndex, nodeOfRow),
    weights: gatherNumbers(tree.self, nodeOfRow),
    baselineWeights: isDiffTree(tree) ? gatherNumbers(tree.baselineSelf, nodeOfRow) : undefined,
    line: tree.line && gatherIntegers(tree.line, nodeOfRow),
  };
  yield;
  return yield* treeOfRowsInSteps(tree, rows);
}

/** The slice of one call node: nothing is merged, so that a function near the root costs no more than its depths. */
function subtreeOf(tree: CallTree, call: number): CallTree {
  const end = tree.subtreeEnd[call];
  const level = tree.depth[call];
  const depth = tree.depth.slice(call, end);
  for (let node = 0; node < depth.length && level > 0; node++) {
    depth[node] -= level;
  }
  const ends = once(() => subtreeEndOfNodes(depth));
  const slice = {
    length: depth.length,
    functions: tree.functions,
    functionIndex: tree.functionIndex.subarray(call, end),
    depth,
    self: tree.self.subarray(call, end),
    total: tree.total.subarray(call, end),
    line: tree.line?.subarray(call, end),
    cutFunction: tree.cutFunction,
    unit: tree.unit,
  };
  if (!isDiffTree(tree)) {
    return {
      ...slice,
      get subtreeEnd() {
        return ends();
      },
    };
  }
  const diff: DiffTree = {
    ...slice,
    baselineSelf: tree.baselineSelf.subarray(call, end),
    baselineTotal: tree.baselineTotal.subarray(call, end),
    get subtreeEnd() {
      return ends();
    },
  };
  return diff;
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
  return finish(callersTreeInSteps(tree, functionIndex, limits));
}

/** The same in steps. */
export function* callersTreeInSteps(
  tree: CallTree,
  functionIndex: number,
  limits?: CallerLimits
): Steps<CallersTree | CallersDiffTree> {
  const calls = outermostCalls(tree, functionIndex);
  if (calls.length === 0) {
    return { ...loneFunction(tree, functionIndex), isCut: false };
  }
  yield;
  const { isCut, ...rows } = yield* callerRows(tree, calls, limits);
  yield;
  return { ...(yield* treeOfRowsInSteps(tree, rows)), isCut };
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
