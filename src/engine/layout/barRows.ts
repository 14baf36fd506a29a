// Bars by row: of a tree all of them, or those wide enough for a screen.

import { buildMaxPyramid, FAN_OUT, type MaxPyramid, stretchOf } from './maxPyramid';

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
  /** The largest widths of ever longer stretches of positions. */
  readonly widest: MaxPyramid;
}

/** Positions, [from, to). */
export interface Positions {
  readonly from: number;
  readonly to: number;
}

/** Sorts nodes into their rows; `nodes` are in depth-first order, `depth` and `width` per node of the tree. Linear. */
export function barRowsOf(nodes: Int32Array, depth: Int32Array, width: Float64Array, rowCount: number): BarRows {
  const rowStart = new Int32Array(rowCount + 1);
  for (let index = 0; index < nodes.length; index++) {
    rowStart[depth[nodes[index]] + 1]++;
  }
  for (let row = 0; row < rowCount; row++) {
    rowStart[row + 1] += rowStart[row];
  }
  const next = rowStart.slice();
  const sorted = new Int32Array(nodes.length);
  const stretches = new Float64Array(Math.ceil(nodes.length / FAN_OUT));
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    const position = next[depth[node]]++;
    sorted[position] = node;
    const stretch = stretchOf(position);
    if (width[node] > stretches[stretch]) {
      stretches[stretch] = width[node];
    }
  }
  return { rowStart, nodes: sorted, widest: buildMaxPyramid(stretches) };
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
export function nextBarAtLeast(
  { nodes, widest }: BarRows,
  width: Float64Array,
  position: number,
  rowEnd: number,
  minWidth: number
): number {
  let level = 0;
  let span = 1;
  let index = position;
  while (index * span < rowEnd) {
    const isWideEnough = (level === 0 ? width[nodes[index]] : widest.levels[level - 1][index]) >= minWidth;
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
