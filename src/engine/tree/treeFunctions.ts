// Makes the function table of a tree: functions by identity, each once, in order of name and then of file.

import { gatherIntegers } from '../../base/gather';
import { type CallTree, CUT_NAME, isFunction, ROOT_NAME, type TreeFunctions } from './callTree';

/** What tells two functions apart: name and file, or the name alone when one of two sides knows no files. */
export type FunctionIdentity = 'name-and-file' | 'name';

/** A finished table, and where each function that was added stands in it. */
export interface SortedFunctions {
  readonly functions: TreeFunctions;
  /** For each number that `add` returned, the row of `functions`. */
  readonly rowOf: Int32Array;
}

/** Collects functions from one or several tables. What does not belong to the identity is merged in a fixed way, whatever the order. */
export class FunctionCollector {
  private readonly byFile = new Map<string, Map<string, number>>();
  private readonly names: string[] = [ROOT_NAME];
  private readonly fileNames: string[] = [''];
  private readonly startLines: number[] = [0];
  private readonly mappings: string[] = [''];
  /** Functions found in more than one file although only the name identifies them: no file is shown for those. */
  private readonly inSeveralFiles = new Set<number>();

  constructor(private readonly identity: FunctionIdentity) {}

  /**
   * Adds a function and returns its number for `SortedFunctions.rowOf`; number 0 is the root's and never returned.
   * Of several start lines the smallest known one is kept, of several mappings the first in order of name.
   */
  add(name: string, fileName: string, startLine: number, mapping: string): number {
    const inFile = this.namesIn(this.identity === 'name' ? '' : fileName);
    const known = inFile.get(name);
    if (known === undefined) {
      const added = this.names.length;
      inFile.set(name, added);
      this.names.push(name);
      this.fileNames.push(fileName);
      this.startLines.push(startLine);
      this.mappings.push(mapping);
      return added;
    }
    if (fileName !== '' && fileName !== this.fileNames[known]) {
      if (this.fileNames[known] === '' && !this.inSeveralFiles.has(known)) {
        this.fileNames[known] = fileName;
      } else {
        this.fileNames[known] = '';
        this.inSeveralFiles.add(known);
      }
    }
    if (startLine > 0 && (this.startLines[known] === 0 || startLine < this.startLines[known])) {
      this.startLines[known] = startLine;
    }
    if (mapping !== '' && (this.mappings[known] === '' || mapping < this.mappings[known])) {
      this.mappings[known] = mapping;
    }
    return known;
  }

  /**
   * Adds what stores cut off and returns its number; once, after the last function. A function of the same name is another row,
   * in front of it.
   */
  addCut(): number {
    this.fileNames.push('');
    this.startLines.push(0);
    this.mappings.push('');
    return this.names.push(CUT_NAME) - 1;
  }

  /** The table with the root in row 0 and the functions behind it, by name and then by file. */
  sorted(): SortedFunctions {
    const order = orderByName(this.names, this.fileNames);
    const rowOf = new Int32Array(order.length);
    const startLines = new Int32Array(order.length);
    order.forEach((added, row) => {
      rowOf[added] = row;
      startLines[row] = this.startLines[added];
    });
    const functions = {
      length: order.length,
      names: order.map((added) => this.names[added]),
      fileNames: order.map((added) => this.fileNames[added]),
      startLines,
      mappings: order.map((added) => this.mappings[added]),
    };
    return { functions, rowOf };
  }

  private namesIn(fileName: string): Map<string, number> {
    let names = this.byFile.get(fileName);
    if (names === undefined) {
      names = new Map();
      this.byFile.set(fileName, names);
    }
    return names;
  }
}

/** What of a tree says which functions it has. */
type FunctionOwner = Pick<CallTree, 'functions' | 'cutFunction'>;

/** Several trees' functions in one table. */
export interface AlignedFunctions {
  readonly functions: TreeFunctions;
  /** Per tree: the row of `functions` for each row of the tree's own table. */
  readonly rowOf: readonly Int32Array[];
  /** The row of what stores cut off, of all the trees together; undefined where none was cut. */
  readonly cutFunction: number | undefined;
}

/**
 * One table for all the trees. Functions are the same when name and file are; when one of the trees knows no file at
 * all, the name alone decides, because the same function then has a file on one side and none on the other.
 */
export function alignFunctions(trees: readonly FunctionOwner[]): AlignedFunctions {
  const collector = new FunctionCollector(trees.some(lacksFiles) ? 'name' : 'name-and-file');
  const addedOf = trees.map((tree) => {
    const { functions } = tree;
    const added = new Int32Array(functions.length);
    for (let row = 1; row < functions.length; row++) {
      if (isFunction(tree, row)) {
        added[row] = collector.add(
          functions.names[row],
          functions.fileNames[row],
          functions.startLines[row],
          functions.mappings[row]
        );
      }
    }
    return added;
  });
  const cut = trees.some(({ cutFunction }) => cutFunction !== undefined) ? collector.addCut() : undefined;
  trees.forEach(({ cutFunction }, index) => {
    if (cut !== undefined && cutFunction !== undefined) {
      addedOf[index][cutFunction] = cut;
    }
  });
  const { functions, rowOf } = collector.sorted();
  return {
    functions,
    rowOf: addedOf.map((added) => gatherIntegers(rowOf, added)),
    cutFunction: cut === undefined ? undefined : rowOf[cut],
  };
}

/** True if the tree has functions but none of them has a file. */
function lacksFiles(tree: FunctionOwner): boolean {
  const { fileNames } = tree.functions;
  return fileNames.some((_, row) => isFunction(tree, row)) && fileNames.every((fileName) => fileName === '');
}

/** For each function its place in the order of siblings: the root's entry first, then by name, then by file. */
export function functionRanks(functions: TreeFunctions): { readonly rankOf: Int32Array; readonly rowAt: Int32Array } {
  const order = orderByName(functions.names, functions.fileNames);
  const rankOf = new Int32Array(order.length);
  order.forEach((row, rank) => {
    rankOf[row] = rank;
  });
  return { rankOf, rowAt: Int32Array.from(order) };
}

/** Rows by name, then by file, in code unit order: fast, and the same in every locale. Row 0 stays first. */
function orderByName(names: readonly string[], fileNames: readonly string[]): number[] {
  const rows = names.map((_, row) => row);
  const compare = (a: number, b: number) => compareText(names[a], names[b]) || compareText(fileNames[a], fileNames[b]);
  return [0, ...rows.slice(1).sort(compare)];
}

function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
