// Unpacks zstd frames (RFC 8878): every frame, with its checksum, up to a limit.
//
// Unusual: our own decoder although `fzstd` exists. fzstd runs the copies of a damaged block without a bound (a block of twenty bytes
// may ask for billions), checks no checksum, and keeps a window beside the output. fzstd wins again once it stops a block at the
// 128 KiB that the format allows.
import { frameError, type FrameFormat, isFramed, uint32, unpackFrames } from '../compression/frames';
import { type GrowingBytes } from '../compression/growingBytes';
import { type Packing } from '../compression/packing';
import { DecodeError } from '../decodeError';
import { type HuffmanTree } from './huffmanTree';
import { MAX_BLOCK_LENGTH, readLiterals } from './literals';
import { runSequences, type SequenceState } from './sequences';
import { xxh64Low } from './xxh64';

const NAME = 'zstd';
const FLAG_SINGLE_SEGMENT = 0b10_0000;
const FLAG_RESERVED = 0b1000;
const FLAG_CHECKSUM = 0b100;
const DICTIONARY_ID_LENGTHS = [0, 1, 2, 4];

const zstdFrames: FrameFormat = { name: NAME, magic: [0x28, 0xb5, 0x2f, 0xfd], unpackFrame };

export const zstdPacking: Packing = {
  name: NAME,
  recognizes: (bytes) => isFramed(zstdFrames, bytes),
  unpack: (bytes, limit) => unpackFrames(zstdFrames, bytes, limit),
};

interface FrameHeader {
  readonly hasChecksum: boolean;
  readonly contentLength: number | undefined;
  /** Offset of the first block. */
  readonly end: number;
}

function unpackFrame(bytes: Uint8Array, start: number, output: GrowingBytes): number {
  const header = readHeader(bytes, start);
  output.check(header.contentLength ?? 0);
  const frameStart = output.length;
  const end = unpackBlocks(bytes, header.end, output);
  if (header.contentLength !== undefined && header.contentLength !== output.length - frameStart) {
    throw frameError(NAME, end, 'damaged');
  }
  if (!header.hasChecksum) {
    return end;
  }
  needBytes(bytes, end, 4);
  if (xxh64Low(output.bytes, frameStart, output.length) !== uint32(bytes, end)) {
    throw frameError(NAME, end, 'checksum');
  }
  return end + 4;
}

const RAW = 0;
const REPEATED = 1;
const COMPRESSED = 2;

/** Unpacks blocks up to the one that says that it is the last. Gives the offset behind it. */
function unpackBlocks(bytes: Uint8Array, start: number, output: GrowingBytes): number {
  const room = new Uint8Array(MAX_BLOCK_LENGTH);
  const state: SequenceState = { tables: undefined, distances: [1, 4, 8], frameStart: output.length };
  let tree: HuffmanTree | undefined;
  let at = start;
  for (let isLast = false; !isLast;) {
    needBytes(bytes, at, 3);
    const header = uint32(bytes, at) & 0xffffff;
    at += 3;
    isLast = (header & 1) === 1;
    const kind = (header >> 1) & 3;
    const length = header >> 3;
    const end = at + (kind === REPEATED ? 1 : length);
    needBytes(bytes, at, end - at);
    if (length > MAX_BLOCK_LENGTH || kind > COMPRESSED) {
      throw frameError(NAME, at, 'damaged');
    }
    if (kind === RAW) {
      output.append(bytes, at, end);
    } else if (kind === REPEATED) {
      output.fill(bytes[at], length);
    } else {
      const literals = readLiterals(bytes, at, end, room, tree);
      tree = literals.tree;
      runSequences(bytes, [literals.end, end], literals, state, output);
    }
    at = end;
  }
  return at;
}

function readHeader(bytes: Uint8Array, start: number): FrameHeader {
  let at = start + 5;
  needBytes(bytes, start, 5);
  const flags = bytes[start + 4];
  const isSingleSegment = (flags & FLAG_SINGLE_SEGMENT) !== 0;
  if ((flags & FLAG_RESERVED) !== 0) {
    throw frameError(NAME, start + 4, 'damaged');
  }
  // The size of the window is not needed: matches look back into the output itself.
  at += isSingleSegment ? 0 : 1;
  const dictionaryIdLength = DICTIONARY_ID_LENGTHS[flags & 3];
  const sizeLength = flags >> 6 === 0 ? (isSingleSegment ? 1 : 0) : 2 ** (flags >> 6);
  needBytes(bytes, at, dictionaryIdLength + sizeLength);
  if (bytes.subarray(at, at + dictionaryIdLength).some((byte) => byte !== 0)) {
    throw new DecodeError(NAME, at, 'was packed with a dictionary, which it does not hold', 'Pack it without.');
  }
  at += dictionaryIdLength;
  let contentLength: number | undefined;
  if (sizeLength > 0) {
    contentLength = sizeLength === 2 ? 256 : 0;
    for (let index = sizeLength - 1, byte = 2 ** (8 * index); index >= 0; index--, byte /= 256) {
      contentLength += bytes[at + index] * byte;
    }
  }
  return { hasChecksum: (flags & FLAG_CHECKSUM) !== 0, contentLength, end: at + sizeLength };
}

function needBytes(bytes: Uint8Array, at: number, count: number): void {
  if (at + count > bytes.length) {
    throw frameError(NAME, bytes.length, 'ends');
  }
}
