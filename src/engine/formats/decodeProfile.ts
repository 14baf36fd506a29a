// Bytes of a file or of a store → Profile. Unpacks gzip, finds the format by content and never by a name, decodes.
import { type Profile } from '../profile/profile';
import { DecodeError } from './decodeError';
import { type DecodeOptions } from './format';
import { formats } from './formats';
import { gunzip, isGzip } from './gzip/gunzip';
import { Input } from './input';
import { refusals } from './refusals';

export type { DecodeOptions } from './format';

const DEFAULT_LIMIT = 512 * 2 ** 20;
/** Some pipelines pack what is packed already; more than this is not an accident. */
const MAX_LAYERS = 3;

/** Decodes a profile of any format that is read. Synchronous and pure. Throws a DecodeError and nothing else. */
export function decodeProfile(bytes: Uint8Array, options: DecodeOptions = {}): Profile {
  try {
    const { content, notices } = unpack(bytes, options.maxInflatedBytes ?? DEFAULT_LIMIT);
    const profile = decodeContent(new Input(content), options);
    return notices.length === 0 ? profile : { ...profile, notices: [...notices, ...profile.notices] };
  } catch (error) {
    // Nothing here recurses, so a RangeError is an array that the browser could not allocate.
    if (error instanceof RangeError) {
      throw new DecodeError('unknown', -1, 'needs more memory than there is', 'Record a shorter profile.');
    }
    throw error;
  }
}

function unpack(bytes: Uint8Array, limit: number): { content: Uint8Array; notices: string[] } {
  const notices: string[] = [];
  let content = bytes;
  for (let layer = 0; isGzip(content); layer++) {
    if (layer === MAX_LAYERS) {
      throw new DecodeError('gzip', -1, `is packed more than ${MAX_LAYERS} times`, 'Unpack it first.');
    }
    const unpacked = gunzip(content, limit);
    if (unpacked.trailingJunkBytes > 0) {
      notices.push(
        `${unpacked.trailingJunkBytes} bytes behind the compressed data do not belong to it and were ignored.`
      );
    }
    content = unpacked.bytes;
  }
  if (content.length > limit) {
    throw new DecodeError(
      'unknown',
      -1,
      `is larger than the limit of ${Math.floor(limit / 2 ** 20)} MiB`,
      'Record a shorter profile, or raise the limit.'
    );
  }
  return { content, notices };
}

function decodeContent(input: Input, options: DecodeOptions): Profile {
  if (input.bytes.length === 0) {
    throw new DecodeError(
      'unknown',
      -1,
      'is empty',
      'The profiler may have been stopped before it wrote anything: record it again.'
    );
  }
  const refusal = refusals.find((candidate) => candidate.recognizes(input));
  if (refusal !== undefined) {
    throw new DecodeError('unknown', -1, `is ${refusal.what}, which this version does not read`, refusal.hint);
  }
  const format = formats.find((candidate) => candidate.recognizes(input));
  if (format === undefined) {
    throw new DecodeError(
      'unknown',
      -1,
      'is in no format that this version knows',
      'Convert it to pprof or to folded stacks; the page "Formats" of the documentation lists all that are read.'
    );
  }
  return format.decode(input, options);
}
