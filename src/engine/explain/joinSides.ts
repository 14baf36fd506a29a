// Two tables with the same labels, one per side, as one table with one dictionary per label.
import { type LabelColumn, type LabelTable } from './labelTable';

export interface JoinedTable {
  readonly table: LabelTable;
  /** So many rows are the comparison's; the baseline's are behind them. */
  readonly comparisonLength: number;
  /** The comparison's first time; Infinity if it has no rows. */
  readonly fromMs: number;
}

/** Joins tables that have the same label names, in whatever order; others are left out. The baseline's rows are earlier in time. */
export function joinSides(comparison: readonly LabelTable[], baseline: readonly LabelTable[]): JoinedTable[] {
  const baselineOf = new Map(baseline.map((table) => [namesKey(table), table]));
  return comparison.flatMap((table) => {
    const other = baselineOf.get(namesKey(table));
    return other === undefined ? [] : [joinTables(table, other)];
  });
}

function namesKey({ labels }: LabelTable): string {
  return JSON.stringify(labels.map(({ name }) => name).sort());
}

function joinTables(comparison: LabelTable, baseline: LabelTable): JoinedTable {
  const length = comparison.length + baseline.length;
  const labels = comparison.labels.map((label) => {
    const other = baseline.labels.find(({ name }) => name === label.name);
    return other === undefined ? label : joinColumns(label, other);
  });
  return {
    table: {
      length,
      timeMs: concatenate(comparison.timeMs, inFrontOf(comparison.timeMs, baseline.timeMs)),
      value: concatenate(comparison.value, baseline.value),
      labels,
    },
    comparisonLength: comparison.length,
    fromMs: firstTime(comparison.timeMs),
  };
}

/**
 * The baseline's times, moved to before the comparison's where they are not: two sides of the same range would look like one series that
 * jumps to and fro, which would be taken for chance. Nothing else depends on when a side was.
 */
function inFrontOf(comparison: Float64Array, baseline: Float64Array): Float64Array {
  const first = firstTime(comparison);
  const last = baseline.reduce((a, b) => Math.max(a, b), -Infinity);
  return last < first ? baseline : baseline.map((timeMs) => timeMs - (last - first) - 1);
}

function firstTime(timeMs: Float64Array): number {
  return timeMs.reduce((a, b) => Math.min(a, b), Infinity);
}

function joinColumns(first: LabelColumn, second: LabelColumn): LabelColumn {
  const values = [...first.values];
  const codeOf = new Map(values.map((value, code) => [value, code]));
  // What a limit cut off stays apart from a value that happens to have its name on the other side.
  const translated = second.values.map((value, code) => {
    const isCut = code === second.cutCode;
    const known = isCut ? first.cutCode : codeOf.get(value);
    const isSame = known !== undefined && (known === first.cutCode) === isCut;
    return isSame ? known : values.push(value) - 1;
  });
  const codes = new Int32Array(first.codes.length + second.codes.length);
  codes.set(first.codes);
  second.codes.forEach((code, row) => {
    codes[first.codes.length + row] = code < 0 ? -1 : translated[code];
  });
  return {
    name: first.name,
    values,
    codes,
    cutCode: first.cutCode ?? (second.cutCode === undefined ? undefined : translated[second.cutCode]),
  };
}

function concatenate(first: Float64Array, second: Float64Array): Float64Array {
  const all = new Float64Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
