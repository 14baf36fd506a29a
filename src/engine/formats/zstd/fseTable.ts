// Tables of finite state entropy coding (RFC 8878, section 4.1): each state stands for a symbol and says where the next one is read.
import { frameError, uint32 } from '../compression/frames';
import { type BackwardBits } from './backwardBits';

/** One row = one state. The state after is `baseline` and the next `bitCount` bits. */
export interface FseTable {
  /** Number of states as a power of two. */
  readonly accuracyLog: number;
  readonly symbol: Uint8Array;
  readonly bitCount: Uint8Array;
  readonly baseline: Uint16Array;
}

/** The state before the first symbol. */
export function firstState({ accuracyLog }: FseTable, bits: BackwardBits): number {
  return bits.take(accuracyLog);
}

export function nextState({ baseline, bitCount }: FseTable, state: number, bits: BackwardBits): number {
  return baseline[state] + bits.take(bitCount[state]);
}

/** A table that always gives one symbol. */
export function constantTable(symbol: number): FseTable {
  return {
    accuracyLog: 0,
    symbol: Uint8Array.of(symbol),
    bitCount: new Uint8Array(1),
    baseline: new Uint16Array(1),
  };
}

/**
 * Reads the description of a table from [start, end). Gives the offset behind it. Throws a DecodeError where it has more states or
 * symbols than allowed, or does not add up.
 */
export function readFseTable(
  bytes: Uint8Array,
  start: number,
  end: number,
  { maxAccuracyLog, symbolCount }: { readonly maxAccuracyLog: number; readonly symbolCount: number }
): { readonly table: FseTable; readonly end: number } {
  let bit = start * 8;
  const peek = (count: number) => (uint32(bytes, bit >> 3) >>> (bit & 7)) & ((1 << count) - 1);
  const accuracyLog = peek(4) + 5;
  bit += 4;
  if (accuracyLog > maxAccuracyLog) {
    throw frameError('zstd', start, 'damaged');
  }
  const counts: number[] = [];
  let remaining = 1 << accuracyLog;
  while (remaining > 0 && counts.length < symbolCount && bit < end * 8) {
    // One of remaining + 2 values; the smaller ones are written with a bit less.
    const bitCount = 32 - Math.clz32(remaining + 1);
    const shortValues = 2 ** bitCount - 2 - remaining;
    let value = peek(bitCount - 1);
    if (value < shortValues) {
      bit += bitCount - 1;
    } else {
      value = peek(bitCount);
      bit += bitCount;
      value -= value >= 2 ** (bitCount - 1) ? shortValues : 0;
    }
    const count = value - 1;
    counts.push(count);
    remaining -= Math.abs(count);
    for (let more = count === 0 ? 3 : 0; more === 3; bit += 2) {
      more = peek(2);
      for (let zero = 0; zero < more; zero++) {
        counts.push(0);
      }
      if (bit >= end * 8) {
        break;
      }
    }
  }
  const tableEnd = (bit + 7) >> 3;
  if (remaining !== 0 || counts.length > symbolCount || tableEnd > end) {
    throw frameError('zstd', start, 'damaged');
  }
  return { table: buildFseTable(counts, accuracyLog), end: tableEnd };
}

/** `counts`: How many states each symbol has, together 2^accuracyLog; −1 for a single state that takes all bits anew. */
export function buildFseTable(counts: readonly number[], accuracyLog: number): FseTable {
  const size = 1 << accuracyLog;
  const symbol = new Uint8Array(size);
  const next = new Uint16Array(counts.length);
  let rareStart = size;
  counts.forEach((count, value) => {
    next[value] = Math.abs(count);
    if (count === -1) {
      symbol[--rareStart] = value;
    }
  });
  // The format spreads symbols over the states with a step that meets each state once.
  const step = (size >> 1) + (size >> 3) + 3;
  let state = 0;
  counts.forEach((count, value) => {
    for (let index = 0; index < count; index++) {
      symbol[state] = value;
      do {
        state = (state + step) & (size - 1);
      } while (state >= rareStart);
    }
  });
  const bitCount = new Uint8Array(size);
  const baseline = new Uint16Array(size);
  for (let row = 0; row < size; row++) {
    const rank = next[symbol[row]]++;
    bitCount[row] = accuracyLog - (31 - Math.clz32(rank));
    baseline[row] = (rank << bitCount[row]) - size;
  }
  return { accuracyLog, symbol, bitCount, baseline };
}
