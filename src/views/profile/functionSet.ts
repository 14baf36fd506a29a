// A function by name and file ⇄ its rows in a tree's function table.
import { BitSet } from '../../base/bitSet';
import { type TreeFunctions } from '../../engine/tree/callTree';
import { type PathStep } from './functionPath';

/** The rows of this name and file. Where there is none, those of the name of which one side does not know the file. */
export function functionSet(functions: TreeFunctions, { name, fileName }: PathStep): BitSet {
  const exact = new BitSet(functions.length);
  const nearly = new BitSet(functions.length);
  for (let index = 0; index < functions.length; index++) {
    if (functions.names[index] === name) {
      const known = functions.fileNames[index];
      if (known === fileName) {
        exact.add(index);
      } else if (known === '' || fileName === '') {
        nearly.add(index);
      }
    }
  }
  return exact.count() > 0 ? exact : nearly;
}

/** The first row of the function, -1 where the tree does not have it. */
export function functionIndexOf(functions: TreeFunctions, step: PathStep): number {
  const found = functionSet(functions, step);
  for (let index = 0; index < functions.length; index++) {
    if (found.has(index)) {
      return index;
    }
  }
  return -1;
}

/** The step that names a row of the table. */
export function stepOfFunction(functions: TreeFunctions, index: number): PathStep {
  return { name: functions.names[index], fileName: functions.fileNames[index] };
}
