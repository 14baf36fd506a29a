// CallTree → where every bar of its flame graph lies, in units of the tree's values. The view only scales and draws.

import { once } from '../../base/once';
import { type CallTree } from '../tree/callTree';
import { type BarRows, barRowsOf, nextBarAtLeast, positionOf, positionsOfRow } from './barRows';
import { type PlacedRows, placeRows, startsOfRows } from './placeRows';

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
  /** Where the bar of a node begins; among the wide ones without `starts`, in O(log n). */
  readonly startOf: (node: number) => number;
  /** Per node. Made at the first call: a picture of the whole does without. */
  readonly starts: () => Float64Array;
  /** Per node; never negative. */
  readonly width: Float64Array;
  /** Bars of at least this width are in `wide`. */
  readonly least: number;
  /** The bars that a canvas of the whole graph can show: of a million nodes some ten thousand. */
  readonly wide: BarRows;
  /** All bars. Sorted at the first call: a picture of the whole does without. */
  readonly all: () => BarRows;
  /** True where rows of several lanes stand one below the other: a row without wide bars says nothing of those below it. */
  readonly isStacked?: boolean;
}

/** By the column of widths: what was placed while it was read is not placed again. */
const placedWhileRead = new WeakMap<Float64Array, PlacedRows>();

/** Keeps places that were found while rows were checked, for the layout of a tree with these columns. */
export function keepPlaced(widths: Float64Array, placed: PlacedRows): void {
  placedWhileRead.set(widths, placed);
}

/**
 * Places every node. Linear; nothing depends on how deep or how wide the tree is.
 *
 * @param tree Any call tree.
 * @param widths One per node, by default the totals; `placeRows` says what becomes of odd ones. The bars of a row never overlap and
 *   never leave their caller, but for the last digit of sums of fractions.
 */
export function layoutFlameGraph(tree: CallTree, widths: Float64Array = tree.total): FlameLayout {
  const known = placedWhileRead.get(widths);
  const placed = known?.depth === tree.depth ? known : placeNodes(tree, widths);
  const { depth, width, rowCount, least } = placed;
  const wide = barRowsOf(placed.wide, rowCount);
  const starts = once(() => startsOfRows(depth, width, rowCount));
  const startOf = (node: number) =>
    width[node] >= least ? wide.start[positionOf(wide, node, positionsOfRow(wide, depth[node]))] : starts()[node];
  const all = once(() => barRowsOf({ row: depth, start: starts(), width }, rowCount));
  return { rowCount, startOf, starts, width, least, wide, all };
}

function placeNodes(tree: CallTree, widths: Float64Array): PlacedRows {
  const placed = placeRows(tree.depth, widths);
  if (placed === undefined) {
    throw new Error('The nodes of a call tree are not in depth-first order.');
  }
  // An infinite width leaves nothing to place.
  return placed.isFinite || widths.every((width) => Number.isFinite(width))
    ? placed
    : placeNodes(
        tree,
        widths.map((width) => (Number.isFinite(width) ? width : 0))
      );
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
