// Which rows of a function table a viewer means by the functions they chose.

import { type CallTree, isFunction } from '../tree/callTree';
import { type FunctionGroups } from './groupFunctions';
import { type FunctionKey } from './treeTransforms';

/**
 * Visits every row of the tree's functions that a key means, with the key's number: rows of its name and, where both know one, its
 * file. Where functions are grouped, a key may also name their group. Each row is looked up once, however many keys there are.
 */
export function forEachMatch(
  tree: CallTree,
  keys: readonly FunctionKey[],
  groups: FunctionGroups | undefined,
  visit: (row: number, key: number) => void
): void {
  const byName = new Map<string, number[]>();
  keys.forEach(({ name }, key) => {
    const known = byName.get(name);
    if (known === undefined) {
      byName.set(name, [key]);
    } else {
      known.push(key);
    }
  });
  const visitNamed = (row: number, name: string, fileName: string) => {
    for (const key of byName.get(name) ?? []) {
      const wanted = keys[key].fileName;
      if (wanted === fileName || wanted === '' || fileName === '') {
        visit(row, key);
      }
    }
  };
  const { names, fileNames, length } = tree.functions;
  for (let row = 1; row < length && keys.length > 0; row++) {
    if (isFunction(tree, row)) {
      visitNamed(row, names[row], fileNames[row]);
      if (groups !== undefined) {
        const group = groups.groupOf[row];
        visitNamed(row, groups.functions.names[group], groups.functions.fileNames[group]);
      }
    }
  }
}
