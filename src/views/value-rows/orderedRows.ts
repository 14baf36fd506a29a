// The rows of a list in order. At first only the beginning is found, in one pass: nobody sees more before they scroll, search or export.

/** Negative where `a` comes before `b`; 0 only for a row and itself, so that there is one order. */
export type RowOrder = (a: number, b: number) => number;

/** More rows than a screen has. */
const BEGINNING = 64;

/** What a list lists, by numbers that mean something to it. */
export class OrderedRows {
  private readonly beginning: Int32Array;

  /** Takes `rows` over. Without an `order` they are in order already. */
  constructor(
    private readonly rows: Int32Array,
    private order?: RowOrder
  ) {
    this.beginning = order === undefined ? rows : beginningOf(rows, order);
  }

  get length(): number {
    return this.rows.length;
  }

  /** The row at a place from 0 to `length` − 1. */
  at(place: number): number {
    return place < this.beginning.length ? this.beginning[place] : this.all()[place];
  }

  /** All rows from the first to the last. The first question takes as long as sorting them does. */
  all(): Int32Array {
    if (this.order !== undefined) {
      this.rows.sort(this.order);
      this.order = undefined;
    }
    return this.rows;
  }
}

/** Goes once over the rows: one that comes before the last of those that were found takes its place among them. */
function beginningOf(rows: Int32Array, order: RowOrder): Int32Array {
  const found = rows.slice(0, BEGINNING).sort(order);
  const last = found.length - 1;
  for (let next = BEGINNING; next < rows.length; next++) {
    const row = rows[next];
    if (order(row, found[last]) < 0) {
      const place = placeIn(found, row, order);
      found.copyWithin(place + 1, place, last);
      found[place] = row;
    }
  }
  return found;
}

/** How many of `found` come before the row. */
function placeIn(found: Int32Array, row: number, order: RowOrder): number {
  let from = 0;
  let to = found.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (order(found[middle], row) < 0) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}
