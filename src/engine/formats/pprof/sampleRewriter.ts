// Rewrites samples that are legal but not as writers put them today (numbers one by one, lists in parts, labels apart, unknown
// fields, very deep stacks) into the stretches that the hot loop reads.
import { LENGTH_DELIMITED, malformed, ProtobufReader, VARINT } from './protobufReader';
import { type SampleFields } from './sampleFields';

const LOCATIONS = 1;
const VALUES = 2;
const LABEL = 3;

export class SampleRewriter {
  /** The file's bytes, with the rewritten samples behind them once there are any. */
  bytes: Uint8Array;
  private length: number;

  constructor(private readonly fileBytes: Uint8Array) {
    this.bytes = fileBytes;
    this.length = fileBytes.length;
  }

  /** Rewrites the sample in [start, end) of the file and points `fields` to it. Throws a DecodeError where it is malformed. */
  rewrite(start: number, end: number, fields: SampleFields): void {
    this.reserve(end - start);
    fields.locationsStart = this.length;
    this.copyNumbers(LOCATIONS, start, end);
    fields.locationsEnd = fields.valuesStart = this.length;
    this.copyNumbers(VALUES, start, end);
    fields.valuesEnd = fields.labelsStart = this.length;
    this.copyLabels(start, end);
    fields.labelsEnd = this.length;
  }

  private copyNumbers(field: number, start: number, end: number): void {
    const reader = new ProtobufReader(this.fileBytes, start, end);
    while (reader.next()) {
      if (reader.field !== field) {
        reader.skip();
      } else if (reader.wireType === LENGTH_DELIMITED) {
        const partEnd = reader.delimitedEnd();
        if (partEnd > reader.position && this.fileBytes[partEnd - 1] > 127) {
          throw malformed(partEnd, 'ends in the middle of a number');
        }
        this.copy(reader.position, partEnd);
        reader.position = partEnd;
      } else {
        reader.expect(VARINT);
        const numberStart = reader.position;
        reader.uint();
        this.copy(numberStart, reader.position);
      }
    }
  }

  private copyLabels(start: number, end: number): void {
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

  private copy(start: number, end: number): void {
    this.bytes.copyWithin(this.length, start, end);
    this.length += end - start;
  }

  /** A sample never gets longer: its stretches are parts of it. */
  private reserve(count: number): void {
    if (this.length + count > this.bytes.length) {
      const grown = new Uint8Array(this.bytes.length * 2 + count);
      grown.set(this.bytes.subarray(0, this.length));
      this.bytes = grown;
    }
  }
}
