// What the pages of the paint benchmark draw: a generated tree, or a diff of two sides of it.
import { type CallTree, type DiffTree } from '../../src/engine/tree/callTree';
import { generateTree } from '../../src/engine/tree/generateTree.testHelper';
import { totalOfNodes } from '../../src/engine/tree/nodeColumns';

export interface Workload {
  readonly nodes: number;
  readonly isDiff: boolean;
  /** The graph alone, or with the table of functions beside it. */
  readonly shown: 'graph' | 'table';
}

/** The tree of a workload, without files, which the peer does not read; another seed is the data of the next refresh. */
export function treeOf({ nodes, isDiff }: Workload, seed = 1): CallTree | DiffTree {
  const shape = {
    depth: Math.min(40, nodes / 5),
    fanOut: Math.min(200, nodes / 5),
    functions: Math.min(20_000, nodes),
  };
  const generated = generateTree({ nodes, seed, ...shape });
  const tree = {
    ...generated,
    functions: { ...generated.functions, fileNames: generated.functions.names.map(() => '') },
  };
  return isDiff ? withBaseline(tree) : tree;
}

/** A baseline in which some calls are missing, some are half and some twice as much. */
function withBaseline(tree: CallTree): DiffTree {
  const factors = [1, 1, 0, 0.5, 2, 1, 1];
  const baselineSelf = tree.self.map((self, node) => self * factors[tree.functionIndex[node] % factors.length]);
  return { ...tree, baselineSelf, baselineTotal: totalOfNodes(baselineSelf, tree.subtreeEnd) };
}
