// Reads one protocol buffer message field by field, never beyond its end: everything in a pprof file but its samples, and all of
// OpenTelemetry's.
import { DecodeError } from '../decodeError';

export const VARINT = 0;
export const FIXED_64 = 1;
export const LENGTH_DELIMITED = 2;
export const FIXED_32 = 5;

const TWO_28 = 2 ** 28;
const TWO_56 = 2 ** 56;

/** Call `next` for each field, then exactly one of the methods that take its value. Throws a DecodeError on malformed bytes. */
export class ProtobufReader {
  field = 0;
  wireType = 0;
  /** Bits 0–27, 28–55 and 56–63 of the number that was read last. */
  private low = 0;
  private middle = 0;
  private high = 0;

  constructor(
    readonly bytes: Uint8Array,
    public position: number,
    readonly end: number,
    /** As in the sentences of errors. */
    private readonly format = 'pprof'
  ) {}

  /** Reads the next field's number and wire type; false at the end of the message. */
  next(): boolean {
    if (this.position >= this.end) {
      return false;
    }
    const start = this.position;
    const tag = this.uint();
    this.wireType = tag % 8;
    this.field = Math.floor(tag / 8);
    if (this.field === 0 || tag >= 2 ** 32) {
      throw malformed(start, 'holds a field without a number', this.format);
    }
    return true;
  }

  /** An unsigned number; inexact above 2^53. */
  uint(): number {
    const byte = this.bytes[this.position];
    if (byte < 128 && this.position < this.end) {
      this.position++;
      this.low = byte;
      this.middle = this.high = 0;
      return byte;
    }
    this.readVarint();
    return this.low + this.middle * TWO_28 + this.high * TWO_56;
  }

  /** A signed 64-bit number; inexact, but never a safe integer, outside of ±2^53. */
  int(): number {
    this.readVarint();
    if (this.high < 128) {
      return this.low + this.middle * TWO_28 + this.high * TWO_56;
    }
    const complement = (~this.low & (TWO_28 - 1)) + (~this.middle & (TWO_28 - 1)) * TWO_28 + (255 - this.high) * TWO_56;
    return -1 - complement;
  }

  /** A number that names a row: always exact, a bigint only where a number would not be. */
  id(): number | bigint {
    const value = this.uint();
    return Number.isSafeInteger(value) ? value : this.lastAsBigInt();
  }

  /** A signed 64-bit number as decimal text, always exact. */
  intText(): string {
    const value = this.int();
    return Number.isSafeInteger(value) ? String(value) : String(BigInt.asIntN(64, this.lastAsBigInt()));
  }

  /** The offset behind a length-delimited value; `position` is at its first byte afterwards. */
  delimitedEnd(): number {
    const start = this.position;
    const length = this.uint();
    const end = this.position + length;
    if (!(end <= this.end)) {
      throw malformed(start, 'ends in the middle of a field', this.format);
    }
    return end;
  }

  /** A reader of the message that is this field's value. */
  message(): ProtobufReader {
    this.expect(LENGTH_DELIMITED);
    const end = this.delimitedEnd();
    const reader = new ProtobufReader(this.bytes, this.position, end, this.format);
    this.position = end;
    return reader;
  }

  /** Throws unless the field has this wire type. */
  expect(wireType: number): void {
    if (this.wireType !== wireType) {
      throw malformed(
        this.position,
        `holds field ${this.field} in a shape that ${this.format} does not have`,
        this.format
      );
    }
  }

  /** Passes over the value of a field that nobody needs. */
  skip(): void {
    switch (this.wireType) {
      case VARINT:
        this.readVarint();
        break;
      case FIXED_64:
        this.advance(8);
        break;
      case LENGTH_DELIMITED:
        this.position = this.delimitedEnd();
        break;
      case FIXED_32:
        this.advance(4);
        break;
      default:
        throw malformed(
          this.position,
          `holds field ${this.field} in a shape that ${this.format} does not have`,
          this.format
        );
    }
  }

  private advance(count: number): void {
    if (this.position + count > this.end) {
      throw malformed(this.position, 'ends in the middle of a field', this.format);
    }
    this.position += count;
  }

  private readVarint(): void {
    const { bytes, end } = this;
    const start = this.position;
    let position = start;
    let low = 0;
    let middle = 0;
    let high = 0;
    for (let shift = 0; ; shift += 7) {
      if (position >= end) {
        throw malformed(start, 'ends in the middle of a number', this.format);
      }
      const byte = bytes[position++];
      const part = byte & 127;
      if (shift < 28) {
        low |= part << shift;
      } else if (shift < 56) {
        middle |= part << (shift - 28);
      } else {
        high |= part << (shift - 56);
      }
      if (byte < 128) {
        break;
      }
      if (shift === 63) {
        throw malformed(start, 'holds a number of more than 64 bits', this.format);
      }
    }
    this.position = position;
    this.low = low;
    this.middle = middle;
    this.high = high & 255;
  }

  private lastAsBigInt(): bigint {
    return (BigInt(this.high) << 56n) | (BigInt(this.middle) << 28n) | BigInt(this.low);
  }
}

/** The error for bytes that are not a file of that format, or are one no longer. */
export function malformed(offset: number, message: string, format = 'pprof'): DecodeError {
  return new DecodeError(format, offset, message, 'It was cut off or damaged on its way: copy or record it again.');
}
