// The rows of a table summed per label set on both sides of a comparison: the only passes over values and times.
import { type LabelTable } from './labelTable';

/** The buckets that end after `fromMs` and not after `toMs`: those that lie within [fromMs, toMs). */
export interface TimeWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The points in time of each side. */
export interface SideTimes {
  readonly baseline: Set<number>;
  readonly comparison: Set<number>;
}

/** Which set each row belongs to: −1 … setCount − 1. */
export interface NumberedRows {
  readonly setOfRow: Int32Array;
  readonly setCount: number;
}

/** Entry = set + 1: the first one is for rows without a set, of a table with a single label for those that lack it. */
export interface SetSums {
  readonly baseline: Float64Array;
  readonly comparison: Float64Array;
}

/** Every point in time. Rows of one time mostly stand together: only the first of them is looked up. */
export function timesOf(tables: readonly LabelTable[]): Set<number> {
  const times = new Set<number>();
  for (const { length, timeMs } of tables) {
    for (let row = 0; row < length; row++) {
      if (row === 0 || timeMs[row] !== timeMs[row - 1]) {
        times.add(timeMs[row]);
      }
    }
  }
  return times;
}

/** The window is the comparison. Rows of one time mostly stand together: a run of them has one side, and its time is added to `times` once. */
export function sumByTime(
  table: LabelTable,
  rows: NumberedRows,
  { fromMs, toMs }: TimeWindow,
  times: SideTimes
): SetSums {
  const { length, timeMs } = table;
  const sums = noSums(rows);
  for (let row = 0; row < length;) {
    const time = timeMs[row];
    const side = time > fromMs && time <= toMs ? 'comparison' : 'baseline';
    times[side].add(time);
    row = addRun(sums[side], rows.setOfRow, table, row);
  }
  return sums;
}

/**
 * Adds the rows of one time from `start` on, as `addRows` does, and returns the first row behind them. One loop that adds and looks for the end:
 * with the end looked for first it takes half as long again. A loop of its own: in the one around it the time would be kept as an object.
 */
function addRun(
  sums: Float64Array,
  setOfRow: Int32Array,
  { length, timeMs, value }: LabelTable,
  start: number
): number {
  const time = timeMs[start];
  let row = start;
  do {
    const own = value[row];
    if (own >= 0 && own < Infinity) {
      sums[setOfRow[row] + 1] += own;
    }
    row++;
  } while (row < length && timeMs[row] === time);
  return row;
}

/** The first rows are the comparison's. */
export function sumByPlace({ length, value }: LabelTable, rows: NumberedRows, comparisonLength: number): SetSums {
  const sums = noSums(rows);
  addRows(sums.comparison, rows.setOfRow, value, 0, comparisonLength);
  addRows(sums.baseline, rows.setOfRow, value, comparisonLength, length);
  return sums;
}

function noSums({ setCount }: NumberedRows): SetSums {
  return { baseline: new Float64Array(setCount + 1), comparison: new Float64Array(setCount + 1) };
}

/** The rows [start, end). Of values that are no amounts nothing is added; zeros are, because a branch on them costs more. */
function addRows(sums: Float64Array, setOfRow: Int32Array, value: Float64Array, start: number, end: number): void {
  for (let row = start; row < end; row++) {
    const own = value[row];
    if (own >= 0 && own < Infinity) {
      sums[setOfRow[row] + 1] += own;
    }
  }
}
