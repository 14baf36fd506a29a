// Bytes of a file or of a store → Profile. Unpacks, finds the format by content and never by a name, decodes.
// `decodeProfile.ts` does it with all formats at hand.
import { type Profile } from '../profile/profile';
import { unpack, type UnpackedContent } from './compression/unpack';
import { DecodeError } from './decodeError';
import { type DecodeOptions, type Format } from './format';
import { commonFormats, textFormats } from './commonFormats';
import { Input } from './input';
import { leftovers, type Refusal, refusals } from './refusals';

const DEFAULT_LIMIT = 512 * 2 ** 20;

/** Reads the bytes of a profile. Synchronous; throws a DecodeError and nothing else. */
export type Decode = (bytes: Uint8Array, options?: DecodeOptions) => Profile;

/**
 * Decodes a profile of any format that is read.
 *
 * @param rareFormats Asked for when no common format knows the file; may throw a DecodeError.
 */
export function decodeWith(
  rareFormats: () => readonly Format[],
  bytes: Uint8Array,
  options: DecodeOptions = {}
): Profile {
  try {
    const { content, notices } = unpackWithin(bytes, options.maxInflatedBytes ?? DEFAULT_LIMIT);
    const profile = withinMeasure(decodeContent(rareFormats, new Input(content), options));
    return notices.length === 0 ? profile : { ...profile, notices: [...notices, ...profile.notices] };
  } catch (error) {
    // Nothing here recurses, so a RangeError is an array that the browser could not allocate.
    if (error instanceof RangeError) {
      throw new DecodeError('unknown', -1, 'needs more memory than there is', 'Record a shorter profile.');
    }
    throw error;
  }
}

/** No measurement comes near it. A sum of it can still be added up, over files and sides, without becoming infinite. */
const MAX_SUM = 1e100;

/** The profile as it is. Throws a DecodeError where a panel could not add up its values. */
function withinMeasure(profile: Profile): Profile {
  for (const values of profile.samples.values) {
    let sum = 0;
    for (let row = 0; row < values.length; row++) {
      sum += Math.abs(values[row]);
    }
    // NaN is not within it either.
    if (!(sum <= MAX_SUM)) {
      throw new DecodeError(
        profile.format,
        -1,
        'has values that are too large to be added up',
        'The file is damaged: record or copy it again.'
      );
    }
  }
  return profile;
}

function unpackWithin(bytes: Uint8Array, limit: number): UnpackedContent {
  const unpacked = unpack(bytes, limit);
  if (unpacked.content.length > limit) {
    throw new DecodeError(
      'unknown',
      -1,
      `is larger than the limit of ${Math.floor(limit / 2 ** 20)} MiB`,
      'Record a shorter profile, or raise the limit.'
    );
  }
  return unpacked;
}

function decodeContent(rareFormats: () => readonly Format[], input: Input, options: DecodeOptions): Profile {
  if (input.bytes.length === 0) {
    throw new DecodeError(
      'unknown',
      -1,
      'is empty',
      'The profiler may have been stopped before it wrote anything: record it again.'
    );
  }
  refuse(input, refusals);
  const recognizing = (formats: readonly Format[]) => formats.find((candidate) => candidate.recognizes(input));
  const format =
    recognizing(commonFormats) ??
    // JSON may end like a folded stack; rare texts that would pass for one are among the refusals.
    (isLines(input) ? recognizing(textFormats) : undefined) ??
    recognizing(rareFormats());
  if (format === undefined) {
    refuse(input, leftovers);
    throw new DecodeError(
      'unknown',
      -1,
      'is in no format that this version knows',
      'Convert it to pprof or to folded stacks; the page "Formats" of the documentation lists all that are read.'
    );
  }
  return format.decode(input, options);
}

/** Text, but no JSON. */
function isLines({ text }: Input): boolean {
  return text !== undefined && !/^\s*(?:\{\s*["}]|\[\s*(?:[{["]|\]))/.test(text.text);
}

function refuse(input: Input, candidates: readonly Refusal[]): void {
  const refusal = candidates.find(({ recognizes }) => recognizes(input));
  if (refusal !== undefined) {
    throw new DecodeError('unknown', -1, `is ${refusal.what}, which this version does not read`, refusal.hint);
  }
}
