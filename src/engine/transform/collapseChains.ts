// Rows of single callees become one call node each: a request that passes through thirty wrappers is one bar to look past.
//
//     total 5                         total 5                       row  chainLength  firstNode
//     └── serve 5                     └── serve 5  (3)               0        1           0
//         └── handle 5                    ├── parse 2                1        3           1
//             └── route 5                 └── work 3                 2        1           4
//                 ├── parse 2                                        3        1           5
//                 └── work 3

import { gatherIntegers, gatherNumbers } from '../../base/gather';
import { type Steps } from '../../base/steps';
import { type CallTree, type DiffTree, isDiffTree } from '../tree/callTree';
import { parentOfNodes } from '../tree/nodeColumns';

/** A tree whose rows may stand for several call nodes in a row, each the only callee of the one before. */
export interface CollapsedTree<T extends CallTree> {
  readonly tree: T;
  /** Per row of `tree`: how many call nodes it stands for, 1 outside of chains. */
  readonly chainLength: Int32Array;
  /** Per row of `tree`: its first call node in the tree before; those of a chain follow it directly. */
  readonly firstNode: Int32Array;
}

/**
 * Joins each node with its only callee if that has the same total (in a diff: on both sides). The row has the function and line of
 * the first and the self of the last. The root stays alone, and so does what a store cut off.
 */
export function* collapseChains(tree: CallTree): Steps<CollapsedTree<CallTree>> {
  const { rowOf, firstNode, chainLength } = findChains(tree);
  yield;
  const depth = depthsOf(tree, rowOf, firstNode);
  yield;
  const collapsed = {
    length: firstNode.length,
    functions: tree.functions,
    functionIndex: gatherIntegers(tree.functionIndex, firstNode),
    depth,
    self: sumsOfRows(tree.self, rowOf, firstNode.length),
    total: gatherNumbers(tree.total, firstNode),
    subtreeEnd: firstNode.map((node) =>
      tree.subtreeEnd[node] === tree.length ? firstNode.length : rowOf[tree.subtreeEnd[node]]
    ),
    line: tree.line && gatherIntegers(tree.line, firstNode),
    cutFunction: tree.cutFunction,
    unit: tree.unit,
  };
  if (!isDiffTree(tree)) {
    return { tree: collapsed, chainLength, firstNode };
  }
  yield;
  const diff: DiffTree = {
    ...collapsed,
    baselineSelf: sumsOfRows(tree.baselineSelf, rowOf, firstNode.length),
    baselineTotal: gatherNumbers(tree.baselineTotal, firstNode),
  };
  return { tree: diff, chainLength, firstNode };
}

interface Chains {
  /** Per call node: the row that it became part of. */
  readonly rowOf: Int32Array;
  readonly firstNode: Int32Array;
  readonly chainLength: Int32Array;
}

function findChains(tree: CallTree): Chains {
  const { length, functionIndex, subtreeEnd, total, cutFunction } = tree;
  const baselineTotal = isDiffTree(tree) ? tree.baselineTotal : undefined;
  const rowOf = new Int32Array(length);
  const firstNode = new Int32Array(length);
  const chainLength = new Int32Array(length);
  let row = -1;
  for (let node = 0; node < length; node++) {
    // A node that ends where the one before it ends is its only callee.
    const before = node - 1;
    const isJoined =
      node > 1 &&
      subtreeEnd[node] === subtreeEnd[before] &&
      total[node] === total[before] &&
      baselineTotal?.[node] === baselineTotal?.[before] &&
      functionIndex[node] !== cutFunction;
    if (!isJoined) {
      row++;
      firstNode[row] = node;
    }
    rowOf[node] = row;
    chainLength[row]++;
  }
  return { rowOf, firstNode: firstNode.slice(0, row + 1), chainLength: chainLength.slice(0, row + 1) };
}

/** The selfs of all nodes of each row together. */
function sumsOfRows(self: Float64Array, rowOf: Int32Array, rowCount: number): Float64Array {
  const sums = new Float64Array(rowCount);
  for (let node = 0; node < self.length; node++) {
    sums[rowOf[node]] += self[node];
  }
  return sums;
}

function depthsOf(tree: CallTree, rowOf: Int32Array, firstNode: Int32Array): Int32Array {
  const parent = parentOfNodes(tree.depth);
  const depth = new Int32Array(firstNode.length);
  for (let row = 1; row < depth.length; row++) {
    depth[row] = depth[rowOf[parent[firstNode[row]]]] + 1;
  }
  return depth;
}
