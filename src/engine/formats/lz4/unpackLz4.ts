// Unpacks lz4 frames (LZ4 Frame Format 1.6): every frame, linked or independent blocks, with all checksums, up to a limit.
import { frameError, type FrameFormat, isFramed, uint32, unpackFrames } from '../compression/frames';
import { type GrowingBytes } from '../compression/growingBytes';
import { type Packing } from '../compression/packing';
import { DecodeError } from '../decodeError';
import { unpackLz4Block } from './lz4Block';
import { xxh32 } from './xxh32';

const NAME = 'lz4';
const VERSION_MASK = 0b1100_0000;
const VERSION = 0b0100_0000;
const FLAG_INDEPENDENT = 0b10_0000;
const FLAG_BLOCK_CHECKSUM = 0b1_0000;
const FLAG_CONTENT_SIZE = 0b1000;
const FLAG_CONTENT_CHECKSUM = 0b100;
const FLAG_RESERVED = 0b10;
const FLAG_DICTIONARY = 0b1;
const STORED = 0x8000_0000;

const lz4Frames: FrameFormat = { name: NAME, magic: [0x04, 0x22, 0x4d, 0x18], unpackFrame };

export const lz4Packing: Packing = {
  name: NAME,
  recognizes: (bytes) => isFramed(lz4Frames, bytes),
  unpack: (bytes, limit) => unpackFrames(lz4Frames, bytes, limit),
};

interface FrameHeader {
  readonly flags: number;
  readonly maxBlockLength: number;
  readonly contentLength: number | undefined;
  /** Offset of the first block. */
  readonly end: number;
}

function unpackFrame(bytes: Uint8Array, start: number, output: GrowingBytes): number {
  const header = readHeader(bytes, start, output);
  const { flags, maxBlockLength } = header;
  const frameStart = output.length;
  const blockTrailer = (flags & FLAG_BLOCK_CHECKSUM) !== 0 ? 4 : 0;
  let at = header.end;
  for (;;) {
    needBytes(bytes, at, 4);
    const word = uint32(bytes, at);
    at += 4;
    if (word === 0) {
      break;
    }
    const length = word % STORED;
    needBytes(bytes, at, length + blockTrailer);
    if (length > maxBlockLength) {
      throw frameError(NAME, at, 'damaged');
    }
    const end = at + length;
    if (blockTrailer > 0 && xxh32(bytes, at, end) !== uint32(bytes, end)) {
      throw frameError(NAME, end, 'checksum');
    }
    if (word >= STORED) {
      output.append(bytes, at, end);
    } else {
      const windowStart = (flags & FLAG_INDEPENDENT) !== 0 ? output.length : frameStart;
      unpackLz4Block(bytes, { start: at, end, windowStart, maxLength: maxBlockLength }, output);
    }
    at = end + blockTrailer;
  }
  if (header.contentLength !== undefined && header.contentLength !== output.length - frameStart) {
    throw frameError(NAME, at, 'damaged');
  }
  if ((flags & FLAG_CONTENT_CHECKSUM) === 0) {
    return at;
  }
  needBytes(bytes, at, 4);
  if (xxh32(output.bytes, frameStart, output.length) !== uint32(bytes, at)) {
    throw frameError(NAME, at, 'checksum');
  }
  return at + 4;
}

function readHeader(bytes: Uint8Array, start: number, output: GrowingBytes): FrameHeader {
  const descriptor = start + 4;
  needBytes(bytes, descriptor, 3);
  const flags = bytes[descriptor];
  const blockSize = (bytes[descriptor + 1] >> 4) & 7;
  let at = descriptor + 2;
  if ((flags & VERSION_MASK) !== VERSION || (flags & FLAG_RESERVED) !== 0 || blockSize < 4) {
    throw frameError(NAME, descriptor, 'damaged');
  }
  if ((flags & FLAG_DICTIONARY) !== 0) {
    throw new DecodeError(NAME, descriptor, 'was packed with a dictionary, which it does not hold', 'Pack it without.');
  }
  let contentLength: number | undefined;
  if ((flags & FLAG_CONTENT_SIZE) !== 0) {
    needBytes(bytes, at, 9);
    contentLength = uint32(bytes, at) + uint32(bytes, at + 4) * 2 ** 32;
    at += 8;
  }
  if (((xxh32(bytes, descriptor, at) >>> 8) & 255) !== bytes[at]) {
    throw frameError(NAME, at, 'checksum');
  }
  output.check(contentLength ?? 0);
  return { flags, maxBlockLength: 2 ** (8 + 2 * blockSize), contentLength, end: at + 1 };
}

function needBytes(bytes: Uint8Array, at: number, count: number): void {
  if (at + count > bytes.length) {
    throw frameError(NAME, bytes.length, 'ends');
  }
}
