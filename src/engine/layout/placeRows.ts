// Where the bars of a tree lie: those that are wide enough for a screen in one pass that steps over everything below a narrow one, and
// all of them for whoever asks.

import { Float64Column, Int32Column } from '../../base/growableColumns';
import { type PlacedBars } from './barRows';

/** The wide bars of rows in depth-first order. */
export interface PlacedRows {
  /** One more than the greatest depth. */
  readonly rowCount: number;
  /** The bars at least `least` wide. A caller is as wide as its callees, so that of each bar all callers are there. */
  readonly wide: Required<PlacedBars>;
  readonly least: number;
  /** Per row, what was asked for: `placeAll` cuts what has no room. */
  readonly widths: () => Float64Array;
  /** What was asked for by one narrow row, of which all that is below it ends before the row `end`. */
  readonly narrowWidth: (row: number, end: number) => number;
}

/** Which part of the root a bar must be to be wide: half a pixel on a canvas of 4096 pixels. What is zoomed into further asks for all rows. */
export const WIDE_PART = 1 / 8192;

/** What sums may differ by from the same sums in another order, as a part of the root: no reason to cut a width. */
const ROUNDING = 2 ** -40;

/**
 * Places the wide bars: callees stand from their caller's start on. A width should be at least the sum of the callees'. Where it is not
 * (negative samples), callees are cut off at their caller's end; a width that is negative or no finite number counts as 0.
 *
 * Nothing below a narrow bar is wide, so there only the depths are read, for the height of the picture. Writing a column of a million
 * takes longer than reading two: only the wide bars are written down.
 *
 * @param depth Depth-first: each at most one more than the one before, the first 0.
 * @param widths One per row.
 * @param widePart Of whom a canvas of the whole cannot show less, so that fewer bars are wide.
 */
export function placeRows(depth: Int32Array, widths: Float64Array, widePart = WIDE_PART): PlacedRows {
  const { length } = depth;
  const least = leastWidth(widths[0], widePart);
  const rounding = roundingOf(widths[0]);
  const wide = new WideBars();
  const { nextStart, callerEnd } = new OpenRows();
  let rowCount = 0;
  for (let row = 0; row < length;) {
    const level = depth[row];
    const from = nextStart[level];
    const width = grantedWidth(widths[row], from, callerEnd[level], rounding);
    const end = Math.min(from + width, callerEnd[level]);
    nextStart[level] = end;
    if (level >= rowCount) {
      rowCount = level + 1;
    }
    row++;
    if (width >= least) {
      wide.add(row - 1, level, from, width);
      nextStart[level + 1] = from;
      callerEnd[level + 1] = end;
      continue;
    }
    for (; row < length && depth[row] > level; row++) {
      if (depth[row] >= rowCount) {
        rowCount = depth[row] + 1;
      }
    }
  }
  return { rowCount, wide: wide.toPlacedBars(), least, widths: () => widths, narrowWidth: (narrow) => widths[narrow] };
}

/** Where all bars begin, and how wide they are: the given column where no width had to be cut. The same rules as for the wide ones. */
export function placeAll(
  depth: Int32Array,
  widths: Float64Array
): { readonly start: Float64Array; readonly width: Float64Array } {
  const start = new Float64Array(depth.length);
  let width = widths;
  const rounding = roundingOf(widths[0]);
  const { nextStart, callerEnd } = new OpenRows();
  for (let row = 0; row < depth.length; row++) {
    const level = depth[row];
    const from = nextStart[level];
    const wanted = widths[row];
    const granted = grantedWidth(wanted, from, callerEnd[level], rounding);
    const end = Math.min(from + granted, callerEnd[level]);
    start[row] = from;
    nextStart[level] = end;
    nextStart[level + 1] = from;
    callerEnd[level + 1] = end;
    if (granted !== wanted) {
      width = width === widths ? widths.slice() : width;
      width[row] = granted;
    }
  }
  return { start, width };
}

/** What counts as wide below a root of this width. */
export function leastWidth(rootWidth: number, widePart: number): number {
  return rootWidth > 0 && rootWidth < Infinity ? rootWidth * widePart : 0;
}

function roundingOf(rootWidth: number): number {
  return rootWidth > 0 && rootWidth < Infinity ? rootWidth * ROUNDING : 0;
}

/** The part of a wanted width that there is room for between `from` and `limit`, but for `rounding`; of odd ones nothing. */
export function grantedWidth(wanted: number, from: number, limit: number, rounding: number): number {
  if (wanted >= 0 && from + wanted <= limit + rounding) {
    return wanted;
  }
  return wanted > 0 && wanted < Infinity ? limit - from : 0;
}

/** Per depth of the path that is open: where the next row starts, and where its caller ends. */
class OpenRows {
  readonly nextStart: number[] = [0];
  readonly callerEnd: number[] = [Number.MAX_VALUE];
}

/** Wide bars in the order of their rows. */
export class WideBars {
  private readonly node = new Int32Column();
  private readonly row = new Int32Column();
  private readonly start = new Float64Column();
  private readonly width = new Float64Column();

  add(node: number, row: number, start: number, width: number): void {
    this.node.push(node);
    this.row.push(row);
    this.start.push(start);
    this.width.push(width);
  }

  toPlacedBars(): Required<PlacedBars> {
    const { node, row, start, width } = this;
    return { node: node.toArray(), row: row.toArray(), start: start.toArray(), width: width.toArray() };
  }
}
