// The literals of a compressed block (RFC 8878, section 3.1.1.3.1): as they are, one byte repeated, or in one or four Huffman streams.
import { frameError, uint32 } from '../compression/frames';
import { type HuffmanTree, readHuffmanStream, readHuffmanTree } from './huffmanTree';

/** A block unpacks to no more. */
export const MAX_BLOCK_LENGTH = 131_072;

const RAW = 0;
const REPEATED = 1;
const COMPRESSED = 2;

export interface Literals {
  readonly bytes: Uint8Array;
  readonly length: number;
  /** Offset of what follows them. */
  readonly end: number;
  /** For blocks that use the tree of the one before. */
  readonly tree: HuffmanTree | undefined;
}

interface LiteralsHeader {
  readonly kind: number;
  readonly length: number;
  /** Bytes that they take in the block, with their tree. */
  readonly packedLength: number;
  readonly streamCount: 1 | 4;
  /** Offset behind the header. */
  readonly end: number;
}

/** Reads the literals at the beginning of the block [start, end) into `room`, which holds at least MAX_BLOCK_LENGTH bytes. */
export function readLiterals(
  bytes: Uint8Array,
  start: number,
  end: number,
  room: Uint8Array,
  previousTree: HuffmanTree | undefined
): Literals {
  const header = readHeader(bytes, start);
  const { kind, length, packedLength } = header;
  const from = header.end;
  const packedEnd = from + packedLength;
  if (packedEnd > end || length > MAX_BLOCK_LENGTH) {
    throw frameError('zstd', start, 'damaged');
  }
  if (kind === RAW) {
    return { bytes: bytes.subarray(from, packedEnd), length, end: packedEnd, tree: previousTree };
  }
  if (kind === REPEATED) {
    return { bytes: room.fill(bytes[from], 0, length), length, end: packedEnd, tree: previousTree };
  }
  const described = kind === COMPRESSED ? readHuffmanTree(bytes, from, packedEnd) : undefined;
  const tree = described?.tree ?? previousTree;
  if (tree === undefined) {
    throw frameError('zstd', start, 'damaged');
  }
  readStreams(tree, bytes, [described?.end ?? from, packedEnd], room.subarray(0, length), header.streamCount);
  return { bytes: room, length, end: packedEnd, tree };
}

function readStreams(
  tree: HuffmanTree,
  bytes: Uint8Array,
  [start, end]: readonly [number, number],
  literals: Uint8Array,
  streamCount: 1 | 4
): void {
  if (streamCount === 1) {
    readHuffmanStream(tree, bytes, [start, end], literals, [0, literals.length]);
    return;
  }
  // Three lengths of two bytes, then the streams; all but the last one give equally many literals.
  const each = (literals.length + 3) >> 2;
  let at = start + 6;
  for (let stream = 0; stream < 4; stream++) {
    const streamEnd = stream === 3 ? end : at + (uint32(bytes, start + 2 * stream) & 0xffff);
    const from = stream * each;
    const to = stream === 3 ? literals.length : from + each;
    if (streamEnd > end || from > to) {
      throw frameError('zstd', start, 'damaged');
    }
    readHuffmanStream(tree, bytes, [at, streamEnd], literals, [from, to]);
    at = streamEnd;
  }
}

/** Two bits of kind, two of how long the lengths are, then the lengths. */
function readHeader(bytes: Uint8Array, start: number): LiteralsHeader {
  const word = uint32(bytes, start);
  const kind = word & 3;
  const form = (word >> 2) & 3;
  if (kind === RAW || kind === REPEATED) {
    const [size, length] =
      form === 1 ? [2, (word >>> 4) & 0xfff] : form === 3 ? [3, (word >>> 4) & 0xfffff] : [1, (word >>> 3) & 31];
    return { kind, length, packedLength: kind === RAW ? length : 1, streamCount: 1, end: start + size };
  }
  // With the fifth byte, a number of up to 36 bits.
  const wide = word + (form === 3 ? bytes[start + 4] : 0) * 2 ** 32;
  const lengthBits = form < 2 ? 10 : form === 2 ? 14 : 18;
  const lengths = Math.floor(wide / 16);
  return {
    kind,
    length: lengths % 2 ** lengthBits,
    packedLength: Math.floor(lengths / 2 ** lengthBits) % 2 ** lengthBits,
    streamCount: form === 0 ? 1 : 4,
    end: start + (form < 2 ? 3 : form === 2 ? 4 : 5),
  };
}
