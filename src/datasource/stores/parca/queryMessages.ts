// The two protocol buffer messages of Parca's call Query that are needed: a merge asked for as pprof, and its answer.
import { DecodeError } from '../../../engine/formats/decodeError';
import { ProtobufReader } from '../../../engine/formats/pprof/protobufReader';
import { type TimeRangeMs } from '../../../engine/profile/profile';

// QueryRequest, MergeProfile, Timestamp and QueryResponse: field numbers of query.proto.
const REQUEST = { mode: 1, merge: 3, reportType: 5 };
const MERGE = { query: 1, start: 2, end: 3 };
const TIMESTAMP = { seconds: 1, nanos: 2 };
const RESPONSE = { pprof: 6 };

const MODE_MERGE = 2;
const REPORT_TYPE_PPROF = 1;

/** Asks for all profiles that start in [fromMs, toMs), summed up. Parca includes both ends: the last nanosecond is left out. */
export function encodeMergeRequest(query: string, { fromMs, toMs }: TimeRangeMs): Uint8Array<ArrayBuffer> {
  const merge = [
    ...bytesField(MERGE.query, [...new TextEncoder().encode(query)]),
    ...bytesField(MERGE.start, timestamp(fromMs, 0)),
    ...bytesField(MERGE.end, timestamp(toMs - 1, 999_999)),
  ];
  return Uint8Array.from([
    ...numberField(REQUEST.mode, MODE_MERGE),
    ...bytesField(REQUEST.merge, merge),
    ...numberField(REQUEST.reportType, REPORT_TYPE_PPROF),
  ]);
}

/** The pprof inside of the answer, with gzip around it; undefined when it holds none. Throws a DecodeError for what is no answer. */
export function decodePprofReport(message: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | undefined {
  const reader = new ProtobufReader(message, 0, message.length);
  let pprof: Uint8Array<ArrayBuffer> | undefined;
  while (reader.next()) {
    if (reader.field === RESPONSE.pprof) {
      const { position, end } = reader.message();
      // A copy: its buffer moves to the worker.
      pprof = message.slice(position, end);
    } else {
      reader.skip();
    }
  }
  return pprof;
}

/** True for what `decodePprofReport` throws. */
export function isMalformed(error: unknown): error is DecodeError {
  return error instanceof DecodeError;
}

function timestamp(timeMs: number, nanosMore: number): number[] {
  const seconds = Math.floor(timeMs / 1000);
  const nanos = Math.round((timeMs - seconds * 1000) * 1_000_000) + nanosMore;
  return [...numberField(TIMESTAMP.seconds, seconds), ...numberField(TIMESTAMP.nanos, nanos)];
}

function numberField(field: number, value: number): number[] {
  return [...varint(field * 8), ...varint(value)];
}

function bytesField(field: number, bytes: readonly number[]): number[] {
  return [...varint(field * 8 + 2), ...varint(bytes.length), ...bytes];
}

/** Of whole numbers; negative ones (times before 1970) as the 64-bit complement. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = BigInt.asUintN(64, BigInt(value)); ; rest >>= 7n) {
    if (rest < 128n) {
      return [...bytes, Number(rest)];
    }
    bytes.push(Number(rest & 127n) | 128);
  }
}
