// Rows of single callees become one call node each: a request that passes through thirty wrappers is one bar to look past.
//
//     total 5                         total 5                       row  firstNode
//     └── serve 5                     └── serve 5  (3)               0       0
//         └── handle 5                    ├── parse 2                1       1
//             └── route 5                 └── work 3                 2       4
//                 ├── parse 2                                        3       5
//                 └── work 3                                                 6

import { gatherIntegers, gatherNumbers } from '../../base/gather';
import { once } from '../../base/once';
import { type Steps } from '../../base/steps';
import { type CallTree, type DiffTree, isDiffTree } from '../tree/callTree';
import { subtreeEndOfNodes } from '../tree/nodeColumns';

/** A tree whose rows may stand for several call nodes in a row, each the only callee of the one before. */
export interface CollapsedTree<T extends CallTree> {
  readonly tree: T;
  /** Row r of `tree` stands for the call nodes firstNode[r] … firstNode[r + 1] − 1 of the tree before. One entry more than rows. */
  readonly firstNode: Int32Array;
}

/** How many call nodes a row stands for: 1 outside of chains. */
export function chainLength({ firstNode }: Pick<CollapsedTree<CallTree>, 'firstNode'>, row: number): number {
  return firstNode[row + 1] - firstNode[row];
}

/**
 * Joins each node with its only callee if that has the same total (in a diff: on both sides). The row has the function and line of
 * the first and the self of the last. The root stays alone, and so does what a store cut off. Selfs are summed when they are first
 * asked for: a picture needs none.
 */
export function* collapseChains(tree: CallTree): Steps<CollapsedTree<CallTree>> {
  const joined = joinedNodes(tree);
  yield;
  const { firstNode, ...columns } = rowsOfChains(tree, joined);
  yield;
  const nodeOfRow = firstNode.subarray(0, joined.rowCount);
  const ends = once(() => subtreeEndOfNodes(columns.depth));
  const selfs = once(() => sumsOfChains(tree.self, firstNode));
  const rows = {
    length: joined.rowCount,
    functions: tree.functions,
    ...columns,
    line: tree.line && gatherIntegers(tree.line, nodeOfRow),
    cutFunction: tree.cutFunction,
    unit: tree.unit,
  };
  if (!isDiffTree(tree)) {
    const single: CallTree = {
      ...rows,
      get self() {
        return selfs();
      },
      get subtreeEnd() {
        return ends();
      },
    };
    return { tree: single, firstNode };
  }
  const baselineSelfs = once(() => sumsOfChains(tree.baselineSelf, firstNode));
  const diff: DiffTree = {
    ...rows,
    baselineTotal: gatherNumbers(tree.baselineTotal, nodeOfRow),
    get self() {
      return selfs();
    },
    get baselineSelf() {
      return baselineSelfs();
    },
    get subtreeEnd() {
      return ends();
    },
  };
  return { tree: diff, firstNode };
}

interface JoinedNodes {
  /** 1 for each call node that becomes part of the row of the one before it. */
  readonly isJoined: Uint8Array;
  readonly rowCount: number;
}

/** One pass from the last node on: the first that is met below a node is its last callee, and who stands right behind a node is its first. */
function joinedNodes(tree: CallTree): JoinedNodes {
  const { length, depth, functionIndex, total, cutFunction } = tree;
  const baselineTotal = isDiffTree(tree) ? tree.baselineTotal : undefined;
  const isJoined = new Uint8Array(length);
  // Per depth: 1 from the last callee on, until its caller is met.
  const hasLater = new Uint8Array(length + 1);
  let rowCount = length;
  for (let node = length - 1; node > 1; node--) {
    const level = depth[node];
    const before = node - 1;
    if (
      hasLater[level] === 0 &&
      depth[before] === level - 1 &&
      total[node] === total[before] &&
      baselineTotal?.[node] === baselineTotal?.[before] &&
      functionIndex[node] !== cutFunction
    ) {
      isJoined[node] = 1;
      rowCount--;
    }
    hasLater[level] = 1;
    hasLater[level + 1] = 0;
  }
  return { isJoined, rowCount };
}

interface ChainRows extends Pick<CallTree, 'functionIndex' | 'depth' | 'total'> {
  readonly firstNode: Int32Array;
}

/** One pass that writes all columns: each is larger than the processor's caches, and a loop of its own for each would read them again. */
function rowsOfChains(tree: CallTree, { isJoined, rowCount }: JoinedNodes): ChainRows {
  const { length, depth: depths, functionIndex: functions, total: totals } = tree;
  const functionIndex = new Int32Array(rowCount);
  const depth = new Int32Array(rowCount);
  const total = new Float64Array(rowCount);
  const firstNode = new Int32Array(rowCount + 1);
  // Per depth of a call node: the depth of its row.
  const rowDepth = new Int32Array(length + 1);
  let row = 0;
  for (let node = 0; node < length; node++) {
    const level = depths[node];
    if (isJoined[node] === 1) {
      rowDepth[level] = rowDepth[level - 1];
      continue;
    }
    const ownDepth = level === 0 ? 0 : rowDepth[level - 1] + 1;
    rowDepth[level] = ownDepth;
    functionIndex[row] = functions[node];
    depth[row] = ownDepth;
    total[row] = totals[node];
    firstNode[row] = node;
    row++;
  }
  firstNode[rowCount] = length;
  return { functionIndex, depth, total, firstNode };
}

/** The selfs of all nodes of each row together. */
function sumsOfChains(self: Float64Array, firstNode: Int32Array): Float64Array {
  const sums = new Float64Array(firstNode.length - 1);
  for (let row = 0; row < sums.length; row++) {
    for (let node = firstNode[row]; node < firstNode[row + 1]; node++) {
      sums[row] += self[node];
    }
  }
  return sums;
}
