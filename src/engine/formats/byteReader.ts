// Reads numbers and strings of a binary format one after the other. Every read checks that the bytes are there.
import { DecodeError } from './decodeError';

export class ByteReader {
  private readonly view: DataView;
  /** Where the next read begins. */
  offset = 0;

  /**
   * @param bytes All of the file, or a part of it that stands alone.
   * @param format As in the sentences of errors.
   */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly format: string
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd(): boolean {
    return this.offset >= this.bytes.length;
  }

  /** How many bytes are left. */
  get remaining(): number {
    return this.bytes.length - this.offset;
  }

  uint8(): number {
    return this.view.getUint8(this.take(1));
  }

  int16BigEndian(): number {
    return this.view.getInt16(this.take(2), false);
  }

  int32(): number {
    return this.view.getInt32(this.take(4), true);
  }

  uint32(): number {
    return this.view.getUint32(this.take(4), true);
  }

  /** A signed number of eight bytes, exact up to 2^53 on both sides of zero. */
  int64(): number {
    const at = this.take(8);
    return this.view.getInt32(at + 4, true) * 2 ** 32 + this.view.getUint32(at, true);
  }

  float64(): number {
    return this.view.getFloat64(this.take(8), true);
  }

  /** The next bytes themselves, not a copy. */
  slice(length: number): Uint8Array {
    const at = this.take(length);
    return this.bytes.subarray(at, at + length);
  }

  /** UTF-8; what is none becomes U+FFFD. */
  text(length: number): string {
    return new TextDecoder().decode(this.slice(length));
  }

  /** An error at the present place. */
  error(message: string, hint: string): DecodeError {
    return new DecodeError(this.format, this.offset, message, hint);
  }

  private take(length: number): number {
    if (!(length >= 0 && length <= this.remaining)) {
      throw this.error('ends before its content does', 'Copy or record it again: a part of it is missing or damaged.');
    }
    const at = this.offset;
    this.offset += length;
    return at;
  }
}
