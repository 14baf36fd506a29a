// The largest functions → a table: `function`, `file`, `line`, `self`, `total`, how often they were called where that was counted, and the
// baseline's beside them in a diff.
// Table shows it as it is; Bar gauge and Stat show a bar or a figure per row.
import { createDataFrame, type DataFrame, type Field } from '@grafana/data';
import { type TopFunctions } from '../engine/functions/topFunctions';
import { type CallTree } from '../engine/tree/callTree';
import { type BaselineMeta } from './baselineMeta';
import { textField } from './fieldValues';
import { amountFields, baselineFields, nullableField } from './topFields';
import { flameboardCustom } from './flameboardMeta';
import { grafanaUnit } from './units';

/** The smallest and the largest value that a function has in one of the profiles, per row of the tree's functions; NaN where unknown. */
export interface FunctionExtremes {
  readonly min: Float64Array;
  readonly max: Float64Array;
}

export interface FunctionsMeta {
  /** Profile type id in Pyroscope's five parts. */
  readonly profileType: string;
  /** The kind of store. */
  readonly store: string;
  /** What the rows are ordered by, and what `min` and `max` are of. */
  readonly sortBy: 'self' | 'total';
  /** How many functions there are, listed or not. */
  readonly functionCount: number;
  /** The total of everything: what shares are of. */
  readonly total: number;
  /** True when the store cut small call nodes off: values are lower bounds. */
  readonly truncated?: boolean;
  /** True for a tree that was invented from a call graph. */
  readonly approximate?: boolean;
  readonly baseline?: BaselineMeta;
}

/** One row per function of `top`, in its order. `line` is where the function begins; unknown lines, calls and extremes are null. */
export function functionsFrame(
  { functions, unit: sampleUnit }: Pick<CallTree, 'functions' | 'unit'>,
  top: TopFunctions,
  extremes: FunctionExtremes | undefined,
  meta: FunctionsMeta
): DataFrame {
  const unit = grafanaUnit(sampleUnit);
  const rows = Array.from(top.rows);
  const fields: Field[] = [
    textField(
      'function',
      rows.map((row) => functions.names[row])
    ),
    textField(
      'file',
      rows.map((row) => functions.fileNames[row])
    ),
    nullableField('line', top, (row) => functions.startLines[row] || null, { decimals: 0 }),
    ...amountFields(top, unit),
  ];
  if (top.callCounts !== undefined) {
    const { all, primitive } = top.callCounts;
    const counted = (counts: Float64Array) => (row: number) => (Number.isNaN(counts[row]) ? null : counts[row]);
    const config = { decimals: 0 };
    fields.push(
      nullableField('calls', top, counted(all), config),
      nullableField('primitiveCalls', top, counted(primitive), config)
    );
  }
  if (extremes !== undefined) {
    const known = (values: Float64Array) => (row: number) => (Number.isNaN(values[row]) ? null : values[row]);
    fields.push(
      nullableField('min', top, known(extremes.min), { unit }),
      nullableField('max', top, known(extremes.max), { unit })
    );
  }
  fields.push(...baselineFields(top, meta.sortBy, unit));
  return createDataFrame({
    name: 'functions',
    meta: { preferredVisualisationType: 'table', custom: flameboardCustom('functions', meta) },
    fields,
  });
}
