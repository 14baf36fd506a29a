// Protocol buffers by their description → the objects that the JSON of the same message gives. Numbers of 64 bits are numbers where
// those are exact, else bigints.
import { type JsonObject } from '../jsonValue';
import { FIXED_64, LENGTH_DELIMITED, ProtobufReader, VARINT } from '../pprof/protobufReader';
import { SpanColumns } from '../pprof/spans';
import { type MessageField, type MessageSchema } from './otlpSchema';

export const OTLP = 'OTLP';

/** Ids have 8 or 16 bytes. What is longer is none. */
const MAX_ID = 16;

/** Throws a DecodeError where the message is cut off or malformed. */
export function readMessage(reader: ProtobufReader, schema: MessageSchema): JsonObject {
  const message: Record<string, unknown> = {};
  const lists = new Map<string, unknown[]>();
  const streams = new Map<string, MessageStream>();
  while (reader.next()) {
    const field = schema.get(reader.field);
    if (field === undefined) {
      reader.skip();
    } else if (field.kind === 'stream') {
      let stream = streams.get(field.name);
      if (stream === undefined) {
        stream = new MessageStream(reader.bytes, field.schema ?? new Map());
        streams.set(field.name, stream);
        message[field.name] = stream;
      }
      stream.add(reader);
    } else if (isList(field)) {
      let list = lists.get(field.name);
      if (list === undefined) {
        list = [];
        lists.set(field.name, list);
        message[field.name] = list;
      }
      readInto(list, reader, field);
    } else {
      message[field.name] = readValue(reader, field);
    }
  }
  return message;
}

/** Messages of one kind, read one by one. */
class MessageStream implements Iterable<JsonObject> {
  private readonly spans = new SpanColumns();

  constructor(
    private readonly bytes: Uint8Array,
    private readonly schema: MessageSchema
  ) {}

  add(reader: ProtobufReader): void {
    reader.expect(LENGTH_DELIMITED);
    const end = reader.delimitedEnd();
    this.spans.push(reader.position, end);
    reader.position = end;
  }

  *[Symbol.iterator](): Generator<JsonObject> {
    const { length, start, end } = this.spans.toSpans();
    for (let row = 0; row < length; row++) {
      yield readMessage(new ProtobufReader(this.bytes, start[row], end[row], OTLP), this.schema);
    }
  }
}

function isList({ kind }: MessageField): boolean {
  return kind === 'ints' || kind === 'fixeds' || kind === 'texts' || kind === 'messages';
}

/** Numbers stand alone or many in one field. */
function readInto(list: unknown[], reader: ProtobufReader, field: MessageField): void {
  if ((field.kind !== 'ints' && field.kind !== 'fixeds') || reader.wireType !== LENGTH_DELIMITED) {
    list.push(readValue(reader, field));
    return;
  }
  const packed = reader.message();
  packed.wireType = field.kind === 'ints' ? VARINT : FIXED_64;
  while (packed.position < packed.end) {
    list.push(readValue(packed, field));
  }
}

function readValue(reader: ProtobufReader, { kind, schema }: MessageField): unknown {
  switch (kind) {
    case 'int':
    case 'ints': {
      reader.expect(VARINT);
      const text = reader.intText();
      const value = Number(text);
      return Number.isSafeInteger(value) ? value : BigInt(text);
    }
    case 'bool':
      reader.expect(VARINT);
      return reader.uint() !== 0;
    case 'fixed':
    case 'fixeds':
      return fixed64(reader).getBigUint64(0, true);
    case 'double':
      return fixed64(reader).getFloat64(0, true);
    case 'text':
    case 'texts':
      return new TextDecoder().decode(delimited(reader));
    case 'hex':
      return Array.from(delimited(reader).subarray(0, MAX_ID), (byte) => byte.toString(16).padStart(2, '0')).join('');
    case 'message':
    case 'messages':
    case 'stream':
      return readMessage(reader.message(), schema ?? new Map());
  }
}

function fixed64(reader: ProtobufReader): DataView {
  reader.expect(FIXED_64);
  const at = reader.position;
  reader.skip();
  return new DataView(reader.bytes.buffer, reader.bytes.byteOffset + at, 8);
}

function delimited(reader: ProtobufReader): Uint8Array {
  reader.expect(LENGTH_DELIMITED);
  const end = reader.delimitedEnd();
  const content = reader.bytes.subarray(reader.position, end);
  reader.position = end;
  return content;
}
