// Fields of the frames that are made row by row.
import { type Field, FieldType } from '@grafana/data';
import { numberColumn } from './columns';

/** Grafana declares field values as `any[]` and reads them by index, length and iteration, which typed arrays have. */
function columnValues(column: Float64Array): Field['values'] {
  return numberColumn(column) as unknown as Field['values'];
}

/** A field of numbers in a unit of Grafana's; shares the column's memory. */
export function numberField(name: string, values: Float64Array, config: Field['config'] = {}): Field {
  return { name, type: FieldType.number, config, values: columnValues(values) };
}

/** A field of moments in milliseconds since the Unix epoch; shares the column's memory. */
export function timeField(name: string, values: Float64Array): Field {
  return { name, type: FieldType.time, config: {}, values: columnValues(values) };
}

export function textField(name: string, values: readonly string[], config: Field['config'] = {}): Field {
  return { name, type: FieldType.string, config, values: [...values] };
}
