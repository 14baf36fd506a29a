// Unpacks gzip files (RFC 1952): every member, with its checksum, up to a limit.
import { DecodeError } from '../decodeError';
import { crc32 } from './crc32';
import { Inflater, InflateOutput } from './inflate';

const HEADER_SIZE = 10;
const TRAILER_SIZE = 8;
const FLAG_CHECKSUM = 2;
const FLAG_EXTRA = 4;
const FLAG_NAME = 8;
const FLAG_COMMENT = 16;
/** Deflate cannot do better, so a file that claims more is not believed. */
const MAX_RATIO = 1032;

export interface Gunzipped {
  readonly bytes: Uint8Array;
  /** Bytes behind the last member that are neither a member nor zero padding. */
  readonly trailingJunkBytes: number;
}

/** True if the bytes begin like a gzip file that is deflated, as all are. */
export function isGzip(bytes: Uint8Array): boolean {
  return isMemberAt(bytes, 0);
}

function isMemberAt(bytes: Uint8Array, offset: number): boolean {
  return bytes[offset] === 0x1f && bytes[offset + 1] === 0x8b && bytes[offset + 2] === 8;
}

/** Unpacks all members after each other. Throws a DecodeError when one is damaged or all together exceed `limit` bytes. */
export function gunzip(bytes: Uint8Array, limit: number): Gunzipped {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const output = new InflateOutput(limit, expectedLength(bytes, view));
  const inflater = new Inflater(bytes, output);
  let position = 0;
  while (isMemberAt(bytes, position)) {
    const memberStart = output.length;
    const end = inflater.inflate(headerEnd(bytes, position));
    if (end + TRAILER_SIZE > bytes.length) {
      throw new DecodeError('gzip', bytes.length, 'ends in the middle of its checksum', 'Copy or record it again.');
    }
    if (view.getUint32(end, true) !== crc32(output.bytes, memberStart, output.length)) {
      throw new DecodeError(
        'gzip',
        end,
        'does not have the checksum that it claims',
        'It was damaged on its way: copy it again.'
      );
    }
    position = end + TRAILER_SIZE;
  }
  const hasJunk = bytes.subarray(position).some((byte) => byte !== 0);
  return { bytes: output.bytes.subarray(0, output.length), trailingJunkBytes: hasJunk ? bytes.length - position : 0 };
}

/** The size that the last member claims, unless it cannot be true. */
function expectedLength(bytes: Uint8Array, view: DataView): number {
  const claimed = bytes.length >= HEADER_SIZE + TRAILER_SIZE ? view.getUint32(bytes.length - 4, true) : 0;
  return claimed >= bytes.length / 2 && claimed <= bytes.length * MAX_RATIO ? claimed : bytes.length * 4;
}

/** The offset behind the header of the member at `start`. */
function headerEnd(bytes: Uint8Array, start: number): number {
  const flags = bytes[start + 3];
  let position = start + HEADER_SIZE;
  if ((flags & FLAG_EXTRA) !== 0) {
    position += 2 + bytes[position] + bytes[position + 1] * 256;
  }
  for (const flag of [FLAG_NAME, FLAG_COMMENT]) {
    if ((flags & flag) !== 0) {
      const zero = bytes.indexOf(0, position);
      position = zero === -1 ? bytes.length : zero + 1;
    }
  }
  position += (flags & FLAG_CHECKSUM) !== 0 ? 2 : 0;
  // A position that is not a number or beyond the end means that the header is cut off.
  if (!(position < bytes.length)) {
    throw new DecodeError('gzip', bytes.length, 'ends in the middle of its header', 'Copy or record it again.');
  }
  return position;
}
