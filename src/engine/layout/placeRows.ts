// The one pass over all rows that a first picture needs: where each bar starts, and which bars are wide enough for a screen. Rows of
// a frame, which anybody may have written, are checked on the way.

/** Depth-first rows: the columns that are looked at while they are placed, all of one length. */
export interface RowColumns {
  readonly depth: Int32Array;
  readonly self: Float64Array;
  readonly functionIndex: Int32Array;
  /** How many functions there are to point at. */
  readonly functionCount: number;
}

/** Rows that are in depth-first order, each with its place. */
export interface PlacedRows {
  readonly depth: Int32Array;
  /** Per row; never less than that of the row before. */
  readonly start: Float64Array;
  /** Per row; never negative. The given column where no width had to be cut. */
  readonly width: Float64Array;
  /** One more than the greatest depth. */
  readonly rowCount: number;
  /** The rows at least `least` wide in their order. A caller is as wide as its callees, so that of each row all callers are there. */
  readonly wideNodes: Int32Array;
  readonly least: number;
  /** False where a width or a self is infinite or no number. */
  readonly isFinite: boolean;
  /** False where a row points at no function; `isUsed` is then of the others. */
  readonly areFunctionsKnown: boolean;
  /** 1 for each function that has a row. */
  readonly isUsed: Uint8Array;
}

/** A bar of half a pixel on a canvas of 4096 pixels that shows everything. What is zoomed into further asks for all rows. */
const WIDE_PART = 1 / 8192;

/**
 * Places every row: callees stand from their caller's start on. A width should be at least the sum of the callees'. Where it is not
 * (negative samples, rounding), callees are cut off at their caller's end; a width that is negative or no number counts as 0.
 * Undefined where a row goes down more than one level or above the root's.
 *
 * One loop and long: the columns are larger than the processor's caches and the loop runs once per profile, so that every loop more
 * would wait for memory, and for its compilation, again.
 */
export function placeRows(columns: RowColumns, widths: Float64Array): PlacedRows | undefined {
  const { depth, self, functionIndex, functionCount } = columns;
  const { length } = depth;
  const start = new Float64Array(length);
  const wideNodes = new Int32Array(length);
  const isUsed = new Uint8Array(functionCount);
  const least = widths[0] > 0 ? widths[0] * WIDE_PART : 0;
  // Per depth: where the next row starts, and where its caller ends. No tree is deeper than it has rows; what is not touched of a
  // column takes no memory.
  const nextStart = new Float64Array(length + 1);
  const callerEnd = new Float64Array(length + 1);
  callerEnd[0] = Infinity;
  let isCut = false;
  let height = 0;
  let rowCount = 0;
  let wideCount = 0;
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
    const index = functionIndex[row];
    if (index < 0 || index >= functionCount) {
      areFunctionsKnown = false;
    }
    isUsed[index] = 1;
    const wanted = widths[row];
    sumOfZeros += wanted * 0 + self[row] * 0;
    const from = nextStart[level];
    const room = callerEnd[level] - from;
    const granted = wanted > 0 ? (wanted > room ? room : wanted) : 0;
    if (granted !== wanted) {
      isCut = true;
    }
    start[row] = from;
    nextStart[level] = from + granted;
    nextStart[height] = from;
    callerEnd[height] = from + granted;
    wideNodes[wideCount] = row;
    wideCount += granted >= least ? 1 : 0;
  }
  return {
    depth,
    start,
    width: isCut ? cutWidths(depth, start, widths) : widths,
    rowCount,
    wideNodes: wideNodes.slice(0, wideCount),
    least,
    isFinite: sumOfZeros === 0,
    areFunctionsKnown,
    isUsed,
  };
}

/** The widths that were granted, for the few trees in which some were not: what reaches beyond its caller's end is cut off there. */
function cutWidths(depth: Int32Array, start: Float64Array, widths: Float64Array): Float64Array {
  const width = new Float64Array(widths.length);
  const callerEnd = new Float64Array(widths.length + 1);
  callerEnd[0] = Infinity;
  for (let row = 0; row < widths.length; row++) {
    const level = depth[row];
    const room = callerEnd[level] - start[row];
    const wanted = widths[row];
    width[row] = wanted > 0 ? (wanted > room ? room : wanted) : 0;
    callerEnd[level + 1] = start[row] + width[row];
  }
  return width;
}
