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

/** What a row's nodes have in a column of the tree before, together: one row costs the length of its chain. */
export function sumOfChain(
  column: Float64Array,
  { firstNode }: Pick<CollapsedTree<CallTree>, 'firstNode'>,
  row: number
): number {
  let sum = 0;
  for (let node = firstNode[row]; node < firstNode[row + 1]; node++) {
    sum += column[node];
  }
  return sum;
}

/**
 * Joins each node with its only callee if that has the same total (in a diff: on both sides). The row has the function and line of
 * the first and the self of all. The root stays alone, and so does what a store cut off. What a picture does without is made when it is
 * first asked for: selfs (`sumOfChain` tells one), lines, ends of subtrees.
 */
export function* collapseChains(tree: CallTree): Steps<CollapsedTree<CallTree>> {
  const firstNode = firstNodesOfChains(tree);
  yield;
  const columns = rowsOfChains(tree, firstNode);
  yield;
  const { length } = columns;
  const nodeOfRow = firstNode.subarray(0, length);
  const ends = once(() => subtreeEndOfNodes(columns.depth));
  const selfs = once(() => sumsOfChains(tree.self, firstNode));
  const lines = once(() => tree.line && gatherIntegers(tree.line, nodeOfRow));
  const rows = {
    functions: tree.functions,
    ...columns,
    cutFunction: tree.cutFunction,
    hasNegative: tree.hasNegative,
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
      get line() {
        return lines();
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
    get line() {
      return lines();
    },
  };
  return { tree: diff, firstNode };
}

/**
 * `firstNode` of a `CollapsedTree`. One pass from the last node on: the first that is met below a node is its last callee, and who
 * stands right behind a node is its first. How many rows there are is known at the end, so the column is filled from its own end on;
 * what is not touched of it takes no memory.
 */
function firstNodesOfChains(tree: CallTree): Int32Array {
  const { length, depth, functionIndex, total, cutFunction } = tree;
  const baselineTotal = isDiffTree(tree) ? tree.baselineTotal : undefined;
  const firstNode = new Int32Array(length + 1);
  firstNode[length] = length;
  let row = length;
  // Per depth: 1 from the last callee on, until its caller is met.
  const hasLater = new Uint8Array(length + 1);
  for (let node = length - 1; node >= 0; node--) {
    const level = depth[node];
    const before = node - 1;
    const isJoined =
      node > 1 &&
      hasLater[level] === 0 &&
      depth[before] === level - 1 &&
      total[node] === total[before] &&
      baselineTotal?.[node] === baselineTotal?.[before] &&
      functionIndex[node] !== cutFunction;
    if (!isJoined) {
      firstNode[--row] = node;
    }
    hasLater[level] = 1;
    hasLater[level + 1] = 0;
  }
  return firstNode.subarray(row);
}

/** One pass that writes all columns: each is larger than the processor's caches, and a loop of its own for each would read them again. */
function rowsOfChains(
  { length: nodeCount, depth: depths, functionIndex: functions, total: totals }: CallTree,
  firstNode: Int32Array
): Pick<CallTree, 'length' | 'functionIndex' | 'depth' | 'total'> {
  const length = firstNode.length - 1;
  const functionIndex = new Int32Array(length);
  const depth = new Int32Array(length);
  const total = new Float64Array(length);
  // Per depth of a call node: that of the rows below it.
  const depthBelow = new Int32Array(nodeCount + 1);
  for (let row = 0; row < length; row++) {
    const node = firstNode[row];
    const last = firstNode[row + 1] - 1;
    const level = depths[node];
    const ownDepth = level === 0 ? 0 : depthBelow[level - 1];
    functionIndex[row] = functions[node];
    depth[row] = ownDepth;
    total[row] = totals[node];
    // Nothing but the next one of the chain hangs on those before its last.
    depthBelow[level + last - node] = ownDepth + 1;
  }
  return { length, functionIndex, depth, total };
}

function sumsOfChains(column: Float64Array, firstNode: Int32Array): Float64Array {
  const sums = new Float64Array(firstNode.length - 1);
  for (let row = 0; row < sums.length; row++) {
    sums[row] = sumOfChain(column, { firstNode }, row);
  }
  return sums;
}
