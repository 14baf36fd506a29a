// From labelled values over time to the two sides of a comparison: a window against the rest, or one query against another.
import { collapseRows, type CollapsedRows } from './collapseRows';
import { joinSides, type SidedTable, type SideRuns } from './joinSides';
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
  const isInside = (timeMs: number) => timeMs > window.fromMs && timeMs <= window.toMs;
  return compareRows(
    tables.map((table) => ({ table, runs: splitTimes(table, isInside, times) })),
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
  const times = noTimes();
  const everything = (isComparison: boolean) => (table: LabelTable) => splitTimes(table, () => isComparison, times);
  comparison.forEach(everything(true));
  baseline.forEach(everything(false));
  return compareRows(joinSides(comparison, baseline), times, known);
}

interface SideTimes {
  readonly baseline: Set<number>;
  readonly comparison: Set<number>;
}

function noTimes(): SideTimes {
  return { baseline: new Set(), comparison: new Set() };
}

/** Rows of one time mostly stand together: only the first of them asks, and is added to `times`. */
function splitTimes({ length, timeMs }: LabelTable, isInside: (timeMs: number) => boolean, times: SideTimes): SideRuns {
  const ends: number[] = [];
  const sides: number[] = [];
  let last = NaN;
  let side = -1;
  for (let row = 0; row < length; row++) {
    if (timeMs[row] !== last) {
      last = timeMs[row];
      const own = isInside(last) ? 1 : 0;
      (own === 1 ? times.comparison : times.baseline).add(last);
      if (own !== side && row > 0) {
        ends.push(row);
        sides.push(side);
      }
      side = own;
    }
  }
  return { ends: Int32Array.from([...ends, length]), sides: Uint8Array.from([...sides, Math.max(0, side)]) };
}

function compareRows(tables: readonly SidedTable[], times: SideTimes, { sampleValue }: KnownValues): Comparison {
  let estimate: number | undefined;
  const sets = tables.map(({ table, runs }) => {
    const labels = table.labels.map(withoutGaps);
    const rows = labels.length === 1 ? undefined : collapse(labels, table.length);
    const setOfRow = rows?.setOfRow ?? labels[0].codes;
    const setCount = rows?.firstRow.length ?? labels[0].values.length;
    if (sampleValue === undefined) {
      estimate ??= estimateSampleValue(table, setOfRow, setCount);
    }
    return {
      length: setCount,
      labels: labels.map((label) => ({ ...label, codes: codesOfSets(label, rows) })),
      ...sumSides(table, setOfRow, setCount, runs),
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

function sumSides({ value }: LabelTable, setOfRow: Int32Array, setCount: number, { ends, sides }: SideRuns) {
  const columns = [new Float64Array(setCount), new Float64Array(setCount)];
  let row = 0;
  for (let run = 0; run < ends.length; run++) {
    const sums = columns[sides[run]];
    for (const end = ends[run]; row < end; row++) {
      const own = value[row];
      if (own > 0 && own < Infinity) {
        sums[setOfRow[row]] += own;
      }
    }
  }
  return { baseline: columns[0], comparison: columns[1] };
}
