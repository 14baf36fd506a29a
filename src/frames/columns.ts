// Field values as typed arrays that still behave as plain arrays where Grafana writes them down: JSON.stringify calls
// toJSON, so snapshots, Inspect and sharing see `[1,2,3]` instead of `{"0":1,…}`.

/** Numbers of a field; JSON shows them as a plain array. */
export class NumberColumn extends Float64Array {
  toJSON(): number[] {
    return Array.from(this);
  }
}

/** Whole numbers of a field (levels, enum indexes); JSON shows them as a plain array. */
export class IntegerColumn extends Int32Array {
  toJSON(): number[] {
    return Array.from(this);
  }
}

/** The same memory as a field's values: nothing is copied. */
export function numberColumn(values: Float64Array): NumberColumn {
  return new NumberColumn(values.buffer as ArrayBuffer, values.byteOffset, values.length);
}

/** The same memory as a field's values: nothing is copied. */
export function integerColumn(values: Int32Array): IntegerColumn {
  return new IntegerColumn(values.buffer as ArrayBuffer, values.byteOffset, values.length);
}

/** The same memory without the class of a field's values: loops that meet only one class of array are compiled for it. */
export function plainIntegers(values: Int32Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length);
}

/** The same memory without the class of a field's values. */
export function plainNumbers(values: Float64Array): Float64Array {
  return new Float64Array(values.buffer, values.byteOffset, values.length);
}
