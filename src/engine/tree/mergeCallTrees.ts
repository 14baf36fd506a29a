// Several call trees → one: the same stacks added up, functions matched by identity.

import { gatherIntegers } from '../../base/gather';
import { finish, inStretches, type Steps } from '../../base/steps';
import { type CallTree, ROOT_NAME, type TreeFunctions } from './callTree';
import { type MergedRows, mergeRowsInSteps } from './mergeRows';
import { lineOfNodes, parentOfNodes, selfOfNodes, totalOfNodes } from './nodeColumns';
import { ROOT_ROW } from './siblings';
import { alignFunctions } from './treeFunctions';

/** A tree of nothing but the root, with the value 0: what "no data" looks like. */
export function emptyCallTree(unit: string): CallTree {
  return {
    length: 1,
    functions: {
      length: 1,
      names: [ROOT_NAME],
      fileNames: [''],
      startLines: new Int32Array(1),
      mappings: [''],
    },
    functionIndex: new Int32Array(1),
    depth: new Int32Array(1),
    self: new Float64Array(1),
    total: new Float64Array(1),
    subtreeEnd: Int32Array.of(1),
    unit,
  };
}

/**
 * Adds call trees up. The order of the trees does not matter; where one of them knows no files, functions are matched
 * by name alone. No trees give the empty tree without a unit, one tree is returned as it is.
 *
 * @throws RangeError when the units differ: such a sum means nothing.
 */
export function mergeCallTrees(trees: readonly CallTree[]): CallTree {
  if (trees.length < 2) {
    return trees[0] ?? emptyCallTree('');
  }
  const unit = trees[0].unit;
  const other = trees.find((tree) => tree.unit !== unit);
  if (other !== undefined) {
    throw new RangeError(`Call trees in ${unit || 'no unit'} and in ${other.unit || 'no unit'} cannot be added up.`);
  }
  const { functions, cutFunction, nodes } = finish(overlayTrees(trees));
  const self = selfOfNodes(
    nodes,
    columnOfRows(trees, ({ self }) => self)
  );
  return {
    length: nodes.length,
    functions,
    functionIndex: nodes.key,
    depth: nodes.depth,
    self,
    total: totalOfNodes(self, nodes.subtreeEnd),
    subtreeEnd: nodes.subtreeEnd,
    line: linesOfOverlay(trees, nodes, functions),
    cutFunction,
    unit,
  };
}

/** The nodes that any of several trees has, and where each tree's nodes went. */
export interface Overlay {
  readonly functions: TreeFunctions;
  /** As in `CallTree`: what any of the trees was cut down by. */
  readonly cutFunction: number | undefined;
  /** The rows are the nodes of all the trees, one tree behind the other. The key of a node is its function. */
  readonly nodes: MergedRows;
}

/** Lays trees over each other by function identity. At least one tree. */
export function* overlayTrees(trees: readonly CallTree[]): Steps<Overlay> {
  const { functions, rowOf, cutFunction } = alignFunctions(trees);
  const rowCount = trees.reduce((sum, tree) => sum + tree.length, 0);
  const parent = new Int32Array(rowCount).fill(ROOT_ROW);
  const key = new Int32Array(rowCount);
  let start = 0;
  for (const [index, { depth, functionIndex, length }] of trees.entries()) {
    const [offset, rowOfFunction] = [start, rowOf[index]];
    yield;
    const parentInTree = parentOfNodes(depth);
    yield* inStretches(1, length, (from, to) => {
      for (let node = from; node < to; node++) {
        parent[offset + node] = offset + parentInTree[node];
        key[offset + node] = rowOfFunction[functionIndex[node]];
      }
    });
    start += length;
  }
  return { functions, cutFunction, nodes: yield* mergeRowsInSteps(parent, key) };
}

/** The lines of an overlay's nodes; absent when no tree has lines. */
export function linesOfOverlay(
  trees: readonly CallTree[],
  nodes: MergedRows,
  functions: TreeFunctions
): Int32Array | undefined {
  if (trees.every((tree) => tree.line === undefined)) {
    return undefined;
  }
  const lines = new Int32Array(trees.reduce((sum, tree) => sum + tree.length, 0));
  let offset = 0;
  for (const { line, length } of trees) {
    if (line !== undefined) {
      lines.set(line, offset);
    }
    offset += length;
  }
  return lineOfNodes(nodes, lines, gatherIntegers(functions.startLines, nodes.key));
}

/** One value per row of an overlay: the column of each tree, one behind the other, 0 for trees that are not asked. */
export function columnOfRows(
  trees: readonly CallTree[],
  columnOf: (tree: CallTree, index: number) => Float64Array | undefined
): Float64Array {
  const joined = new Float64Array(trees.reduce((sum, tree) => sum + tree.length, 0));
  let offset = 0;
  trees.forEach((tree, index) => {
    const column = columnOf(tree, index);
    if (column !== undefined) {
      joined.set(column, offset);
    }
    offset += tree.length;
  });
  return joined;
}
