// The one pass over all rows that a first picture needs: which bars are wide enough for a screen, and where those start. Rows of
// a frame, which anybody may have written, are checked on the way.

import { Float64Column, Int32Column } from '../../base/growableColumns';
import { type PlacedBars } from './barRows';

/** What else of rows that are not trusted is looked at while they are placed. */
export interface CheckedColumns {
  readonly self: Float64Array;
  readonly functionIndex: Int32Array;
  /** How many functions there are to point at. */
  readonly functionCount: number;
}

/** Rows that are in depth-first order, and which of them are wide. */
export interface PlacedRows {
  readonly depth: Int32Array;
  /** Per row; never negative. The given column where no width had to be cut. */
  readonly width: Float64Array;
  /** One more than the greatest depth. */
  readonly rowCount: number;
  /** The bars at least `least` wide. A caller is as wide as its callees, so that of each bar all callers are there. */
  readonly wide: PlacedBars;
  readonly least: number;
  /** False where a width, or a self that was to be checked, is infinite or no number. */
  readonly isFinite: boolean;
  /** False where a row points at no function; `isUsed` is then of the others. */
  readonly areFunctionsKnown: boolean;
  /** 1 for each function that was checked and has a row behind the first one. */
  readonly isUsed: Uint8Array;
  /** How many rows are at depth 0. */
  readonly rootCount: number;
}

/** A bar of half a pixel on a canvas of 4096 pixels that shows everything. What is zoomed into further asks for all rows. */
export const WIDE_PART = 1 / 8192;

/** What sums may differ by from the same sums in another order, as a part of the root: no reason to cut a width. */
const ROUNDING = 2 ** -40;

/**
 * Places every row: callees stand from their caller's start on. A width should be at least the sum of the callees'. Where it is not
 * (negative samples), callees are cut off at their caller's end; a width that is negative or no number counts as 0.
 * Undefined where a row goes down more than one level or above the root's.
 *
 * One loop and long: the columns are larger than the processor's caches and the loop runs once per profile, so that every loop more
 * would wait for memory, and for its compilation, again. It writes down the wide bars only: to write a column of a million takes as
 * long as to read three.
 */
export function placeRows(depth: Int32Array, widths: Float64Array, checked?: CheckedColumns): PlacedRows | undefined {
  const { length } = depth;
  const functionCount = checked?.functionCount ?? 0;
  const isUsed = new Uint8Array(functionCount);
  const least = widths[0] > 0 ? widths[0] * WIDE_PART : 0;
  const rounding = widths[0] > 0 ? widths[0] * ROUNDING : 0;
  const wide = new WideBars();
  // Per depth: where the next row starts, and where its caller ends. No tree is deeper than it has rows; what is not touched of a
  // column takes no memory.
  const nextStart = new Float64Array(length + 1);
  const callerEnd = new Float64Array(length + 1);
  callerEnd[0] = Infinity;
  let isCut = false;
  let height = 0;
  let rowCount = 0;
  let rootCount = 0;
  let areFunctionsKnown = true;
  // 0 as long as all numbers are finite: only a finite number is 0 when multiplied by 0.
  let sumOfZeros = 0;
  for (let row = 0; row < length; row++) {
    const level = depth[row];
    if (level < 0 || level > height) {
      return undefined;
    }
    height = level + 1;
    if (height > rowCount) {
      rowCount = height;
    }
    if (level === 0) {
      rootCount++;
    }
    const wanted = widths[row];
    sumOfZeros += wanted * 0;
    if (checked !== undefined) {
      const index = checked.functionIndex[row];
      if (index < 0 || index >= functionCount) {
        areFunctionsKnown = false;
      }
      if (row > 0) {
        isUsed[index] = 1;
      }
      sumOfZeros += checked.self[row] * 0;
    }
    const from = nextStart[level];
    const limit = callerEnd[level];
    let granted = wanted;
    let end = from + wanted;
    if (!(wanted >= 0 && end <= limit)) {
      if (!(wanted >= 0 && end <= limit + rounding)) {
        isCut = true;
        granted = wanted > 0 ? limit - from : 0;
      }
      end = wanted > 0 ? limit : from;
    }
    nextStart[level] = end;
    nextStart[height] = from;
    callerEnd[height] = end;
    if (granted >= least) {
      wide.add(row, level, from, granted);
    }
  }
  return {
    depth,
    width: isCut ? cutWidths(depth, widths, rounding) : widths,
    rowCount,
    wide: wide.toPlacedBars(),
    least,
    isFinite: sumOfZeros === 0,
    areFunctionsKnown,
    isUsed,
    rootCount,
  };
}

/** The wide bars in the order of their rows. */
class WideBars {
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

  toPlacedBars(): PlacedBars {
    const { node, row, start, width } = this;
    return { node: node.toArray(), row: row.toArray(), start: start.toArray(), width: width.toArray() };
  }
}

/** The widths that were granted, for the few trees in which some were not: what reaches beyond its caller's end is cut off there. */
function cutWidths(depth: Int32Array, widths: Float64Array, rounding: number): Float64Array {
  const width = new Float64Array(widths.length);
  const nextStart = new Float64Array(widths.length + 1);
  const callerEnd = new Float64Array(widths.length + 1);
  callerEnd[0] = Infinity;
  for (let row = 0; row < widths.length; row++) {
    const level = depth[row];
    const from = nextStart[level];
    const wanted = widths[row] > 0 ? widths[row] : 0;
    width[row] = from + wanted <= callerEnd[level] + rounding ? wanted : callerEnd[level] - from;
    nextStart[level] = Math.min(from + wanted, callerEnd[level]);
    nextStart[level + 1] = from;
    callerEnd[level + 1] = nextStart[level];
  }
  return width;
}

/** Where each row starts, from widths that `placeRows` granted. */
export function startsOfRows(depth: Int32Array, width: Float64Array, rowCount: number): Float64Array {
  const start = new Float64Array(depth.length);
  const nextStart = new Float64Array(rowCount + 1);
  const callerEnd = new Float64Array(rowCount + 1);
  callerEnd[0] = Infinity;
  for (let row = 0; row < depth.length; row++) {
    const level = depth[row];
    const from = nextStart[level];
    const end = Math.min(from + width[row], callerEnd[level]);
    start[row] = from;
    nextStart[level] = end;
    nextStart[level + 1] = from;
    callerEnd[level + 1] = end;
  }
  return start;
}
