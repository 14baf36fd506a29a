// CallTree → where every bar of its flame graph lies, in units of the tree's values. The view only scales and draws.

import { once } from '../../base/once';
import { type CallTree } from '../tree/callTree';
import { type BarRows, barRowsOf, nextBarAtLeast, positionOf, positionsOfRow } from './barRows';
import { placeAll, type PlacedRows, placeRows } from './placeRows';
import { RoughWalk } from './roughWalk';

/**
 * A node's bar begins at its start and is as wide as its width; its callees stand in the next row from its start on, in order, and
 * leave its self free at the right end.
 *
 *     row 0  [total                     ]
 *     row 1  [idle ][main               ]        start     0   0 2   2
 *     row 2         [work         ]
 */
export interface FlameLayout {
  readonly rowCount: number;
  /** Where the bar of a node begins; of a wide one without the columns of all, in O(log n). */
  readonly startOf: (node: number) => number;
  /** The same of its width, which is never negative. */
  readonly widthOf: (node: number) => number;
  /** Per node. Made at the first call: a picture of the whole does without. */
  readonly starts: () => Float64Array;
  /** Per node, made with the starts. */
  readonly widths: () => Float64Array;
  /** Bars of at least this width are in `wide`. */
  readonly least: number;
  /** The bars that a canvas of the whole graph can show: of a million nodes some ten thousand. */
  readonly wide: BarRows;
  /** All bars. Sorted at the first call: a picture of the whole does without. */
  readonly all: () => BarRows;
  /** Begins a walk that tells where bars begin, as far as a picture of the whole can show; absent where the starts are known anyway. */
  readonly walkRoughly?: () => RoughWalk;
  /** True where rows of several lanes stand one below the other: a row without wide bars says nothing of those below it. */
  readonly isStacked?: boolean;
}

/**
 * The layout of a tree whose wide bars are placed, by default as wide as the totals. Linear; nothing depends on how deep or how wide the
 * tree is. The bars of a row never overlap and never leave their caller, but for the last digit of sums of fractions.
 */
export function layoutFlameGraph(
  { depth, total }: Pick<CallTree, 'depth' | 'total'>,
  placed: PlacedRows = placeRows(depth, total)
): FlameLayout {
  const { rowCount, least } = placed;
  const wide = barRowsOf(placed.wide, rowCount);
  const everything = once(() => placeAll(depth, placed.widths()));
  const starts = () => everything().start;
  const widths = () => everything().width;
  /** -1 for a narrow bar. */
  const wideAt = (node: number) => {
    const position = positionOf(wide, node, positionsOfRow(wide, depth[node]));
    return wide.nodes[position] === node ? position : -1;
  };
  const startOf = (node: number) => {
    const position = wideAt(node);
    return position === -1 ? starts()[node] : wide.start[position];
  };
  const widthOf = (node: number) => {
    const position = wideAt(node);
    return position === -1 ? widths()[node] : wide.width[position];
  };
  const all = once(() => barRowsOf({ row: depth, start: starts(), width: widths() }, rowCount));
  return { rowCount, startOf, widthOf, starts, widths, least, wide, all, walkRoughly: () => new RoughWalk(placed) };
}

/** The rows that have every bar of at least `minWidth`. */
export function rowsOfBarsFrom(layout: FlameLayout, minWidth: number): BarRows {
  return minWidth >= layout.least ? layout.wide : layout.all();
}

/**
 * Calls `visit` for every bar of a row that reaches into (fromValue, toValue) and is at least `minWidth` wide, from left
 * to right. Narrower bars are never visited: the work is bounded by what can be seen, however many bars there are.
 */
export function forEachVisibleBar(
  layout: FlameLayout,
  row: number,
  fromValue: number,
  toValue: number,
  minWidth: number,
  visit: (node: number, start: number, width: number) => void
): void {
  // A bar without width cannot be seen even if no minimum is asked for.
  const least = Math.max(minWidth, Number.MIN_VALUE);
  const rows = rowsOfBarsFrom(layout, least);
  const { start, width } = rows;
  const { from, to } = positionsOfRow(rows, row);
  let position = Math.max(lastStartingAtMost(rows, row, fromValue), from);
  for (;;) {
    position = nextBarAtLeast(rows, position, to, least);
    if (position >= to || start[position] >= toValue) {
      return;
    }
    if (start[position] + width[position] > fromValue) {
      visit(rows.nodes[position], start[position], width[position]);
    }
    position++;
  }
}

/** The node whose bar, at least `minWidth` wide, covers `value` in a row; -1 where there is none (beside the bars, or in a self). */
export function barAt(layout: FlameLayout, row: number, value: number, minWidth: number): number {
  const rows = rowsOfBarsFrom(layout, minWidth);
  const position = lastStartingAtMost(rows, row, value);
  if (position < positionsOfRow(rows, row).from) {
    return -1;
  }
  const width = rows.width[position];
  return value < rows.start[position] + width && width >= minWidth ? rows.nodes[position] : -1;
}

/** The last position of a row whose bar starts at or before `value`; the one before the row if there is none. */
function lastStartingAtMost(rows: BarRows, row: number, value: number): number {
  let { from, to } = positionsOfRow(rows, row);
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (rows.start[middle] <= value) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from - 1;
}
