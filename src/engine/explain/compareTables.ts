// From labelled values over time to the two sides of a comparison: a window against the rest, or one query against another.
import { collapseRows, type CollapsedRows } from './collapseRows';
import { joinSides } from './joinSides';
import { type Comparison } from './labelSets';
import { type LabelColumn, type LabelTable } from './labelTable';
import { estimateSampleValue } from './sampleValue';

/** The buckets that end after `fromMs` and not after `toMs`: those that lie within [fromMs, toMs). */
export interface TimeWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What a caller knows better than the values tell. */
export interface KnownValues {
  /** The value that one sample stands for; without it, it is estimated from how values scatter over time. */
  readonly sampleValue?: number;
}

/** The window is the comparison, all other rows of the tables are the baseline. */
export function compareWindow(tables: readonly LabelTable[], window: TimeWindow, known: KnownValues = {}): Comparison {
  const times = noTimes();
  return compareRows(
    tables.map((table) => ({
      table,
      sum: (setOfRow, setCount) => sumByTime(table, setOfRow, setCount, window, times),
    })),
    times,
    known
  );
}

/**
 * Tables of two queries. Tables belong together when they have the same labels; one that only one side has cannot be compared and is
 * left out.
 */
export function compareSides(
  comparison: readonly LabelTable[],
  baseline: readonly LabelTable[],
  known: KnownValues = {}
): Comparison {
  const times = { comparison: timesOf(comparison), baseline: timesOf(baseline) };
  return compareRows(
    joinSides(comparison, baseline).map(({ table, comparisonLength, fromMs }) => ({
      table,
      fromMs,
      sum: (setOfRow, setCount) => sumByPlace(table, setOfRow, setCount, comparisonLength),
    })),
    times,
    known
  );
}

/** The points in time of each side. */
interface SideTimes {
  readonly baseline: Set<number>;
  readonly comparison: Set<number>;
}

/** One entry per label set. */
interface SideSums {
  readonly baseline: Float64Array;
  readonly comparison: Float64Array;
}

interface SidedTable {
  readonly table: LabelTable;
  /** Where the comparison begins, if the sides follow each other. */
  readonly fromMs?: number;
  readonly sum: (setOfRow: Int32Array, setCount: number) => SideSums;
}

function noTimes(): SideTimes {
  return { baseline: new Set(), comparison: new Set() };
}

/** Rows of one time mostly stand together: only the first of them is looked up. */
function timesOf(tables: readonly LabelTable[]): Set<number> {
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

function noSums(setCount: number): SideSums {
  return { baseline: new Float64Array(setCount), comparison: new Float64Array(setCount) };
}

/** One pass; rows of one time mostly stand together, so that only the first of them asks for its side and is added to `times`. */
function sumByTime(
  { length, timeMs, value }: LabelTable,
  setOfRow: Int32Array,
  setCount: number,
  { fromMs, toMs }: TimeWindow,
  times: SideTimes
): SideSums {
  const all = noSums(setCount);
  let sums = all.baseline;
  let last = NaN;
  for (let row = 0; row < length; row++) {
    if (timeMs[row] !== last) {
      last = timeMs[row];
      const side = last > fromMs && last <= toMs ? 'comparison' : 'baseline';
      times[side].add(last);
      sums = all[side];
    }
    const own = value[row];
    if (own > 0 && own < Infinity) {
      sums[setOfRow[row]] += own;
    }
  }
  return all;
}

function sumByPlace(
  { length, value }: LabelTable,
  setOfRow: Int32Array,
  setCount: number,
  comparisonLength: number
): SideSums {
  const all = noSums(setCount);
  for (let row = 0; row < length; row++) {
    const own = value[row];
    if (own > 0 && own < Infinity) {
      (row < comparisonLength ? all.comparison : all.baseline)[setOfRow[row]] += own;
    }
  }
  return all;
}

function compareRows(tables: readonly SidedTable[], times: SideTimes, { sampleValue }: KnownValues): Comparison {
  let estimate: number | undefined;
  const sets = tables.map(({ table, fromMs, sum }) => {
    const labels = table.labels.map(withoutGaps);
    const rows = labels.length === 1 ? undefined : collapse(labels, table.length);
    const setOfRow = rows?.setOfRow ?? labels[0].codes;
    const setCount = rows?.firstRow.length ?? labels[0].values.length;
    if (sampleValue === undefined) {
      estimate ??= estimateSampleValue(table, setOfRow, setCount, fromMs);
    }
    return {
      length: setCount,
      labels: labels.map((label) => ({ ...label, codes: codesOfSets(label, rows) })),
      ...sum(setOfRow, setCount),
    };
  });
  return {
    tables: sets,
    baselineSteps: Math.max(1, times.baseline.size),
    comparisonSteps: Math.max(1, times.comparison.size),
    sampleValue: sampleValue ?? estimate,
  };
}

function collapse(labels: readonly LabelColumn[], length: number): CollapsedRows {
  return collapseRows(
    labels.map(({ codes }) => codes),
    length
  );
}

/** The codes of a single label are the numbers of its sets: nothing is to be searched. */
function codesOfSets({ codes, values }: LabelColumn, rows: CollapsedRows | undefined): Int32Array {
  return rows === undefined
    ? Int32Array.from({ length: values.length }, (_, code) => code)
    : rows.firstRow.map((row) => codes[row]);
}

/** The column with a code for `''` instead of −1. */
function withoutGaps(column: LabelColumn): LabelColumn {
  const { codes, values } = column;
  if (codes.indexOf(-1) < 0) {
    return column;
  }
  const known = values.indexOf('');
  const absent = known < 0 ? values.length : known;
  return {
    ...column,
    values: known < 0 ? [...values, ''] : values,
    codes: codes.map((code) => (code < 0 ? absent : code)),
  };
}
