// Walks up from the calls of a function, all of them one level at a time, and merges equal callers on the way.

import { Int32Column } from '../../base/growableColumns';
import { type Steps } from '../../base/steps';
import { type CallTree, isDiffTree } from './callTree';
import { parentOfNodes } from './nodeColumns';
import { ROOT_ROW } from './siblings';
import { type FunctionRows } from './treeOfRows';

/**
 * How far to go up. Each call of a function has a path of its own, so a hostile tree of a million nodes has 10^11 callers of
 * callers; real ones stay far below these limits.
 */
export interface CallerLimits {
  /** Rows that may be made; by default 4 million. */
  readonly maxRows?: number;
  /** Steps from a node to its caller that may be taken; by default 64 million. */
  readonly maxSteps?: number;
}

/** Rows for `treeOfRows`, and whether a limit cut them short. */
export interface CallerRows extends FunctionRows {
  readonly isCut: boolean;
}

/**
 * The callers of `calls`, which are nodes of one function, none within another, at least one. A path begins at each call.
 * Paths that have passed the same functions share a row; where a path ends, its row gets the total of its call. A step is one level.
 *
 *     call   path upward        row  function  parent  paths
 *       2    work ← a            0     work      -1    2 4 7
 *       4    work ← b ← a        1     a          0    2
 *       7    work ← b ← c        2     b          0    4 7
 *                                3     a          2    4
 *                                4     c          2    7
 */
export function* callerRows(tree: CallTree, calls: readonly number[], limits: CallerLimits = {}): Steps<CallerRows> {
  const { maxRows = 4_000_000, maxSteps = 64_000_000 } = limits;
  const parentInTree = parentOfNodes(tree.depth);
  yield;
  const parent = new Int32Column();
  const functionIndex = new Int32Column();
  const line: number[] = [];
  const addRow = (parentRow: number, node: number) => {
    parent.push(parentRow);
    functionIndex.push(tree.functionIndex[node]);
    line.push(tree.line?.[node] ?? 0);
    return parent.length - 1;
  };
  addRow(ROOT_ROW, calls[0]);

  // Per path: the node it has reached, and that node's row. Per function: the row under which it was last made a row, and that row.
  const node = Int32Array.from(calls);
  const row = new Int32Array(calls.length);
  const madeUnder = new Int32Array(tree.functions.length).fill(-1);
  const madeRow = new Int32Array(tree.functions.length);
  let paths = Int32Array.from(calls, (_, path) => path).filter((path) => parentInTree[calls[path]] > 0);
  let steps = 0;
  let isCut = false;
  while (paths.length > 0 && !isCut) {
    const firstNewRow = parent.length;
    for (const path of paths) {
      const caller = parentInTree[node[path]];
      const callerFunction = tree.functionIndex[caller];
      if (madeUnder[callerFunction] !== row[path]) {
        madeUnder[callerFunction] = row[path];
        madeRow[callerFunction] = addRow(row[path], caller);
      }
      node[path] = caller;
      row[path] = madeRow[callerFunction];
      if (line[row[path]] !== tree.line?.[caller]) {
        line[row[path]] = 0;
      }
    }
    const goesOn = (path: number) => row[path] >= firstNewRow && parentInTree[node[path]] > 0;
    paths = groupByRow(paths.filter(goesOn), row, firstNewRow, parent.length);
    steps += paths.length;
    isCut = paths.length > 0 && (steps > maxSteps || parent.length + paths.length > maxRows);
    yield;
  }
  const weigh = (totals: Float64Array) => {
    const weights = new Float64Array(parent.length);
    calls.forEach((call, path) => {
      weights[row[path]] += totals[call];
    });
    return weights;
  };
  return {
    parent: parent.toArray(),
    functionIndex: functionIndex.toArray(),
    weights: weigh(tree.total),
    baselineWeights: isDiffTree(tree) ? weigh(tree.baselineTotal) : undefined,
    line: tree.line && Int32Array.from(line),
    isCut,
  };
}

/** Paths whose rows lie in [firstRow, endRow), those of one row together: a counting sort. */
function groupByRow(paths: Int32Array, row: Int32Array, firstRow: number, endRow: number): Int32Array<ArrayBuffer> {
  const next = new Int32Array(endRow - firstRow + 1);
  for (const path of paths) {
    next[row[path] - firstRow + 1]++;
  }
  for (let i = 1; i < next.length; i++) {
    next[i] += next[i - 1];
  }
  const grouped = new Int32Array(paths.length);
  for (const path of paths) {
    grouped[next[row[path] - firstRow]++] = path;
  }
  return grouped;
}
