// From labelled values over time to the two sides of a comparison: a window against the rest, or one query against another.
import { collapseRows } from './collapseRows';
import { joinSides } from './joinSides';
import { type Comparison, type LabelSets } from './labelSets';
import { type LabelColumn, type LabelTable } from './labelTable';
import { estimateSampleValue } from './sampleValue';
import {
  type NumberedRows,
  type SetSums,
  type SideTimes,
  sumByPlace,
  sumByTime,
  timesOf,
  type TimeWindow,
} from './setSums';

/** What a caller knows better than the values tell. */
export interface KnownValues {
  /** The value that one sample stands for; without it, it is estimated from how values scatter over time. */
  readonly sampleValue?: number;
}

/** The window is the comparison, all other rows of the tables are the baseline. */
export function compareWindow(tables: readonly LabelTable[], window: TimeWindow, known: KnownValues = {}): Comparison {
  const times: SideTimes = { baseline: new Set(), comparison: new Set() };
  return compareRows(
    tables.map((table) => ({ table, sum: (rows) => sumByTime(table, rows, window, times) })),
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
      sum: (rows) => sumByPlace(table, rows, comparisonLength),
    })),
    times,
    known
  );
}

interface SidedTable {
  readonly table: LabelTable;
  /** Where the comparison begins, if the sides follow each other. */
  readonly fromMs?: number;
  readonly sum: (rows: NumberedRows) => SetSums;
}

function compareRows(tables: readonly SidedTable[], times: SideTimes, { sampleValue }: KnownValues): Comparison {
  let estimate: number | undefined;
  const sets = tables.map(({ table, fromMs, sum }) => {
    const { labels, length } = table;
    // The codes of a single label are the numbers of its sets: nothing is to be searched.
    const collapsed = labels.length === 1 ? undefined : collapseRows(labels, length);
    const rows: NumberedRows =
      collapsed === undefined
        ? { setOfRow: labels[0].codes, setCount: labels[0].values.length }
        : { setOfRow: collapsed.setOfRow, setCount: collapsed.firstRow.length };
    if (sampleValue === undefined) {
      estimate ??= estimateSampleValue(table, rows, fromMs);
    }
    const sums = sum(rows);
    return collapsed === undefined ? setsOfLabel(labels[0], sums) : setsOfRows(labels, collapsed.firstRow, sums);
  });
  return {
    tables: sets,
    baselineSteps: Math.max(1, times.baseline.size),
    comparisonSteps: Math.max(1, times.comparison.size),
    sampleValue: sampleValue ?? estimate,
  };
}

function setsOfRows(
  labels: readonly LabelColumn[],
  firstRow: Int32Array,
  { baseline, comparison }: SetSums
): LabelSets {
  return {
    length: firstRow.length,
    labels: labels.map((label) => withoutGaps({ ...label, codes: firstRow.map((row) => label.codes[row]) })),
    baseline: baseline.subarray(1),
    comparison: comparison.subarray(1),
  };
}

/** A set per value, and a last one for what lacks the label, if there is any. */
function setsOfLabel(label: LabelColumn, { baseline, comparison }: SetSums): LabelSets {
  const valueCount = label.values.length;
  const length = baseline[0] + comparison[0] > 0 ? valueCount + 1 : valueCount;
  const codes = new Int32Array(length).map((_, set) => (set < valueCount ? set : -1));
  return {
    length,
    labels: [withoutGaps({ ...label, codes })],
    baseline: new Float64Array(length).map((_, set) => baseline[codes[set] + 1]),
    comparison: new Float64Array(length).map((_, set) => comparison[codes[set] + 1]),
  };
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
