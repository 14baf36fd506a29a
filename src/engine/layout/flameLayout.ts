// CallTree → where every bar of its flame graph lies, in units of the tree's values. The view only scales and draws.

import { type CallTree } from '../tree/callTree';
import { buildMaxPyramid, FAN_OUT, type MaxPyramid, stretchOf } from './maxPyramid';

/**
 * The bars of each depth from left to right. A node's bar is [start[node], start[node] + width[node]); its callees
 * stand in the next row from its start on, in order, and leave its self free at the right end.
 *
 *     row 0  [total                     ]        rowStart  0 1 3 4
 *     row 1  [idle ][main               ]        rowNodes  0 | 1 2 | 3
 *     row 2         [work         ]              start     0   0 2   2
 */
export interface FlameLayout {
  readonly rowCount: number;
  /** The bars of row r are rowNodes[rowStart[r]] … rowNodes[rowStart[r + 1] − 1]. */
  readonly rowStart: Int32Array;
  /** Nodes by row, in each row from left to right. An index into it is a position. */
  readonly rowNodes: Int32Array;
  /** Per node. */
  readonly start: Float64Array;
  /** Per node; never negative. */
  readonly width: Float64Array;
  /** The largest widths of ever longer stretches of positions. */
  readonly widest: MaxPyramid;
}

/**
 * Places every node. Linear; nothing depends on how deep or how wide the tree is.
 *
 * @param tree Any call tree.
 * @param widths One per node, by default the totals. A node's width should be at least the sum of its callees' widths,
 *   as totals of positive samples are. Where it is not (negative samples, rounding), callees are cut off at their caller's end;
 *   a width that is negative or not finite counts as 0. So the bars of a row never overlap and never leave their caller.
 */
export function layoutFlameGraph(tree: CallTree, widths: Float64Array = tree.total): FlameLayout {
  const rowStart = rowStarts(tree.depth);
  const { rowNodes, start, width, stretches } = placeNodes(tree.depth, rowStart, widths);
  return { rowCount: rowStart.length - 1, rowStart, rowNodes, start, width, widest: buildMaxPyramid(stretches) };
}

/** Where the positions of each row begin, and behind the last row where they end. */
function rowStarts(depth: Int32Array): Int32Array {
  let counts: Int32Array = new Int32Array(1024);
  let rowCount = 0;
  for (let node = 0; node < depth.length; node++) {
    const row = depth[node];
    if (row >= rowCount) {
      rowCount = row + 1;
      counts = rowCount > counts.length ? grown(counts, rowCount) : counts;
    }
    counts[row]++;
  }
  const starts = new Int32Array(rowCount + 1);
  for (let row = 0; row < rowCount; row++) {
    starts[row + 1] = starts[row] + counts[row];
  }
  return starts;
}

/** A copy with room for at least `length`, and twice as much as before. */
function grown(counts: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(Math.max(length, 2 * counts.length));
  larger.set(counts);
  return larger;
}

interface PlacedNodes extends Pick<FlameLayout, 'rowNodes' | 'start' | 'width'> {
  /** The lowest level of the pyramid. */
  readonly stretches: Float64Array;
}

/**
 * One pass in depth-first order, which is left-to-right order within each row: per open level it knows where the next
 * callee starts, where its caller ends, and the row's next position. All is done in this one pass because the columns
 * are larger than the processor's caches: a pass of its own for positions or widths would wait for memory again.
 */
function placeNodes(depth: Int32Array, rowStart: Int32Array, widths: Float64Array): PlacedNodes {
  const rowNodes = new Int32Array(depth.length);
  const start = new Float64Array(depth.length);
  const stretches = new Float64Array(Math.ceil(depth.length / FAN_OUT));
  const nextPosition = rowStart.slice();
  const nextStart = new Float64Array(rowStart.length);
  const callerEnd = new Float64Array(rowStart.length);
  callerEnd[0] = Infinity;
  let width = widths;
  for (let node = 0; node < depth.length; node++) {
    const row = depth[node];
    const from = nextStart[row];
    const wanted = widths[node];
    const room = callerEnd[row] - from;
    let granted = wanted > 0 && wanted < Infinity ? wanted : 0;
    granted = granted > room ? room : granted;
    if (granted !== wanted) {
      // The caller's column is only copied for the few trees that need a cut.
      width = width === widths ? widths.slice() : width;
      width[node] = granted;
    }
    start[node] = from;
    nextStart[row] = from + granted;
    nextStart[row + 1] = from;
    callerEnd[row + 1] = from + granted;
    const position = nextPosition[row]++;
    rowNodes[position] = node;
    const stretch = stretchOf(position);
    if (granted > stretches[stretch]) {
      stretches[stretch] = granted;
    }
  }
  return { rowNodes, start, width, stretches };
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
  visit: (node: number) => void
): void {
  if (!(row >= 0 && row < layout.rowCount)) {
    return;
  }
  const { rowNodes, start, width } = layout;
  const rowEnd = layout.rowStart[row + 1];
  // A bar without width cannot be seen even if no minimum is asked for.
  const least = Math.max(minWidth, Number.MIN_VALUE);
  let position = Math.max(lastStartingAtMost(layout, row, fromValue), layout.rowStart[row]);
  for (;;) {
    position = nextBarAtLeast(layout, position, rowEnd, least);
    const node = rowNodes[position];
    if (position === rowEnd || start[node] >= toValue) {
      return;
    }
    if (start[node] + width[node] > fromValue) {
      visit(node);
    }
    position++;
  }
}

/**
 * The first position in [position, rowEnd) whose bar is at least `minWidth` wide; `rowEnd` if there is none. Climbs the
 * pyramid over stretches without one and descends into the first that has one: O(log bars), however many are skipped.
 */
export function nextBarAtLeast(layout: FlameLayout, position: number, rowEnd: number, minWidth: number): number {
  const { rowNodes, width, widest } = layout;
  let level = 0;
  let span = 1;
  let index = position;
  while (index * span < rowEnd) {
    const isWideEnough = (level === 0 ? width[rowNodes[index]] : widest.levels[level - 1][index]) >= minWidth;
    if (isWideEnough && level === 0) {
      return index;
    }
    if (isWideEnough) {
      level--;
      span /= FAN_OUT;
      index *= FAN_OUT;
      continue;
    }
    index++;
    while (index % FAN_OUT === 0 && level < widest.levels.length) {
      level++;
      span *= FAN_OUT;
      index /= FAN_OUT;
    }
  }
  return rowEnd;
}

/** The node whose bar covers `value` in a row, -1 where there is none (beside the bars, or in a caller's self). */
export function barAt(layout: FlameLayout, row: number, value: number): number {
  if (!(row >= 0 && row < layout.rowCount)) {
    return -1;
  }
  const position = lastStartingAtMost(layout, row, value);
  if (position < layout.rowStart[row]) {
    return -1;
  }
  const node = layout.rowNodes[position];
  return value < layout.start[node] + layout.width[node] ? node : -1;
}

/** The last position of a row whose bar starts at or before `value`; the one before the row if there is none. */
function lastStartingAtMost(layout: FlameLayout, row: number, value: number): number {
  let from = layout.rowStart[row];
  let to = layout.rowStart[row + 1];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (layout.start[layout.rowNodes[middle]] <= value) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from - 1;
}
