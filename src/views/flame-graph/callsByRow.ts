// Where the calls of some functions are, row by row from left to right: for marking matches whose bars are too narrow to be drawn.
// Made once per search in one pass over the calls; a painted row then costs no more than its pixels.
import { type BitSet } from '../../base/bitSet';
import { Int32Column } from '../../base/growableColumns';
import { type FlameLayout } from '../../engine/layout/flameLayout';
import { type RoughWalk } from '../../engine/layout/roughWalk';
import { barMatcher } from '../profile/barMatcher';
import { type ProfileModel } from '../profile/profileModel';
import { type ValueWindow } from './viewport';

/** Where calls are. Those that share a place are there once. */
export interface CallsByRow {
  /** True for the calls. */
  readonly isCall: (node: number) => boolean;
  /** Per row: places from left to right. */
  readonly rows: readonly ArrayLike<number>[];
  /** Per place, of which not all are in rows. */
  readonly start: Float64Array;
  /** Per place; 0 for what is narrower than any bar of a picture of the whole. */
  readonly width: Float64Array;
}

type Bars = Pick<ProfileModel, 'tree' | 'unchained' | 'layout'>;

/**
 * All calls of the functions; of collapsed chains those in which one of them is.
 * Where it may be rough, narrow neighbours share a place: all bars need not be placed and sorted then.
 */
export function callsByRow(profile: Bars, functions: BitSet, isRough: boolean): CallsByRow {
  const walk = isRough ? profile.layout.walkRoughly?.() : undefined;
  return walk === undefined ? callsInRows(profile, functions) : callsInStretches(profile, walk, functions);
}

/** Whether rough places are exact to one pixel of a picture, whose bars are at least `minWidth`, which is half a pixel, wide. */
export function isRoughEnough({ least }: FlameLayout, minWidth: number): boolean {
  return minWidth >= least;
}

/** A row has each stretch once, however many of its narrow calls it holds there: most nodes are not even asked for their function. */
function callsInStretches({ tree, unchained, layout }: Bars, walk: RoughWalk, functions: BitSet): CallsByRow {
  const { depth } = tree;
  const isCall = barMatcher({ tree, unchained }, functions);
  const rows = Array.from({ length: layout.rowCount }, (): number[] => []);
  // Per row: the last stretch with a call in it.
  const lastStretch = new Int32Array(layout.rowCount).fill(-1);
  const { length } = depth;
  for (let node = 0; node < length;) {
    const top = depth[node];
    const stretch = walk.stretchOf(node, top);
    let row = top;
    // The bar, and if it is narrow all that is below it.
    do {
      if (lastStretch[row] !== stretch && isCall(node)) {
        lastStretch[row] = stretch;
        rows[row].push(stretch);
      }
      node++;
      row = depth[node];
    } while (row > top && walk.isNarrow);
  }
  return { isCall, rows, start: walk.start.toArray(), width: walk.width.toArray() };
}

/** Those of a picture that is zoomed into further, for which all bars are sorted anyway. */
function callsInRows({ tree, unchained, layout }: Bars, functions: BitSet): CallsByRow {
  const isCall = barMatcher({ tree, unchained }, functions);
  const { nodes, rowStart, start, width } = layout.all();
  const rows = Array.from({ length: layout.rowCount }, (_, row) => {
    const places = new Int32Column();
    for (let position = rowStart[row]; position < rowStart[row + 1]; position++) {
      if (isCall(nodes[position])) {
        places.push(position);
      }
    }
    return places.toArray();
  });
  return { isCall, rows, start, width };
}

/** How many rows have all calls that begin in a window: one more than the row of the deepest, 0 without one. */
export function rowsWithCalls(calls: CallsByRow, { fromValue, toValue }: ValueWindow): number {
  const { rows, start } = calls;
  for (let row = rows.length - 1; row >= 0; row--) {
    const first = firstFrom(calls, row, fromValue, 0);
    if (first < rows[row].length && start[rows[row][first]] < toValue) {
      return row + 1;
    }
  }
  return 0;
}

/**
 * Visits the columns of pixels, counted from the window's left edge, in which a row has calls narrower than `minWidth`, from left to
 * right and each column once. A column is `perColumn` values wide.
 */
export function forEachNarrowCall(
  calls: CallsByRow,
  row: number,
  { fromValue, toValue }: ValueWindow,
  perColumn: number,
  minWidth: number,
  visit: (column: number) => void
): void {
  const { start, width } = calls;
  const places = calls.rows[row];
  let position = firstFrom(calls, row, fromValue, 0);
  while (position < places.length && start[places[position]] < toValue) {
    const place = places[position];
    position++;
    if (width[place] < minWidth) {
      const column = Math.floor((start[place] - fromValue) / perColumn);
      visit(column);
      position = firstFrom(calls, row, fromValue + (column + 1) * perColumn, position);
    }
  }
}

/** The position in a row, from `from` on, of the first place at `value` or behind it, the row's end without one; a near one is found soon. */
function firstFrom({ rows, start }: CallsByRow, row: number, value: number, from: number): number {
  const places = rows[row];
  let low = from;
  let step = 1;
  while (low + step <= places.length && start[places[low + step - 1]] < value) {
    low += step;
    step *= 2;
  }
  let high = Math.min(places.length, low + step - 1);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (start[places[middle]] < value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
