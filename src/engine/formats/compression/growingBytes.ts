// What zstd and lz4 frames unpack into: bytes that grow up to a hard limit, of which a match repeats earlier ones.
import { DecodeError } from '../decodeError';

/** Shorter runs are copied faster one by one than by a call. */
const LONG_RUN = 24;

export class GrowingBytes {
  private buffer: Uint8Array;
  /** How many bytes there are so far. */
  length = 0;

  /**
   * @param format As in the sentences of errors.
   * @param limit Number of bytes above which unpacking stops with a DecodeError, before memory is taken for them.
   * @param expectedLength A guess that saves growing; never trusted beyond the limit.
   */
  constructor(
    private readonly format: string,
    private readonly limit: number,
    expectedLength: number
  ) {
    this.buffer = new Uint8Array(Math.min(limit, expectedLength));
  }

  /** The bytes so far; the same memory, so only until more are added. */
  get bytes(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  /** Throws where so many more bytes would be more than the limit. */
  check(count: number): void {
    if (this.length + count > this.limit) {
      throw new DecodeError(
        this.format,
        -1,
        `unpacks to more than the limit of ${Math.floor(this.limit / 2 ** 20)} MiB`,
        'Record a shorter profile, or raise the limit.'
      );
    }
  }

  append(source: Uint8Array, from: number, to: number): void {
    this.reserve(to - from);
    const { buffer } = this;
    if (to - from >= LONG_RUN) {
      buffer.set(source.subarray(from, to), this.length);
      this.length += to - from;
      return;
    }
    let end = this.length;
    for (let at = from; at < to; at++) {
      buffer[end++] = source[at];
    }
    this.length = end;
  }

  fill(byte: number, count: number): void {
    this.reserve(count);
    this.buffer.fill(byte, this.length, this.length + count);
    this.length += count;
  }

  /** Repeats `count` bytes from `distance` bytes back, which may be fewer than `count`: then they repeat themselves. */
  repeat(distance: number, count: number): void {
    this.reserve(count);
    const { buffer } = this;
    let end = this.length;
    let from = end - distance;
    this.length += count;
    if (distance >= count && count >= LONG_RUN) {
      buffer.copyWithin(end, from, from + count);
      return;
    }
    while (end < this.length) {
      buffer[end++] = buffer[from++];
    }
  }

  private reserve(count: number): void {
    this.check(count);
    const needed = this.length + count;
    if (needed > this.buffer.length) {
      const grown = new Uint8Array(Math.min(this.limit, Math.max(needed, this.buffer.length * 2)));
      grown.set(this.bytes);
      this.buffer = grown;
    }
  }
}
