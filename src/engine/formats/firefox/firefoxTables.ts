// The tables of a Firefox profile in their shapes, as columns: `{ length, name: [...], ... }` of processed profiles, and
// `{ schema: { name: 0, ... }, data: [[...], ...] }` of what the browser itself writes ("gecko").
import { DecodeError } from '../decodeError';
import { isObject, type JsonObject } from '../jsonValue';

export const NAME = 'Firefox profile';

export type Column = readonly unknown[];

/** The one way in which reading a Firefox profile fails; `message` as in `DecodeError`. */
export function malformed(message: string): DecodeError {
  return new DecodeError(NAME, -1, message, 'Save it again.');
}

export class Table {
  /** How many rows there are. */
  readonly length: number;
  private readonly columns = new Map<string, Column | undefined>();

  private constructor(
    private readonly content: JsonObject,
    /** Where each field is in a row, for tables of rows. */
    private readonly schema: JsonObject | undefined,
    private readonly rows: Column,
    length: number
  ) {
    this.length = length;
  }

  /** The table; one without rows for anything that is no table. */
  static from(value: unknown, leading: string): Table {
    const content: JsonObject = isObject(value) ? value : {};
    if (isObject(content.schema) && Array.isArray(content.data)) {
      return new Table(content, content.schema, content.data, content.data.length);
    }
    const column = content[leading];
    return new Table(content, undefined, [], Array.isArray(column) ? column.length : 0);
  }

  /** A column as long as the table; undefined where the table has none of that name. Made once. */
  column(name: string): Column | undefined {
    if (!this.columns.has(name)) {
      this.columns.set(name, this.makeColumn(name));
    }
    return this.columns.get(name);
  }

  private makeColumn(name: string): Column | undefined {
    if (this.schema === undefined) {
      const column = this.content[name];
      return Array.isArray(column) ? column : undefined;
    }
    const place = this.schema[name];
    return typeof place === 'number'
      ? this.rows.map((row: unknown): unknown => (Array.isArray(row) ? row[place] : undefined))
      : undefined;
  }
}

/** The value if it is a row of a table of that length; -1 for null and for what is left out. Throws a DecodeError for anything else. */
export function rowOf(value: unknown, length: number, what: string): number {
  if (value === null || value === undefined || value === -1) {
    return -1;
  }
  if (typeof value !== 'number' || !(value >= 0 && value < length) || value % 1 !== 0) {
    throw malformed(
      typeof value === 'number'
        ? `names the ${what} ${value}, which it does not hold`
        : `has something else in the place of a ${what}`
    );
  }
  return value;
}
