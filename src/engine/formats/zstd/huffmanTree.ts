// Huffman codes of literals (RFC 8878, section 4.2): the tree as it is described, and streams that were written with it.
import { frameError, uint32 } from '../compression/frames';
import { BackwardBits } from './backwardBits';
import { firstState, type FseTable, nextState, readFseTable } from './fseTable';

const MAX_CODE_BITS = 11;
const MAX_WEIGHTS = 255;
const WEIGHTS = { maxAccuracyLog: 6, symbolCount: MAX_CODE_BITS + 2 };
/** Descriptions from this first byte on hold four bits per weight, without a table. */
const PLAIN_WEIGHTS = 128;

/** Looked up by the next `maxBits` bits: the symbol that they begin with, and how many of the bits are its code. */
export interface HuffmanTree {
  readonly maxBits: number;
  readonly symbol: Uint8Array;
  readonly bitCount: Uint8Array;
}

/** Reads the tree that begins at `start`. Gives the offset behind it. */
export function readHuffmanTree(
  bytes: Uint8Array,
  start: number,
  end: number
): { readonly tree: HuffmanTree; readonly end: number } {
  const header = bytes[start];
  const weightsEnd = start + 1 + (header < PLAIN_WEIGHTS ? header : (header - PLAIN_WEIGHTS + 2) >> 1);
  if (!(weightsEnd <= end)) {
    throw frameError('zstd', start, 'damaged');
  }
  if (header < PLAIN_WEIGHTS) {
    const fse = readFseTable(bytes, start + 1, weightsEnd, WEIGHTS);
    return {
      tree: treeOf(readWeights(fse.table, new BackwardBits(bytes, fse.end, weightsEnd)), start),
      end: weightsEnd,
    };
  }
  const weights = Array.from({ length: header - PLAIN_WEIGHTS + 1 }, (_, index) => {
    const pair = bytes[start + 1 + (index >> 1)];
    return index % 2 === 0 ? pair >> 4 : pair & 15;
  });
  return { tree: treeOf(weights, start), end: weightsEnd };
}

/** Two states take turns until the bits are used up; the one whose turn it is then gives its last weight. */
function readWeights(table: FseTable, bits: BackwardBits): number[] {
  const weights: number[] = [];
  let [mine, other] = [firstState(table, bits), firstState(table, bits)];
  while (weights.length < MAX_WEIGHTS) {
    weights.push(table.symbol[mine]);
    const after = nextState(table, mine, bits);
    if (bits.left < 0) {
      weights.push(table.symbol[other]);
      return weights;
    }
    [mine, other] = [other, after];
  }
  return weights;
}

/** A symbol of weight w has a share of 2^(w−1); the last symbol's weight is what is missing to a power of two. */
function treeOf(weights: readonly number[], offset: number): HuffmanTree {
  const sum = weights.reduce((shares, weight) => shares + (weight === 0 ? 0 : 2 ** (weight - 1)), 0);
  const maxBits = sum === 0 ? 0 : 32 - Math.clz32(sum);
  const missing = 2 ** maxBits - sum;
  if (sum === 0 || maxBits > MAX_CODE_BITS || weights.length > MAX_WEIGHTS || (missing & (missing - 1)) !== 0) {
    throw frameError('zstd', offset, 'damaged');
  }
  const all = [...weights, 32 - Math.clz32(missing)];
  const symbol = new Uint8Array(2 ** maxBits);
  const bitCount = new Uint8Array(2 ** maxBits);
  let at = 0;
  for (let weight = 1; weight <= maxBits; weight++) {
    const share = 2 ** (weight - 1);
    all.forEach((itsWeight, value) => {
      if (itsWeight === weight) {
        symbol.fill(value, at, at + share);
        bitCount.fill(maxBits + 1 - weight, at, at + share);
        at += share;
      }
    });
  }
  return { maxBits, symbol, bitCount };
}

/** Fills [from, to) of `literals` with the stream of the bytes [start, end), which must be used up by it. */
export function readHuffmanStream(
  { maxBits, symbol, bitCount }: HuffmanTree,
  bytes: Uint8Array,
  [start, end]: readonly [number, number],
  literals: Uint8Array,
  [from, to]: readonly [number, number]
): void {
  const bits = new BackwardBits(bytes, start, end);
  const mask = 2 ** maxBits - 1;
  let at = from;
  // Most of the time all bits of a look-up are there: then no call is needed.
  let { left } = bits;
  for (; at < to && left >= maxBits; at++) {
    const first = left - maxBits;
    const code = (uint32(bytes, start + (first >> 3)) >>> (first & 7)) & mask;
    literals[at] = symbol[code];
    left -= bitCount[code];
  }
  bits.left = left;
  for (; at < to && bits.left > 0; at++) {
    const code = bits.peek(maxBits);
    literals[at] = symbol[code];
    bits.left -= bitCount[code];
  }
  if (at !== to || bits.left !== 0) {
    throw frameError('zstd', start, 'damaged');
  }
}
