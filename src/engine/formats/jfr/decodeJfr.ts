// A flight recording of Java or async-profiler → Profile: what ran, what was allocated and what was waited for, each sample with its time.
import { type Profile } from '../../profile/profile';
import { type DecodeOptions, type Format } from '../format';
import { type Input } from '../input';
import { DecodeError } from '../decodeError';
import { addChunkEvents } from './chunkEvents';
import { MAGIC, readChunkHeaders } from './chunkHeader';
import { indexChunk } from './chunkIndex';
import { JavaProfile } from './javaProfile';
import { RecordingSettings } from './settings';

export const jfrFormat: Format = {
  name: 'JFR',
  recognizes: (input) => input.startsWith(MAGIC),
  decode: decodeJfr,
};

/** Throws a DecodeError where a chunk is cut off or malformed, or where no event has a stack. */
function decodeJfr({ bytes }: Input, { periodNs }: DecodeOptions): Profile {
  const settings = new RecordingSettings();
  const { headers, isWhole } = readChunkHeaders(bytes);
  const chunks = headers.map((header) => indexChunk(bytes, header, settings));
  const present = new Set(chunks.flatMap(({ events }) => Array.from(events.keys())));
  if (present.size === 0) {
    throw noSamples('JFR');
  }
  const fromNs = chunks.map(({ header }) => header.startNanos).reduce((a, b) => (a < b ? a : b));
  const toNs = chunks
    .map(({ header }) => header.startNanos + BigInt(Math.floor(header.durationNs)))
    .reduce((a, b) => (a > b ? a : b));
  const profile = new JavaProfile(present, {
    isWallClock: settings.isWallClock,
    periodNs: settings.periodNs ?? periodNs,
  });
  chunks.forEach((chunk) => addChunkEvents(chunk, fromNs, profile));
  const notices = isWhole ? [] : ['The last part of the recording is not whole and was left out.'];
  return profile.build('JFR', { fromNs, toNs }, notices);
}

/** The error for a recording of other things than stacks. */
export function noSamples(format: string): DecodeError {
  return new DecodeError(
    format,
    -1,
    'has no event with a stack and a cost',
    'Record it with `settings=profile`, which samples methods and allocations, or with async-profiler.'
  );
}
