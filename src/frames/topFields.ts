// The columns of numbers that tables of functions and of lines share: one row per listed function, in the order of the list.
import { type Field } from '@grafana/data';
import { type TopFunctions } from '../engine/functions/topFunctions';
import { numberField } from './fieldValues';

/** `self` and `total`. */
export function amountFields({ rows, totals }: TopFunctions, unit: string): Field[] {
  return [
    numberField('self', columnOf(rows, totals.self), { unit }),
    numberField('total', columnOf(rows, totals.total), { unit }),
  ];
}

/** `baselineSelf`, `baselineTotal` and `difference`, comparison minus baseline of what the list is ordered by; none without a baseline. */
export function baselineFields(
  { rows, totals, baseline }: TopFunctions,
  sortBy: 'self' | 'total',
  unit: string
): Field[] {
  if (baseline === undefined) {
    return [];
  }
  const before = columnOf(rows, baseline[sortBy]);
  return [
    numberField('baselineSelf', columnOf(rows, baseline.self), { unit }),
    numberField('baselineTotal', columnOf(rows, baseline.total), { unit }),
    numberField(
      'difference',
      columnOf(rows, totals[sortBy]).map((value, index) => value - before[index]),
      { unit }
    ),
  ];
}

/** Numbers of which some are unknown, those as null. */
export function nullableField(
  name: string,
  { rows }: Pick<TopFunctions, 'rows'>,
  valueOf: (row: number) => number | null,
  config: Field['config']
): Field {
  return { ...numberField(name, new Float64Array(), config), values: Array.from(rows, valueOf) };
}

function columnOf(rows: Int32Array, values: Float64Array): Float64Array {
  return Float64Array.from(rows, (row) => values[row]);
}
