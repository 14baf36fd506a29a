// A tree of lines → its most expensive lines in order.
import { topFunctions, type TopFunctions, type TopFunctionsOptions } from '../functions/topFunctions';
import { type CallTree, type DiffTree } from '../tree/callTree';
import { placeOf } from './place';

/**
 * As `topFunctions`, for a tree of lines. Frames without a line are listed as far as something was spent in themselves: what they
 * call is at lines of its own.
 */
export function topLines(tree: CallTree | DiffTree, { limit, ...options }: TopFunctionsOptions): TopFunctions {
  const top = topFunctions(tree, options);
  const { self } = top.totals;
  const { fileNames } = tree.functions;
  const rows = top.rows.filter(
    (row) => placeOf(fileNames[row]).line > 0 || self[row] !== 0 || (top.baseline?.self[row] ?? 0) !== 0
  );
  return { ...top, rows: rows.slice(0, limit), functionCount: rows.length };
}
