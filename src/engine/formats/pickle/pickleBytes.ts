// The bytes of a pickle, read one after the other: numbers of several kinds, texts, and lines of the older protocols.
import { ByteReader } from '../byteReader';
import { type DecodeError } from '../decodeError';

/** Numbers of more bytes than this are far beyond 2^53 and become infinite. */
const MAX_NUMBER_BYTES = 128;

export class PickleBytes {
  private readonly reader: ByteReader;

  constructor(
    private readonly bytes: Uint8Array,
    format: string
  ) {
    this.reader = new ByteReader(bytes, format);
  }

  uint8(): number {
    return this.reader.uint8();
  }

  int32(): number {
    return this.reader.int32();
  }

  /** Little-endian, of 1 to 8 bytes. */
  unsigned(byteCount: number): number {
    return this.slice(byteCount).reduceRight((number, byte) => number * 256 + byte, 0);
  }

  /** Little-endian two's complement of any length, as the nearest number; 0 of no bytes. */
  signed(byteCount: number): number {
    const digits = this.slice(byteCount);
    const isNegative = byteCount > 0 && digits[byteCount - 1] >= 128;
    if (byteCount > MAX_NUMBER_BYTES) {
      return isNegative ? -Infinity : Infinity;
    }
    // Of a negative number the bits are turned, so that small ones stay exact.
    const magnitude = digits.reduceRight((number, byte) => number * 256 + (isNegative ? 255 - byte : byte), 0);
    return isNegative ? -magnitude - 1 : magnitude;
  }

  float64BigEndian(): number {
    const bytes = this.slice(8);
    return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, false);
  }

  text(byteCount: number): string {
    return this.reader.text(byteCount);
  }

  slice(byteCount: number): Uint8Array {
    return this.reader.slice(byteCount);
  }

  skip(byteCount: number): void {
    this.reader.slice(byteCount);
  }

  /** Up to the next line feed, which is taken as well; one letter per byte. */
  line(): string {
    const { offset } = this.reader;
    const end = this.bytes.indexOf(0x0a, offset);
    const line = this.reader.slice((end === -1 ? this.bytes.length : end) - offset);
    this.uint8();
    let text = '';
    for (const byte of line) {
      text += String.fromCharCode(byte);
    }
    return text;
  }

  numberOf(text: string): number {
    const value = Number(text);
    if (text.trim() === '' || Number.isNaN(value)) {
      throw this.damaged();
    }
    return value;
  }

  damaged(): DecodeError {
    return this.error('is damaged', 'Copy or record it again.');
  }

  error(message: string, hint: string): DecodeError {
    return this.reader.error(message, hint);
  }
}
