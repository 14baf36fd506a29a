// Label tables from rows as objects: for tests, which should be read.
import { type LabelTable } from '../../src/engine/explain/labelTable';

export interface LabelRow {
  readonly timeMs: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Labels in order of name, values in order of first appearance; a label that a row lacks has the code −1. */
export function tableFromRows(rows: readonly LabelRow[]): LabelTable {
  const names = [...new Set(rows.flatMap(({ labels }) => Object.keys(labels)))].sort();
  return {
    length: rows.length,
    timeMs: Float64Array.from(rows, ({ timeMs }) => timeMs),
    value: Float64Array.from(rows, ({ value }) => value),
    labels: names.map((name) => {
      const values = [...new Set(rows.flatMap(({ labels }) => labels[name] ?? []))];
      return { name, values, codes: Int32Array.from(rows, ({ labels }) => values.indexOf(labels[name])) };
    }),
  };
}
