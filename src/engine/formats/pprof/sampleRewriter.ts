// Rewrites samples that are legal but not as writers put them today (numbers one by one, lists in parts, labels apart, unknown
// fields) into the usual shape, so that the hot loop has one shape to read.
import { LENGTH_DELIMITED, malformed, ProtobufReader, VARINT } from './protobufReader';

const LOCATIONS = 1;
const VALUES = 2;
const LABEL = 3;
/** Two tags and two lengths of up to five bytes: what the usual shape may need more than the sample's own bytes. */
const EXTRA_BYTES = 12;

export class SampleRewriter {
  /** The file's bytes, with the rewritten samples behind them once there are any. */
  bytes: Uint8Array;
  private length: number;

  constructor(private readonly fileBytes: Uint8Array) {
    this.bytes = fileBytes;
    this.length = fileBytes.length;
  }

  /** Rewrites the sample in [start, end) of the file; gives its place in `bytes`. Throws a DecodeError where it is malformed. */
  rewrite(start: number, end: number): { readonly start: number; readonly end: number } {
    this.reserve(end - start + EXTRA_BYTES);
    const newStart = this.length;
    this.writePacked(LOCATIONS, start, end);
    this.writePacked(VALUES, start, end);
    this.writeLabels(start, end);
    return { start: newStart, end: this.length };
  }

  private writePacked(field: number, start: number, end: number): void {
    const parts: Array<readonly [number, number]> = [];
    const reader = new ProtobufReader(this.fileBytes, start, end);
    while (reader.next()) {
      if (reader.field !== field) {
        reader.skip();
      } else if (reader.wireType === LENGTH_DELIMITED) {
        const partEnd = reader.delimitedEnd();
        if (partEnd > reader.position && this.fileBytes[partEnd - 1] > 127) {
          throw malformed(partEnd, 'ends in the middle of a number');
        }
        parts.push([reader.position, partEnd]);
        reader.position = partEnd;
      } else {
        reader.expect(VARINT);
        const numberStart = reader.position;
        reader.uint();
        parts.push([numberStart, reader.position]);
      }
    }
    this.bytes[this.length++] = field * 8 + LENGTH_DELIMITED;
    this.writeLength(parts.reduce((sum, [partStart, partEnd]) => sum + partEnd - partStart, 0));
    parts.forEach(([partStart, partEnd]) => this.copy(partStart, partEnd));
  }

  private writeLabels(start: number, end: number): void {
    const reader = new ProtobufReader(this.fileBytes, start, end);
    for (let fieldStart = start; reader.next(); fieldStart = reader.position) {
      if (reader.field === LABEL) {
        reader.expect(LENGTH_DELIMITED);
      }
      reader.skip();
      if (reader.field === LABEL) {
        this.copy(fieldStart, reader.position);
      }
    }
  }

  private writeLength(length: number): void {
    let rest = length;
    for (; rest > 127; rest >>>= 7) {
      this.bytes[this.length++] = (rest & 127) | 128;
    }
    this.bytes[this.length++] = rest;
  }

  private copy(start: number, end: number): void {
    this.bytes.copyWithin(this.length, start, end);
    this.length += end - start;
  }

  private reserve(count: number): void {
    if (this.length + count > this.bytes.length) {
      const grown = new Uint8Array(this.bytes.length * 2 + count);
      grown.set(this.bytes.subarray(0, this.length));
      this.bytes = grown;
    }
  }
}
