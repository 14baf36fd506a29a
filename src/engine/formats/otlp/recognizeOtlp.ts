// Whether bytes are OpenTelemetry's profiles as protocol buffers. Nothing marks them: what fields there are and what stands in them must do.
import { DecodeError } from '../decodeError';
import { LENGTH_DELIMITED, ProtobufReader } from '../pprof/protobufReader';
import { OTLP } from './readMessage';

const RESOURCE_PROFILES = 1;
const DICTIONARY = 2;
const DICTIONARY_STRING = 5;
const DICTIONARY_FIELDS = 7;
const SCOPE_PROFILES = 2;
const SCOPE_FIELDS = 3;

/**
 * True for a message of resources and a dictionary whose first string is empty, as far as it goes: one whole part of either is enough
 * for a file that is cut off. Profiles of older versions have resources alone, as have traces and metrics; they are refused later
 * with a sentence.
 */
export function looksLikeProfilesData(bytes: Uint8Array): boolean {
  let isKnown = false;
  try {
    const reader = newReader(bytes);
    while (reader.next()) {
      if (reader.wireType !== LENGTH_DELIMITED || (reader.field !== RESOURCE_PROFILES && reader.field !== DICTIONARY)) {
        return false;
      }
      const isDictionaryField = reader.field === DICTIONARY;
      const message = reader.message();
      if (isDictionaryField ? !isDictionary(message) : !isKnown && !hasScopes(message)) {
        return false;
      }
      isKnown = true;
    }
  } catch (error) {
    if (!(error instanceof DecodeError)) {
      throw error;
    }
  }
  return isKnown;
}

/** True for a message with a dictionary. Throws a DecodeError where the message is cut off. */
export function hasDictionary(bytes: Uint8Array): boolean {
  const reader = newReader(bytes);
  let isFound = false;
  while (reader.next()) {
    isFound ||= reader.field === DICTIONARY;
    reader.skip();
  }
  return isFound;
}

/**
 * The messages of a file in which each stands behind its length, four bytes with the highest first: so a collector's file exporter
 * writes protocol buffers. Empty where the lengths do not fit.
 */
export function splitByLengths(bytes: Uint8Array): readonly Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const messages: Uint8Array[] = [];
  for (let at = 0; at + 4 <= bytes.length;) {
    const end = at + 4 + view.getUint32(at);
    if (end === at + 4 || end > bytes.length) {
      return [];
    }
    messages.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return messages;
}

function newReader(bytes: Uint8Array): ProtobufReader {
  return new ProtobufReader(bytes, 0, bytes.length, OTLP);
}

/** Its fields are tables, and its first string is the empty one that row 0 stands for. */
function isDictionary(reader: ProtobufReader): boolean {
  while (reader.next()) {
    if (reader.wireType !== LENGTH_DELIMITED || reader.field > DICTIONARY_FIELDS) {
      return false;
    }
    if (reader.field === DICTIONARY_STRING) {
      return reader.delimitedEnd() === reader.position;
    }
    reader.skip();
  }
  return false;
}

/** True for a message that holds at least one ScopeProfiles, or a scope of another signal, which looks alike. */
function hasScopes(reader: ProtobufReader): boolean {
  let count = 0;
  while (reader.next()) {
    if (reader.wireType !== LENGTH_DELIMITED || reader.field > SCOPE_FIELDS) {
      return false;
    }
    if (reader.field !== SCOPE_PROFILES) {
      reader.skip();
      continue;
    }
    const scope = reader.message();
    while (scope.next()) {
      if (scope.wireType !== LENGTH_DELIMITED || scope.field > SCOPE_FIELDS) {
        return false;
      }
      scope.skip();
      count++;
    }
  }
  return count > 0;
}
