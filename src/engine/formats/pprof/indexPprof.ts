// The first pass over a pprof file: where each message lies. Everything after it knows how many rows there will be.
import { LENGTH_DELIMITED, malformed, ProtobufReader, VARINT } from './protobufReader';
import { SpanColumns, type Spans } from './spans';

/** The fields of the message Profile of pprof's profile.proto. */
const FIELD = {
  sampleType: 1,
  sample: 2,
  mapping: 3,
  location: 4,
  function: 5,
  string: 6,
  timeNanos: 9,
  durationNanos: 10,
  periodType: 11,
  period: 12,
  defaultSampleType: 14,
} as const;

/** The tag of a sample: field 2, length-delimited. */
const SAMPLE_TAG = FIELD.sample * 8 + LENGTH_DELIMITED;

/** A pprof ValueType: indexes of strings. */
export interface ValueType {
  readonly name: number;
  readonly unit: number;
}

export interface PprofIndex {
  readonly sampleTypes: readonly ValueType[];
  readonly sampleCount: number;
  /** Samples that follow each other without another field between them, tags included: usually one run holds all. */
  readonly sampleRuns: Spans;
  readonly mappings: Spans;
  readonly locations: Spans;
  readonly functions: Spans;
  readonly strings: Spans;
  /** Nanoseconds, 0 when the file does not say. */
  readonly timeNanos: number;
  readonly durationNanos: number;
  readonly periodType: ValueType | undefined;
  readonly period: number;
  /** Index of the string that names the default sample type, 0 when there is none. */
  readonly defaultSampleType: number;
}

/** Walks the file once to its end. Throws a DecodeError where it is cut off or malformed. */
export function indexPprof(bytes: Uint8Array): PprofIndex {
  const reader = new ProtobufReader(bytes, 0, bytes.length);
  const messages = {
    mappings: new SpanColumns(),
    locations: new SpanColumns(),
    functions: new SpanColumns(),
    strings: new SpanColumns(),
  };
  const columnsOfField = new Map<number, SpanColumns>([
    [FIELD.mapping, messages.mappings],
    [FIELD.location, messages.locations],
    [FIELD.function, messages.functions],
    [FIELD.string, messages.strings],
  ]);
  const sampleTypes: ValueType[] = [];
  const numbers = new Map<number, number>();
  let periodType: ValueType | undefined;
  const sampleRuns = new SpanColumns();
  let sampleCount = 0;
  for (;;) {
    const runStart = reader.position;
    reader.position = forEachSample(bytes, runStart, bytes.length, () => sampleCount++);
    if (reader.position > runStart) {
      sampleRuns.push(runStart, reader.position);
    }
    if (!reader.next()) {
      break;
    }
    const columns = columnsOfField.get(reader.field);
    if (columns !== undefined) {
      reader.expect(LENGTH_DELIMITED);
      const end = reader.delimitedEnd();
      columns.push(reader.position, end);
      reader.position = end;
    } else if (reader.field === FIELD.sample) {
      throw malformed(reader.position, 'holds a sample in a shape that pprof does not have');
    } else if (reader.field === FIELD.sampleType) {
      sampleTypes.push(readValueType(reader.message()));
    } else if (reader.field === FIELD.periodType) {
      periodType = readValueType(reader.message());
    } else if (reader.wireType === VARINT) {
      numbers.set(reader.field, reader.int());
    } else {
      reader.skip();
    }
  }
  return {
    sampleTypes,
    sampleCount,
    sampleRuns: sampleRuns.toSpans(),
    mappings: messages.mappings.toSpans(),
    locations: messages.locations.toSpans(),
    functions: messages.functions.toSpans(),
    strings: messages.strings.toSpans(),
    timeNanos: numbers.get(FIELD.timeNanos) ?? 0,
    durationNanos: numbers.get(FIELD.durationNanos) ?? 0,
    periodType,
    period: numbers.get(FIELD.period) ?? 0,
    defaultSampleType: numbers.get(FIELD.defaultSampleType) ?? 0,
  };
}

/**
 * Visits the samples that follow each other from `start` on; gives the offset behind the last one. Throws a DecodeError where a
 * sample is cut off.
 */
export function forEachSample(
  bytes: Uint8Array,
  start: number,
  end: number,
  visit: (sampleStart: number, sampleEnd: number) => void
): number {
  let position = start;
  while (position < end && bytes[position] === SAMPLE_TAG) {
    const length = bytes[position + 1];
    let sampleStart = position + 2;
    let sampleEnd = sampleStart + length;
    if (!(length < 128 && sampleEnd <= end)) {
      const reader = new ProtobufReader(bytes, position + 1, end);
      sampleEnd = reader.delimitedEnd();
      sampleStart = reader.position;
    }
    visit(sampleStart, sampleEnd);
    position = sampleEnd;
  }
  return position;
}

/** Throws unless the message holds nothing but two string indexes: that tells pprof from other protocol buffers. */
export function readValueType(reader: ProtobufReader): ValueType {
  let name = 0;
  let unit = 0;
  while (reader.next()) {
    reader.expect(VARINT);
    const value = reader.uint();
    if (reader.field === 1) {
      name = value;
    } else if (reader.field === 2) {
      unit = value;
    } else {
      throw malformed(reader.position, 'holds a sample type in a shape that pprof does not have');
    }
  }
  return { name, unit };
}
