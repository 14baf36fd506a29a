// A flight recording is one chunk after the other; each has a header and stands alone, with its own names and clock.
import { DecodeError } from '../decodeError';
import { JfrReader, malformed } from './jfrReader';

export const MAGIC = [0x46, 0x4c, 0x52, 0];
const HEADER_LENGTH = 68;
/** From 2.0 on (JDK 9 and async-profiler) chunks look as they do here. */
const MAJOR_VERSION = 2;

export interface ChunkHeader {
  /** Where its first event is, and its end. */
  readonly position: number;
  readonly end: number;
  readonly metadataPosition: number;
  /** Nanoseconds since the Unix epoch. */
  readonly startNanos: bigint;
  readonly durationNs: number;
  readonly startTicks: number;
  readonly ticksPerSecond: number;
  readonly isCompressed: boolean;
}

export interface ChunkHeaders {
  readonly headers: readonly ChunkHeader[];
  /** False where what follows the last of them is no whole chunk: the recorder writes one while its file is copied. */
  readonly isWhole: boolean;
}

/** The headers of all whole chunks. Throws a DecodeError where the first is cut off, unfinished or of another version. */
export function readChunkHeaders(bytes: Uint8Array): ChunkHeaders {
  const headers = [readHeader(bytes, 0)];
  for (let start = headers[0].end; start < bytes.length;) {
    const header = laterHeader(bytes, start);
    if (header === undefined) {
      return { headers, isWhole: false };
    }
    headers.push(header);
    start = header.end;
  }
  return { headers, isWhole: true };
}

function laterHeader(bytes: Uint8Array, start: number): ChunkHeader | undefined {
  try {
    return readHeader(bytes, start);
  } catch (error) {
    if (error instanceof DecodeError) {
      return undefined;
    }
    throw error;
  }
}

function readHeader(bytes: Uint8Array, start: number): ChunkHeader {
  if (!MAGIC.every((byte, index) => bytes[start + index] === byte)) {
    throw malformed(start, 'holds something between its chunks that is none');
  }
  const reader = new JfrReader(bytes, start + MAGIC.length, bytes.length, false);
  const major = reader.whole(2);
  const minor = reader.whole(2);
  if (major !== MAJOR_VERSION) {
    throw malformed(start, `has the version ${major}.${minor}, and only 2.x is read`);
  }
  const size = reader.long();
  reader.skip(8);
  const metadataOffset = reader.long();
  const startNanos = BigInt(reader.id());
  const durationNs = reader.long();
  const startTicks = reader.long();
  const ticksPerSecond = reader.long();
  const features = reader.int();
  if (size === 0 || metadataOffset === 0) {
    throw malformed(start, 'has a chunk that was never finished');
  }
  if (!(size >= HEADER_LENGTH && start + size <= bytes.length && metadataOffset >= HEADER_LENGTH)) {
    throw malformed(start, 'ends in the middle of a chunk');
  }
  if (!(ticksPerSecond > 0 && durationNs >= 0)) {
    throw malformed(start, 'has a chunk whose clock stands still');
  }
  return {
    position: start + HEADER_LENGTH,
    end: start + size,
    metadataPosition: start + metadataOffset,
    startNanos,
    durationNs,
    startTicks,
    ticksPerSecond,
    isCompressed: (features & 1) === 1,
  };
}
