// What is shown while a call node is focused: its subtree, below the callers that lead there.
//
//     total 10                       total 5
//     ├── idle 2        focus        └── main 5
//     └── main 8        on work          └── work 5
//         ├── read 3                         └── hash 4
//         └── work 5
//             └── hash 4

import { gatherIntegers, gatherNumbers } from '../../base/gather';
import { type CallTree, type DiffTree, isDiffTree } from './callTree';
import { parentOfNodes, totalOfNodes } from './nodeColumns';

/** The tree of the stacks that pass through `node`; the tree itself for the root. Of a diff, a diff. */
export function focusTree(tree: DiffTree, node: number): DiffTree;
export function focusTree(tree: CallTree, node: number): CallTree;
export function focusTree(tree: CallTree, node: number): CallTree {
  if (node === 0) {
    return tree;
  }
  const { nodes, callerCount } = nodesOfFocus(tree, node);
  const selfOf = (column: Float64Array) => gatherNumbers(column, nodes).fill(0, 0, callerCount);
  // Rows behind the callers were moved together; the callers all end where the focused subtree ends.
  const shift = node - callerCount;
  const subtreeEnd = gatherIntegers(tree.subtreeEnd, nodes)
    .map((end) => end - shift)
    .fill(nodes.length, 0, callerCount);
  const self = selfOf(tree.self);
  const focused = {
    length: nodes.length,
    functions: tree.functions,
    functionIndex: gatherIntegers(tree.functionIndex, nodes),
    depth: gatherIntegers(tree.depth, nodes),
    self,
    total: totalOfNodes(self, subtreeEnd),
    subtreeEnd,
    line: tree.line && gatherIntegers(tree.line, nodes),
    cutFunction: tree.cutFunction,
    unit: tree.unit,
  };
  if (!isDiffTree(tree)) {
    return focused;
  }
  const baselineSelf = selfOf(tree.baselineSelf);
  const diff: DiffTree = { ...focused, baselineSelf, baselineTotal: totalOfNodes(baselineSelf, subtreeEnd) };
  return diff;
}

/** The node's callers from the root down, then its subtree. */
function nodesOfFocus(tree: CallTree, node: number): { nodes: Int32Array; callerCount: number } {
  const parent = parentOfNodes(tree.depth);
  const callers: number[] = [];
  for (let caller = parent[node]; caller !== -1; caller = parent[caller]) {
    callers.push(caller);
  }
  const nodes = new Int32Array(callers.length + tree.subtreeEnd[node] - node);
  nodes.set(callers.reverse());
  for (let row = callers.length; row < nodes.length; row++) {
    nodes[row] = node + row - callers.length;
  }
  return { nodes, callerCount: callers.length };
}
