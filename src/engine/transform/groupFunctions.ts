// Functions → the modules or files that they belong to, as a function table of their own.

import { type CallTree, type TreeFunctions } from '../tree/callTree';
import { FunctionCollector } from '../tree/treeFunctions';
import { packageOfFunction } from './packageOfFunction';
import { type GroupBy } from './treeTransforms';

/** Functions whose module or file nobody knows. */
const UNKNOWN = { module: '(unknown module)', file: '(unknown file)' };

/** A table of groups in place of the tree's functions. */
export interface FunctionGroups {
  readonly functions: TreeFunctions;
  /** The group of each row of the tree's functions. The root's own entry and what a store cut off keep a row of their own. */
  readonly groupOf: Int32Array;
  readonly cutFunction: number | undefined;
}

/**
 * The groups of a tree's functions. A group is named by its module or its file; a file's row has it as its file too, so that
 * colours and links by file still hold. First lines are a function's alone and 0 here.
 */
export function groupFunctions(tree: CallTree, groupBy: Exclude<GroupBy, 'function'>): FunctionGroups {
  const { names, fileNames, mappings, length } = tree.functions;
  const collector = new FunctionCollector('name-and-file');
  const added = new Int32Array(length);
  for (let row = 1; row < length; row++) {
    if (row === tree.cutFunction) {
      continue;
    }
    const group = groupBy === 'file' ? fileNames[row] : packageOfFunction(names[row], fileNames[row], mappings[row]);
    const file = groupBy === 'file' ? group : '';
    added[row] = collector.add(group === '' ? UNKNOWN[groupBy] : group, file, 0, mappings[row]);
  }
  if (tree.cutFunction !== undefined) {
    added[tree.cutFunction] = collector.addCut();
  }
  const { functions, rowOf } = collector.sorted();
  const groupOf = added.map((number) => rowOf[number]);
  return {
    functions,
    groupOf,
    cutFunction: tree.cutFunction === undefined ? undefined : groupOf[tree.cutFunction],
  };
}
