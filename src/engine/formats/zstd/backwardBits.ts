// Bits that were written front to back and are read back to front, as zstd's entropy coders do: the last bit written comes first.
// The highest bit that is set in the last byte marks where they end.
import { frameError, uint32 } from '../compression/frames';

export class BackwardBits {
  /** How many bits are left; below zero once more were taken than there are, which reads as zeros. */
  left: number;

  /** The bits of the bytes [start, end). Throws a DecodeError where the end mark is missing. */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly start: number,
    end: number
  ) {
    const last = end > start ? bytes[end - 1] : 0;
    if (last === 0) {
      throw frameError('zstd', end, 'damaged');
    }
    this.left = (end - start - 1) * 8 + (31 - Math.clz32(last));
  }

  /** The next `count` bits, 0 to 24, without taking them. */
  peek(count: number): number {
    const from = this.left - count;
    if (from < 0) {
      return this.left <= 0 ? 0 : (uint32(this.bytes, this.start) & ((1 << this.left) - 1)) << -from;
    }
    return (uint32(this.bytes, this.start + (from >> 3)) >>> (from & 7)) & ((1 << count) - 1);
  }

  /** Takes the next `count` bits, 0 to 32. */
  take(count: number): number {
    if (count > 16) {
      const high = this.take(count - 16);
      return high * 65_536 + this.take(16);
    }
    const value = this.peek(count);
    this.left -= count;
    return value;
  }
}
