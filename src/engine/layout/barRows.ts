// Bars by row: of a tree all of them, or those wide enough for a screen. What is looked at together lies together: the columns of a
// tree are larger than the processor's caches, those of the wide bars are not.

import { buildMaxPyramid, FAN_OUT, type MaxPyramid } from './maxPyramid';

/**
 * Nodes by depth, in each row from left to right. Of each node all callers are there, so the callees of a node are those in the next
 * row between it and its right neighbour. An index into `nodes` is a position.
 *
 *     row 0  [total                     ]        rowStart  0 1 3 4
 *     row 1  [idle ][main               ]        nodes     0 | 1 2 | 3
 *     row 2         [work         ]
 */
export interface BarRows {
  /** The bars of row r are nodes[rowStart[r]] … nodes[rowStart[r + 1] − 1]. */
  readonly rowStart: Int32Array;
  readonly nodes: Int32Array;
  /** Per position. */
  readonly start: Float64Array;
  /** Per position. */
  readonly width: Float64Array;
  /** The largest widths of ever longer stretches of positions. */
  readonly widest: MaxPyramid;
}

/** Positions, [from, to). */
export interface Positions {
  readonly from: number;
  readonly to: number;
}

/** Bars in depth-first order: of each its row, and where it lies. */
export interface PlacedBars {
  readonly row: Int32Array;
  readonly start: Float64Array;
  readonly width: Float64Array;
  /** The node of each bar; absent where the bars are all nodes. */
  readonly node?: Int32Array;
}

/** Sorts bars into their rows. Linear. */
export function barRowsOf({ row, start, width, node }: PlacedBars, rowCount: number): BarRows {
  const { length } = row;
  const rowStart = new Int32Array(rowCount + 1);
  for (let bar = 0; bar < length; bar++) {
    rowStart[row[bar] + 1]++;
  }
  for (let index = 0; index < rowCount; index++) {
    rowStart[index + 1] += rowStart[index];
  }
  const next = rowStart.slice();
  const nodes = new Int32Array(length);
  const startAt = new Float64Array(length);
  const widthAt = new Float64Array(length);
  for (let bar = 0; bar < length; bar++) {
    const position = next[row[bar]]++;
    nodes[position] = node === undefined ? bar : node[bar];
    startAt[position] = start[bar];
    widthAt[position] = width[bar];
  }
  return { rowStart, nodes, start: startAt, width: widthAt, widest: buildMaxPyramid(widthAt) };
}

/** The first position in [from, to) whose node is `node` or a later one; `to` if there is none. */
export function positionOf({ nodes }: BarRows, node: number, { from, to }: Positions): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (nodes[middle] < node) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** The positions of a whole row; none outside the graph. */
export function positionsOfRow({ rowStart }: BarRows, row: number): Positions {
  return row >= 0 && row < rowStart.length - 1 ? { from: rowStart[row], to: rowStart[row + 1] } : { from: 0, to: 0 };
}

/** The positions in a row of what `node` calls, directly or not; in the row of `node`, at `depth`, its own. */
export function positionsBelow(rows: BarRows, node: number, depth: number, row: number): Positions {
  const own = positionsOfRow(rows, depth);
  const after = positionOf(rows, node + 1, own);
  const inRow = positionsOfRow(rows, row);
  return {
    from: positionOf(rows, node, inRow),
    to: after === own.to ? inRow.to : positionOf(rows, rows.nodes[after], inRow),
  };
}

/**
 * The first position in [position, rowEnd) whose bar is at least `minWidth` wide; `rowEnd` if there is none. Climbs the
 * pyramid over stretches without one and descends into the first that has one: O(log bars), however many are skipped.
 */
export function nextBarAtLeast({ width, widest }: BarRows, position: number, rowEnd: number, minWidth: number): number {
  let level = 0;
  let span = 1;
  let index = position;
  while (index * span < rowEnd) {
    const isWideEnough = (level === 0 ? width[index] : widest.levels[level - 1][index]) >= minWidth;
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
