// FlameChart → where its bars lie: from left to right by time, from top to bottom by depth, the lanes one below the other.
//
//     row 0  [total                     ]
//     row 1  [thread=1             ]          lane of rows 1 and 2
//     row 2  [main ]    [main ]
//     row 3       [thread=2             ]     lane of rows 3 and 4
//     row 4       [work     ]
import { gatherIntegers, gatherNumbers } from '../../base/gather';
import { once } from '../../base/once';
import { type FlameChart } from '../flame-chart/flameChart';
import { barRowsOf } from './barRows';
import { type FlameLayout } from './flameLayout';
import { WIDE_PART } from './placeRows';

/** A layout whose values are nanoseconds since the chart's beginning. */
export interface ChartLayout extends FlameLayout {
  /** The row of each bar. */
  readonly row: Int32Array;
  /** The bar that each bar stands on, its lane or the root where it is the first; -1 for the root. */
  readonly parent: Int32Array;
}

/**
 * Places every bar. Linear. Whatever the times are, bars of a row do not overlap and stay within those that they stand on: what begins
 * too early is cut off at its beginning, what lasts too long at its end.
 */
export function layoutFlameChart(chart: FlameChart): ChartLayout {
  const { length, hasLanes, startNs, durationNs } = chart;
  const { row, parent, rowCount } = placeRowsOfLanes(chart);
  const start = new Float64Array(length);
  const width = new Float64Array(length);
  // Where the next bar on top of each bar may begin.
  const free = new Float64Array(length);
  width[0] = Math.max(0, durationNs[0]);
  for (let node = 1; node < length; node++) {
    const below = parent[node];
    const end = start[below] + width[below];
    // Lanes are side by side in time, each in rows of its own.
    const from = hasLanes && below === 0 ? 0 : free[below];
    const own = startNs[node] - startNs[0];
    start[node] = Math.min(end, Math.max(from, own));
    width[node] = Math.max(0, Math.min(end, own + durationNs[node]) - start[node]);
    free[node] = start[node];
    free[below] = start[node] + width[node];
  }
  const least = width[0] * WIDE_PART;
  const wideNodes = Int32Array.from(row, (_, node) => node).filter((node) => width[node] >= least);
  const wide = {
    node: wideNodes,
    row: gatherIntegers(row, wideNodes),
    start: gatherNumbers(start, wideNodes),
    width: gatherNumbers(width, wideNodes),
  };
  return {
    rowCount,
    startOf: (node) => start[node],
    widthOf: (node) => width[node],
    starts: () => start,
    widths: () => width,
    least,
    wide: barRowsOf(wide, rowCount),
    all: once(() => barRowsOf({ row, start, width }, rowCount)),
    row,
    parent,
    isStacked: hasLanes,
  };
}

/** The row of each bar: its depth, in lanes below all rows of the lanes before. */
function placeRowsOfLanes({ length, depth, hasLanes }: FlameChart) {
  const row = new Int32Array(length);
  const parent = new Int32Array(length).fill(-1);
  const path = new Int32Array(length + 1);
  // What is added to the depths of the lane.
  let above = 0;
  let rowCount = Math.min(1, length);
  for (let node = 1; node < length; node++) {
    const level = depth[node];
    if (hasLanes && level === 1) {
      above = rowCount - 1;
    }
    row[node] = above + level;
    rowCount = Math.max(rowCount, row[node] + 1);
    parent[node] = path[level - 1];
    path[level] = node;
  }
  return { row, parent, rowCount };
}
