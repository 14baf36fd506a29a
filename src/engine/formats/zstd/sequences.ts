// The sequences of a compressed block (RFC 8878, section 3.1.1.3.2): so many literals, then a match at a distance, and again.
import { frameError } from '../compression/frames';
import { type GrowingBytes } from '../compression/growingBytes';
import { BackwardBits } from './backwardBits';
import { buildFseTable, constantTable, firstState, type FseTable, nextState, readFseTable } from './fseTable';
import { type Literals, MAX_BLOCK_LENGTH } from './literals';

/** Numbers that are written as a code and more bits: code → the smallest number, and how many bits are added to it. */
interface CodeTable {
  readonly base: readonly number[];
  readonly bitCount: readonly number[];
}

interface CodeKind {
  readonly maxAccuracyLog: number;
  readonly symbolCount: number;
  /** For blocks that bring no table. */
  readonly usual: FseTable;
}

/** Codes up to here mean themselves (plus `least`); of those above, `bitCount` bits follow each. */
function codeTable(least: number, direct: number, bitCounts: readonly number[]): CodeTable {
  const bitCount = [...new Array<number>(direct).fill(0), ...bitCounts];
  let next = least;
  const base = bitCount.map((count) => {
    const first = next;
    next += 2 ** count;
    return first;
  });
  return { base, bitCount };
}

const LITERAL_LENGTHS = codeTable(0, 16, [1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
const MATCH_LENGTHS = codeTable(3, 32, [1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);

const USUAL_LITERAL_LENGTHS = [
  4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1, -1, -1,
];
const USUAL_OFFSETS = [1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1];
const USUAL_MATCH_LENGTHS = [
  1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1,
];

/** In the order in which a block describes them: literal lengths, offsets, match lengths. */
const KINDS: readonly CodeKind[] = [
  { maxAccuracyLog: 9, symbolCount: 36, usual: buildFseTable(USUAL_LITERAL_LENGTHS, 6) },
  { maxAccuracyLog: 8, symbolCount: 32, usual: buildFseTable(USUAL_OFFSETS, 5) },
  { maxAccuracyLog: 9, symbolCount: 53, usual: buildFseTable(USUAL_MATCH_LENGTHS, 6) },
];

/** What sequences of a frame remember from block to block. */
export interface SequenceState {
  /** By kind; undefined before the first block with sequences. */
  tables: readonly FseTable[] | undefined;
  /** The last three distances, the latest first. */
  readonly distances: [number, number, number];
  /** Length of the output at which the frame begins: matches reach no further back. */
  readonly frameStart: number;
}

/** Runs the sequences of [start, end) over the literals. Throws a DecodeError where they do not hold together. */
export function runSequences(
  bytes: Uint8Array,
  [start, end]: readonly [number, number],
  literals: Literals,
  state: SequenceState,
  output: GrowingBytes
): void {
  const damaged = () => frameError('zstd', start, 'damaged');
  if (start >= end) {
    throw damaged();
  }
  const { count, end: countEnd } = readCount(bytes, start);
  if (count === 0) {
    if (countEnd !== end) {
      throw damaged();
    }
    output.append(literals.bytes, 0, literals.length);
    return;
  }
  const { tables, end: tablesEnd } = readTables(bytes, [countEnd, end], state.tables);
  state.tables = tables;
  const [lengthTable, offsetTable, matchTable] = tables;
  const bits = new BackwardBits(bytes, tablesEnd, end);
  let lengthState = firstState(lengthTable, bits);
  let offsetState = firstState(offsetTable, bits);
  let matchState = firstState(matchTable, bits);
  const outputEnd = output.length + MAX_BLOCK_LENGTH;
  let literalAt = 0;
  for (let left = count; left > 0; left--) {
    const offsetCode = offsetTable.symbol[offsetState];
    const offset = 2 ** offsetCode + bits.take(offsetCode);
    const matchLength = numberOf(MATCH_LENGTHS, matchTable.symbol[matchState], bits);
    const literalCount = numberOf(LITERAL_LENGTHS, lengthTable.symbol[lengthState], bits);
    if (left > 1) {
      lengthState = nextState(lengthTable, lengthState, bits);
      matchState = nextState(matchTable, matchState, bits);
      offsetState = nextState(offsetTable, offsetState, bits);
    }
    const literalEnd = literalAt + literalCount;
    const isFitting = literalEnd <= literals.length && output.length + literalCount + matchLength <= outputEnd;
    if (!isFitting || bits.left < 0) {
      throw damaged();
    }
    output.append(literals.bytes, literalAt, literalEnd);
    literalAt = literalEnd;
    const distance = distanceOf(offset, literalCount, state.distances);
    if (!(distance > 0 && distance <= output.length - state.frameStart)) {
      throw damaged();
    }
    output.repeat(distance, matchLength);
  }
  if (bits.left !== 0 || output.length + literals.length - literalAt > outputEnd) {
    throw damaged();
  }
  output.append(literals.bytes, literalAt, literals.length);
}

function numberOf({ base, bitCount }: CodeTable, code: number, bits: BackwardBits): number {
  return base[code] + bits.take(bitCount[code]);
}

/** 1 to 3 mean one of the last distances, which one depends on whether literals came before. Keeps the last three in order. */
function distanceOf(offset: number, literalCount: number, last: [number, number, number]): number {
  const which = offset > 3 ? 3 : offset - (literalCount === 0 ? 0 : 1);
  const distance = offset > 3 ? offset - 3 : which === 3 ? last[0] - 1 : last[which];
  if (which > 0) {
    last[2] = which === 1 ? last[2] : last[1];
    last[1] = last[0];
    last[0] = distance;
  }
  return distance;
}

function readCount(bytes: Uint8Array, start: number): { readonly count: number; readonly end: number } {
  const first = bytes[start];
  if (first < 128) {
    return { count: first, end: start + 1 };
  }
  return first < 255
    ? { count: ((first - 128) << 8) + bytes[start + 1], end: start + 2 }
    : { count: bytes[start + 1] + (bytes[start + 2] << 8) + 0x7f00, end: start + 3 };
}

const USUAL = 0;
const CONSTANT = 1;
const DESCRIBED = 2;

function readTables(
  bytes: Uint8Array,
  [start, end]: readonly [number, number],
  previous: readonly FseTable[] | undefined
): { readonly tables: readonly FseTable[]; readonly end: number } {
  let at = start + 1;
  const modes = bytes[start];
  const tables = KINDS.map((kind, index) => {
    const mode = (modes >> (6 - 2 * index)) & 3;
    if (mode === USUAL) {
      return kind.usual;
    }
    if (mode === CONSTANT && at < end && bytes[at] < kind.symbolCount) {
      return constantTable(bytes[at++]);
    }
    if (mode === DESCRIBED) {
      const described = readFseTable(bytes, at, end, kind);
      at = described.end;
      return described.table;
    }
    const repeated = mode === CONSTANT ? undefined : previous?.[index];
    if (repeated === undefined) {
      throw frameError('zstd', at, 'damaged');
    }
    return repeated;
  });
  if (!(at <= end) || (modes & 3) !== 0) {
    throw frameError('zstd', start, 'damaged');
  }
  return { tables, end: at };
}
