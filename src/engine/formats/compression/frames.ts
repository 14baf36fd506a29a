// Frames after each other, as zstd and lz4 both write them, with frames in between that carry something else and are skipped.
import { DecodeError } from '../decodeError';
import { type Unpacked } from './packing';
import { GrowingBytes } from './growingBytes';

const SKIPPABLE_HEADER = 8;
/** More than this is grown into when it turns out to be true. */
const TRUSTED_RATIO = 8;

export interface FrameFormat {
  readonly name: string;
  /** The first four bytes of a frame. */
  readonly magic: readonly [number, number, number, number];
  /** Unpacks the frame at `start` behind what the output holds already. Gives the offset behind the frame. */
  readonly unpackFrame: (bytes: Uint8Array, start: number, output: GrowingBytes) => number;
}

/** True if the first frame that is not to be skipped is of this format. */
export function isFramed({ magic }: FrameFormat, bytes: Uint8Array): boolean {
  return hasMagic(bytes, skipFrames(bytes, 0), magic);
}

/** Unpacks every frame. Throws a DecodeError when one is damaged or all together exceed `limit` bytes. */
export function unpackFrames({ name, magic, unpackFrame }: FrameFormat, bytes: Uint8Array, limit: number): Unpacked {
  const output = new GrowingBytes(name, limit, bytes.length * TRUSTED_RATIO);
  let position = skipFrames(bytes, 0);
  while (hasMagic(bytes, position, magic)) {
    position = skipFrames(bytes, unpackFrame(bytes, position, output));
  }
  const rest = bytes.subarray(position);
  return { bytes: output.bytes, trailingJunkBytes: rest.some((byte) => byte !== 0) ? rest.length : 0 };
}

/** A DecodeError for a frame that is not whole or does not hold together. */
export function frameError(format: string, offset: number, what: 'ends' | 'damaged' | 'checksum'): DecodeError {
  switch (what) {
    case 'ends':
      return new DecodeError(format, offset, 'ends in the middle of its compressed data', 'Copy or record it again.');
    case 'damaged':
      return new DecodeError(
        format,
        offset,
        'has damaged compressed data',
        'It was damaged on its way: copy it again.'
      );
    case 'checksum':
      return new DecodeError(
        format,
        offset,
        'does not have the checksum that it claims',
        'It was damaged on its way: copy it again.'
      );
  }
}

/** The offset behind all whole frames from `start` on that say of themselves that they are to be skipped. */
function skipFrames(bytes: Uint8Array, start: number): number {
  let position = start;
  while ((bytes[position] & 0xf0) === 0x50 && hasMagic(bytes, position, [bytes[position], 0x2a, 0x4d, 0x18])) {
    const next = position + SKIPPABLE_HEADER + uint32(bytes, position + 4);
    if (!(next <= bytes.length)) {
      break;
    }
    position = next;
  }
  return position;
}

function hasMagic(bytes: Uint8Array, start: number, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[start + index] === byte);
}

/** Little-endian; bytes beyond the end count as 0. */
export function uint32(bytes: Uint8Array, offset: number): number {
  return (bytes[offset] | (bytes[offset + 1] << 8) | (bytes[offset + 2] << 16) | (bytes[offset + 3] << 24)) >>> 0;
}
