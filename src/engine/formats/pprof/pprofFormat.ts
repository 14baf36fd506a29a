// pprof as the detector knows it.
import { DecodeError } from '../decodeError';
import { type Format } from '../format';
import { decodePprof } from './decodePprof';
import { readValueType } from './indexPprof';
import { LENGTH_DELIMITED, ProtobufReader } from './protobufReader';

const SAMPLE_TYPE = 1;
const STRING = 6;

export const pprofFormat: Format = {
  name: 'pprof',
  recognizes: (input) => looksLikePprof(input.bytes),
  decode: (input) => decodePprof(input.bytes),
};

/**
 * True for a protocol buffer whose first sample type is made as in pprof, or whose first string is empty, whichever comes
 * first. That is enough for a file that is cut off, and tells pprof from OpenTelemetry's profiles, whose field 1 is a message of messages.
 */
function looksLikePprof(bytes: Uint8Array): boolean {
  try {
    const reader = new ProtobufReader(bytes, 0, bytes.length);
    while (reader.next()) {
      if (reader.field === SAMPLE_TYPE) {
        return readValueType(reader.message()).name !== 0;
      }
      if (reader.field === STRING) {
        return reader.wireType === LENGTH_DELIMITED && reader.delimitedEnd() === reader.position;
      }
      reader.skip();
    }
    return false;
  } catch (error) {
    if (error instanceof DecodeError) {
      return false;
    }
    throw error;
  }
}
