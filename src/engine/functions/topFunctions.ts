// The largest functions in order: what tables, bar gauges and variables list.
import { type CallTree, type DiffTree } from '../tree/callTree';
import { type FunctionTotals } from '../tree/functionTotals';
import { type FunctionNumbers, numbersOfTree } from './functionNumbers';

export type FunctionOrder = 'self' | 'total';

export interface TopFunctionsOptions {
  readonly by: FunctionOrder;
  /** Keep so many; undefined keeps all. */
  readonly limit?: number;
  /** Only functions of these names. */
  readonly accepts?: (name: string) => boolean;
}

/** Functions, largest first. The columns of totals have one entry per row of `functions` in the numbers, listed or not. */
export interface TopFunctions {
  /** Rows of the functions. */
  readonly rows: Int32Array;
  /** How many functions there were to list before the limit. */
  readonly functionCount: number;
  readonly totals: FunctionTotals;
  /** Only of a diff. */
  readonly baseline?: FunctionTotals;
  /** Only where calls were counted. */
  readonly callCounts?: FunctionNumbers['callCounts'];
}

/**
 * Functions by self or total, of equal ones in order of name and file. In a diff the larger side counts, so that what vanished is
 * listed as well. Neither the root, nor what a store cut off, nor a function without any value is a function.
 */
export function topFunctions(
  source: CallTree | DiffTree | FunctionNumbers,
  { by, limit, accepts }: TopFunctionsOptions
): TopFunctions {
  const { functions, cutFunction, totals, baseline, callCounts } = 'totals' in source ? source : numbersOfTree(source);
  const size = (row: number) => Math.max(totals[by][row], baseline?.[by][row] ?? 0);
  const rows: number[] = [];
  for (let row = 1; row < functions.length; row++) {
    const isListed = row !== cutFunction && (accepts === undefined || accepts(functions.names[row]));
    if (isListed && (totals.total[row] !== 0 || (baseline?.total[row] ?? 0) !== 0)) {
      rows.push(row);
    }
  }
  // Sorting is stable, and the table of functions is in order of name and file.
  rows.sort((a, b) => size(b) - size(a));
  return { rows: Int32Array.from(rows.slice(0, limit)), functionCount: rows.length, totals, baseline, callCounts };
}
