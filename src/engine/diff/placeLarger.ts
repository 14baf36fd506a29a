// DiffTree → its wide bars, each as wide as the larger of both sides, without a column of widths.

import { Int32Column } from '../../base/growableColumns';
import { leastWidth, type PlacedRows, WideBars } from '../layout/placeRows';
import { type DiffTree } from '../tree/callTree';

/** Totals that differ by less than this part of themselves differ by rounding alone. */
const ROUNDING = 2 ** -40;

/**
 * The bars that `placeRows` would find in the widths of the larger sides, at a fifth of the memory. A bar can be wide only where its two
 * totals are together, so below others only depths are read. The selfs are added up from one end of such a bar to the next: what a
 * bar is wide is what is added between its two ends, and it begins there, less the selfs of its callers, which stand at their right ends.
 *
 * @param tree Whose bars.
 * @param factor What the baseline is multiplied by.
 * @param widths The widths of all rows, for those that ask for narrow ones.
 * @param widePart As for `placeRows`.
 * @returns Undefined where totals are not what selfs add up to (negative samples): then only the widths tell.
 */
export function placeLarger(
  tree: DiffTree,
  factor: number,
  widths: () => Float64Array,
  widePart: number
): PlacedRows | undefined {
  const bound = tree.total[0] + tree.baselineTotal[0] * factor;
  const candidates = candidatesOf(tree, factor, leastWidth(bound / 2, widePart));
  const { before, own } = sumsAt(candidates.ends, tree, factor);
  const whole = before[before.length - 1];
  if (!(whole <= bound * (1 + ROUNDING))) {
    return undefined;
  }
  const least = leastWidth(whole, widePart);
  const wide = new WideBars();
  // Per depth: the selfs of the callers.
  const selfOfCallers = [0];
  const { node, row, from, to } = candidates;
  for (let bar = 0; bar < node.length; bar++) {
    const depth = row[bar];
    const begin = before[from[bar]];
    const width = before[to[bar]] - begin;
    selfOfCallers[depth + 1] = selfOfCallers[depth] + own[from[bar]];
    if (width >= least) {
      wide.add(node[bar], depth, begin - selfOfCallers[depth], width);
    }
  }
  return {
    rowCount: candidates.rowCount,
    wide: wide.toPlacedBars(),
    least,
    widths,
    narrowWidth: (narrow, end) => sumOfLarger(tree, factor, narrow, end),
  };
}

/** Bars that may be wide, in depth-first order. */
interface Candidates {
  readonly rowCount: number;
  readonly node: Int32Array;
  readonly row: Int32Array;
  /** Rows of the tree where a candidate begins or behind which one ends, in order. */
  readonly ends: Int32Array;
  /** Per candidate: its two ends, as positions among `ends`. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

function candidatesOf({ length, depth, total, baselineTotal }: DiffTree, factor: number, least: number): Candidates {
  const nodes = new Int32Column();
  const rows = new Int32Column();
  const ends = new Int32Column();
  const from = new Int32Column();
  const to = new Int32Column();
  // Per depth of the path: which candidate is open.
  const path: number[] = [];
  let openCount = 0;
  let rowCount = 0;
  for (let node = 0; node < length;) {
    const level = depth[node];
    const isCandidate = total[node] + baselineTotal[node] * factor >= least;
    if (isCandidate || openCount > level) {
      while (openCount > level) {
        to.set(path[--openCount], ends.length);
      }
      ends.push(node);
    }
    if (level >= rowCount) {
      rowCount = level + 1;
    }
    node++;
    if (isCandidate) {
      path[level] = nodes.length;
      openCount = level + 1;
      from.push(ends.length - 1);
      to.push(0);
      nodes.push(node - 1);
      rows.push(level);
      continue;
    }
    for (; node < length && depth[node] > level; node++) {
      if (depth[node] >= rowCount) {
        rowCount = depth[node] + 1;
      }
    }
  }
  while (openCount > 0) {
    to.set(path[--openCount], ends.length);
  }
  ends.push(length);
  return {
    rowCount,
    node: nodes.toArray(),
    row: rows.toArray(),
    ends: ends.toArray(),
    from: from.toArray(),
    to: to.toArray(),
  };
}

/** Per end: the larger selfs of all rows before it together, and that of its own row. */
function sumsAt(
  ends: Int32Array,
  { self, baselineSelf }: DiffTree,
  factor: number
): { readonly before: Float64Array; readonly own: Float64Array } {
  const before = new Float64Array(ends.length);
  const own = new Float64Array(ends.length);
  let sum = 0;
  let row = 0;
  for (let index = 1; index < ends.length; index++) {
    own[index - 1] = larger(self[row], baselineSelf[row] * factor);
    sum += own[index - 1];
    const end = ends[index];
    for (row++; row < end; row++) {
      sum += larger(self[row], baselineSelf[row] * factor);
    }
    before[index] = sum;
  }
  return { before, own };
}

/** The larger selfs of the rows [from, to) together. */
function sumOfLarger({ self, baselineSelf }: DiffTree, factor: number, from: number, to: number): number {
  let sum = 0;
  for (let row = from; row < to; row++) {
    sum += larger(self[row], baselineSelf[row] * factor);
  }
  return sum;
}

/** The larger of two numbers, 0 where both are negative. Arithmetic, because no processor can foretell which of two sides is larger. */
export function larger(self: number, before: number): number {
  const more = self - before;
  const most = before + (more + Math.abs(more)) * 0.5;
  return most > 0 ? most : 0;
}
