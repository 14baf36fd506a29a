// Where messages lie in a file.
import { Int32Column } from '../../../base/growableColumns';

/** Row i is the bytes [start[i], end[i]). */
export interface Spans {
  readonly length: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/** Spans that are still being found. */
export class SpanColumns {
  private readonly start = new Int32Column();
  private readonly end = new Int32Column();

  get length(): number {
    return this.start.length;
  }

  push(start: number, end: number): void {
    this.start.push(start);
    this.end.push(end);
  }

  toSpans(): Spans {
    return { length: this.length, start: this.start.toArray(), end: this.end.toArray() };
  }
}
