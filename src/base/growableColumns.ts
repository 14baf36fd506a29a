// Typed columns that grow while rows are added: for tables whose length is known only at their end.

const FIRST_CAPACITY = 64;

/** A column of 32-bit integers. */
export class Int32Column {
  private values = new Int32Array(FIRST_CAPACITY);
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(value: number): void {
    if (this.count === this.values.length) {
      const grown = new Int32Array(this.count * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.count++] = value;
  }

  at(row: number): number {
    return this.values[row];
  }

  /** Changes a row that was pushed. */
  set(row: number, value: number): void {
    this.values[row] = value;
  }

  /** The rows so far as an array of exactly their number. */
  toArray(): Int32Array {
    return this.values.slice(0, this.count);
  }
}

/** A column of 64-bit floating point numbers. */
export class Float64Column {
  private values = new Float64Array(FIRST_CAPACITY);
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(value: number): void {
    if (this.count === this.values.length) {
      const grown = new Float64Array(this.count * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.count++] = value;
  }

  at(row: number): number {
    return this.values[row];
  }

  /** The rows so far as an array of exactly their number. */
  toArray(): Float64Array {
    return this.values.slice(0, this.count);
  }
}
