// Binary search in a stretch of an ascending column.

/** A column of numbers: any typed array, or a plain one. */
export type NumberColumn = ArrayLike<number>;

/** The first position in [from, to) whose value is at least `value`; `to` if there is none. */
export function lowerBound(column: NumberColumn, value: number, from = 0, to = column.length): number {
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (column[middle] < value) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

/** The first position in [from, to) whose value is greater than `value`; `to` if there is none. */
export function upperBound(column: NumberColumn, value: number, from = 0, to = column.length): number {
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (column[middle] <= value) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}
