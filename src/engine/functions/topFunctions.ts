// CallTree → its largest functions in order: what tables, bar gauges and variables list.
import { type CallTree, type DiffTree, isDiffTree } from '../tree/callTree';
import { functionTotals, type FunctionTotals } from '../tree/functionTotals';

export type FunctionOrder = 'self' | 'total';

export interface TopFunctionsOptions {
  readonly by: FunctionOrder;
  /** Keep so many; undefined keeps all. */
  readonly limit?: number;
  /** Only functions of these names. */
  readonly accepts?: (name: string) => boolean;
}

/** Functions of a tree, largest first. The columns of totals have one entry per row of `tree.functions`, listed or not. */
export interface TopFunctions {
  /** Rows of `tree.functions`. */
  readonly rows: Int32Array;
  /** How many functions there were to list before the limit. */
  readonly functionCount: number;
  readonly totals: FunctionTotals;
  /** Only of a diff. */
  readonly baseline?: FunctionTotals;
}

/**
 * Functions by self or total, of equal ones in order of name and file. In a diff the larger side counts, so that what vanished is
 * listed as well. Neither the root, nor what a store cut off, nor a function without any value is a function.
 */
export function topFunctions(tree: CallTree | DiffTree, { by, limit, accepts }: TopFunctionsOptions): TopFunctions {
  const totals = functionTotals(tree);
  const baseline = isDiffTree(tree)
    ? functionTotals({ ...tree, self: tree.baselineSelf, total: tree.baselineTotal })
    : undefined;
  const size = (row: number) => Math.max(totals[by][row], baseline?.[by][row] ?? 0);
  const rows: number[] = [];
  for (let row = 1; row < tree.functions.length; row++) {
    const isListed = row !== tree.cutFunction && (accepts === undefined || accepts(tree.functions.names[row]));
    if (isListed && (totals.total[row] !== 0 || (baseline?.total[row] ?? 0) !== 0)) {
      rows.push(row);
    }
  }
  // Sorting is stable, and the table of functions is in order of name and file.
  rows.sort((a, b) => size(b) - size(a));
  return { rows: Int32Array.from(rows.slice(0, limit)), functionCount: rows.length, totals, baseline };
}
