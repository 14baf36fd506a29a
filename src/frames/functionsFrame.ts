// The largest functions of a tree → a table: `function`, `file`, `line`, `self`, `total`, with the baseline's beside them in a diff.
// Table shows it as it is; Bar gauge and Stat show a bar or a figure per row.
import { createDataFrame, type DataFrame, type Field } from '@grafana/data';
import { type TopFunctions } from '../engine/functions/topFunctions';
import { type CallTree } from '../engine/tree/callTree';
import { type BaselineMeta } from './baselineMeta';
import { numberField, textField } from './fieldValues';
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

/** One row per function of `top`, in its order. `line` is where the function begins; unknown lines and extremes are null. */
export function functionsFrame(
  { functions, unit: sampleUnit }: CallTree,
  top: TopFunctions,
  extremes: FunctionExtremes | undefined,
  meta: FunctionsMeta
): DataFrame {
  const unit = grafanaUnit(sampleUnit);
  const column = (values: Float64Array) => Float64Array.from(top.rows, (row) => values[row]);
  const nullable = (name: string, valueOf: (row: number) => number | null, config: Field['config']): Field => ({
    ...numberField(name, new Float64Array(), config),
    values: Array.from(top.rows, valueOf),
  });
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
    nullable('line', (row) => functions.startLines[row] || null, { decimals: 0 }),
    numberField('self', column(top.totals.self), { unit }),
    numberField('total', column(top.totals.total), { unit }),
  ];
  if (extremes !== undefined) {
    const known = (values: Float64Array) => (row: number) => (Number.isNaN(values[row]) ? null : values[row]);
    fields.push(nullable('min', known(extremes.min), { unit }), nullable('max', known(extremes.max), { unit }));
  }
  if (top.baseline !== undefined) {
    const comparison = column(top.totals[meta.sortBy]);
    const baseline = column(top.baseline[meta.sortBy]);
    fields.push(
      numberField('baselineSelf', column(top.baseline.self), { unit }),
      numberField('baselineTotal', column(top.baseline.total), { unit }),
      numberField(
        'difference',
        comparison.map((value, index) => value - baseline[index]),
        { unit }
      )
    );
  }
  return createDataFrame({
    name: 'functions',
    meta: { preferredVisualisationType: 'table', custom: flameboardCustom('functions', meta) },
    fields,
  });
}
