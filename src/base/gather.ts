// Rows of a column picked by index. `Float64Array.from` with a function does the same through an iterator, many times slower.

/** column[rows[0]], column[rows[1]], … */
export function gatherNumbers(column: Float64Array, rows: Int32Array): Float64Array {
  const gathered = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    gathered[row] = column[rows[row]];
  }
  return gathered;
}

/** column[rows[0]], column[rows[1]], … */
export function gatherIntegers(column: Int32Array, rows: Int32Array): Int32Array<ArrayBuffer> {
  const gathered = new Int32Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    gathered[row] = column[rows[row]];
  }
  return gathered;
}
