// Rows of equal codes become one: a label set comes back at every point in time, and after this step time is gone.
import { BLOCK_ROWS, type CodedLabel, layoutKeys, packKeys } from './rowKeys';

/** Odd and irregular in binary: they spread small codes over all bits. */
const FIRST_FACTOR = 0x9e3779b1;
const SECOND_FACTOR = 0x85ebca6b;
/** So many slots are looked at for a key. */
const MOST_PROBES = 64;
const FIRST_CAPACITY = 512;

export interface CollapsedRows {
  /** Per row: the number of its label set. */
  readonly setOfRow: Int32Array;
  /** Per label set: a row that has it. In order of first appearance. */
  readonly firstRow: Int32Array;
}

/**
 * Numbers the distinct rows of `labels`; −1 is a code like others. One pass over every column.
 *
 * The set that followed the set of the row before when that was last seen is tried first: label sets come in the same order at each time, or one
 * after the other. Else the set is found by its hash. A key that shares its hash with very many others becomes a set of its own at
 * each row: two sets of equal codes are harmless, because sums per label come out the same, and looking further would let input that was
 * made to collide take quadratic time.
 */
export function collapseRows(labels: readonly CodedLabel[], length: number): CollapsedRows {
  const layout = layoutKeys(labels);
  const block = new Int32Array(layout.wordCount * BLOCK_ROWS);
  const setOfRow = new Int32Array(length);
  const sets = new KeySets(layout.wordCount);
  for (let start = 0; start < length; start += BLOCK_ROWS) {
    const count = Math.min(BLOCK_ROWS, length - start);
    packKeys(layout, start, count, block);
    sets.numberRows(block, start, setOfRow.subarray(start, start + count));
  }
  return { setOfRow, firstRow: sets.rows() };
}

/** Distinct keys, numbered as they appear. */
class KeySets {
  private count = 0;
  private last = 0;
  private firstRow = new Int32Array(FIRST_CAPACITY);
  /** Per set: the set of the row behind the last row that had it. */
  private next = new Int32Array(FIRST_CAPACITY);
  /** Per set `wordCount` words. */
  private keys: Int32Array;
  /** Set + 1 per slot, 0 for an empty one; at least four slots per set. */
  private slots = new Int32Array(4 * FIRST_CAPACITY);

  constructor(private readonly wordCount: number) {
    this.keys = new Int32Array(FIRST_CAPACITY * wordCount);
  }

  rows(): Int32Array {
    return this.firstRow.slice(0, this.count);
  }

  /** `start`: the table's row of the block's first. */
  numberRows(block: Int32Array, start: number, setOfRow: Int32Array): void {
    let last = this.last;
    for (let row = 0; row < setOfRow.length; row++) {
      let set = this.next[last];
      if (set >= this.count || !this.isKeyOf(set, block, row)) {
        set = this.find(block, row, start + row);
        this.next[last] = set;
      }
      setOfRow[row] = set;
      last = set;
    }
    this.last = last;
  }

  private isKeyOf(set: number, block: Int32Array, row: number): boolean {
    const { wordCount, keys } = this;
    const first = set * wordCount;
    for (let word = 0; word < wordCount; word++) {
      if (keys[first + word] !== block[word * BLOCK_ROWS + row]) {
        return false;
      }
    }
    return true;
  }

  private find(block: Int32Array, row: number, tableRow: number): number {
    const mask = this.slots.length - 1;
    let slot = hashKey(block, row, BLOCK_ROWS, this.wordCount) & mask;
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const set = this.slots[slot] - 1;
      if (set < 0) {
        this.slots[slot] = this.count + 1;
        return this.add(block, row, tableRow);
      }
      if (this.isKeyOf(set, block, row)) {
        return set;
      }
      slot = (slot + 1) & mask;
    }
    return this.add(block, row, tableRow);
  }

  private add(block: Int32Array, row: number, tableRow: number): number {
    const set = this.count++;
    this.firstRow[set] = tableRow;
    for (let word = 0; word < this.wordCount; word++) {
      this.keys[set * this.wordCount + word] = block[word * BLOCK_ROWS + row];
    }
    if (this.count === this.firstRow.length) {
      this.grow();
    }
    return set;
  }

  private grow(): void {
    const capacity = 2 * this.count;
    this.firstRow = resized(this.firstRow, capacity);
    this.next = resized(this.next, capacity);
    this.keys = resized(this.keys, capacity * this.wordCount);
    this.slots = new Int32Array(4 * capacity);
    const mask = this.slots.length - 1;
    for (let set = 0; set < this.count; set++) {
      let slot = hashKey(this.keys, set * this.wordCount, 1, this.wordCount) & mask;
      for (let probe = 1; this.slots[slot] !== 0 && probe < MOST_PROBES; probe++) {
        slot = (slot + 1) & mask;
      }
      this.slots[slot] = this.slots[slot] === 0 ? set + 1 : this.slots[slot];
    }
  }
}

function hashKey(words: Int32Array, first: number, distance: number, wordCount: number): number {
  let hash = 0;
  for (let word = 0; word < wordCount; word++) {
    hash = Math.imul(hash ^ words[first + word * distance], FIRST_FACTOR);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash, SECOND_FACTOR);
  return hash ^ (hash >>> 13);
}

function resized(column: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length);
  longer.set(column);
  return longer;
}
