// Reads the numbers and strings of a flight recording, never beyond the end of the part it was given.
import { DecodeError } from '../decodeError';

/** Names a row of a constant pool or a type: exact, a bigint only where a number would not be. */
export type Id = number | bigint;

/** Text as it stands, or where it stands: a row of the pool of `java.lang.String`. */
export type JfrText = string | undefined | { readonly pooled: Id };

/** The error for bytes that are not a flight recording, or are one no longer. */
export function malformed(offset: number, message: string): DecodeError {
  return new DecodeError('JFR', offset, message, 'It was cut off or damaged on its way: copy or record it again.');
}

const TWO_28 = 2 ** 28;
const TWO_56 = 2 ** 56;

export class JfrReader {
  private readonly view: DataView;

  /**
   * Reads [position, end) of the bytes. Where the recording is compressed, whole numbers of more than a byte take as many bytes as
   * they need (LEB128, at most nine); elsewhere they take all of theirs, the highest first.
   */
  constructor(
    private readonly bytes: Uint8Array,
    public position: number,
    readonly end: number,
    private readonly isCompressed: boolean
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** A reader of [position, end) of the same bytes. Throws where that is not inside of them. */
  part(position: number, end: number): JfrReader {
    if (!(position >= 0 && position <= end && end <= this.end)) {
      throw malformed(position, 'points at a place that it does not have');
    }
    return new JfrReader(this.bytes, position, end, this.isCompressed);
  }

  byte(): number {
    return this.bytes[this.take(1)];
  }

  /** A whole number that takes `width` bytes where numbers are not compressed; inexact outside of ±2^53. */
  whole(width: number): number {
    const value = this.id(width);
    return typeof value === 'number' ? value : Number(BigInt.asIntN(64, value));
  }

  int(): number {
    return this.whole(4);
  }

  long(): number {
    return this.whole(8);
  }

  /** A whole number as it is written, as a name. Negative ones of less than eight bytes keep their sign. */
  id(width = 8): Id {
    return this.isCompressed ? this.compressed(width) : this.raw(width);
  }

  /** The encodings: none, empty, a row of the pool, UTF-8, characters one by one, Latin-1. */
  text(): JfrText {
    const start = this.position;
    const encoding = this.byte();
    switch (encoding) {
      case 0:
        return undefined;
      case 1:
        return '';
      case 2:
        return { pooled: this.id() };
      case 3:
        return new TextDecoder().decode(this.slice(this.count()));
      case 4:
        return this.characters(this.count());
      case 5:
        return new TextDecoder('latin1').decode(this.slice(this.count()));
      default:
        throw malformed(start, `holds a string in the encoding ${encoding}, which there is not`);
    }
  }

  /** How many things of at least a byte each follow. */
  count(): number {
    const start = this.position;
    const count = this.int();
    if (!(count >= 0 && count <= this.end - this.position)) {
      throw malformed(start, 'promises more than there is');
    }
    return count;
  }

  skip(length: number): void {
    this.take(length);
  }

  private slice(length: number): Uint8Array {
    const at = this.take(length);
    return this.bytes.subarray(at, at + length);
  }

  private characters(count: number): string {
    const parts: string[] = [];
    for (let index = 0; index < count; index++) {
      parts.push(String.fromCharCode(this.whole(2)));
    }
    return parts.join('');
  }

  private compressed(width: number): Id {
    let low = 0;
    let middle = 0;
    let high = 0;
    for (let index = 0; index < 9; index++) {
      const byte = this.byte();
      // The ninth byte is a whole one: bits 56 to 63.
      const part = index === 8 ? byte : byte & 127;
      if (index < 4) {
        low |= part << (index * 7);
      } else if (index < 8) {
        middle |= part << ((index - 4) * 7);
      } else {
        high = part;
      }
      if (index === 8 || byte < 128) {
        break;
      }
    }
    if (width < 8) {
      // The lowest 32 bits with their sign: the number may be written as a wider one.
      return low | (middle << 28);
    }
    const value = low + middle * TWO_28 + high * TWO_56;
    return Number.isSafeInteger(value) ? value : (BigInt(high) << 56n) | (BigInt(middle) << 28n) | BigInt(low);
  }

  private raw(width: number): Id {
    const at = this.take(width);
    if (width === 2) {
      return this.view.getUint16(at);
    }
    if (width === 4) {
      return this.view.getInt32(at);
    }
    const value = this.view.getBigUint64(at);
    return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
  }

  private take(length: number): number {
    if (!(length >= 0 && length <= this.end - this.position)) {
      throw malformed(this.position, 'ends in the middle of an event');
    }
    const at = this.position;
    this.position += length;
    return at;
  }
}
