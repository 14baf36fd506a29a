// Makes stacks, as a prefix tree, of the location lists of samples. Works on the raw bytes of a list.
//
// A pprof sample lists its locations leaf first, so a caller's stack is a tail of the list's bytes:
//
//     list      | work | main | _start |        rows      parent   location
//     stacks                  |_start  |  0     _start      -1       _start
//                      | main  _start  |  1     main         0       main
//               | work   main  _start  |  2     work         1       work
//
// Unusual: the usual way walks each list from the root and looks every frame up below its parent, about thirty lookups in a
// table far larger than the processor's cache. Here one pass over the bytes from the root gives a hash per tail, then tails are
// looked up from the longest to shorter ones. The first that is known ends the search, and every miss is a row that must be made
// anyway, so there are as many lookups as rows and lists together. The usual way would win if lists were short.
import { malformed } from './protobufReader';

/** See PairInterner: input that is made to collide gets rows of its own instead of quadratic time. */
const MAX_PROBES = 512;
/** First value and multiplier of the hash (FNV-1a). */
const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

/** Numbers per row of `records`: the parent's row, where the tail begins, where it ends. */
const RECORD_SIZE = 3;

export class StackInterner {
  private records: Int32Array;
  private rowCount = 0;
  /** Hash and row + 1 per slot; row + 1 is 0 in an empty slot. */
  private slots: Int32Array;

  // The tails of the previous list, shortest (the root) first; the next list often ends like it.
  private tailLengths: Int32Array = new Int32Array(256);
  private tailHashes: Int32Array = new Int32Array(256);
  /** The row of each tail, -1 where it was not needed. */
  private tailRows: Int32Array = new Int32Array(256);
  private tailCount = 0;
  private previousEnd = 0;

  /** @param expectedRows A guess that saves growing. */
  constructor(expectedRows: number) {
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(64, Math.min(expectedRows, 2 ** 20))));
    this.records = new Int32Array(capacity * RECORD_SIZE);
    this.slots = new Int32Array(capacity * 2);
    this.tailHashes[0] = SEED;
  }

  get length(): number {
    return this.rowCount;
  }

  /** The row's caller, -1 at the root. */
  parentOf(row: number): number {
    return this.records[row * RECORD_SIZE];
  }

  /** The offset of the row's own location id. */
  locationOffsetOf(row: number): number {
    return this.records[row * RECORD_SIZE + 1];
  }

  /**
   * The row of the location list in [start, end) of `bytes`, -1 for an empty list. The bytes of all lists so far must still be
   * at their offsets. Parents get smaller rows than their children.
   */
  intern(bytes: Uint8Array, start: number, end: number): number {
    if (start === end) {
      return -1;
    }
    if (bytes[end - 1] > 127) {
      throw malformed(end, 'ends in the middle of a location id');
    }
    if (end - start >= this.tailLengths.length) {
      this.growTails(end - start + 1);
    }
    const shared = this.countSharedTails(bytes, start, end);
    this.hashTails(bytes, start, end, shared);
    this.previousEnd = end;
    const { tailRows, tailLengths, tailHashes, tailCount } = this;
    let known = tailCount;
    let row = -1;
    for (; known > 0; known--) {
      row = tailRows[known];
      if (row === -1) {
        row = this.find(bytes, tailHashes[known], end - tailLengths[known], end);
      }
      if (row !== -1) {
        tailRows[known] = row;
        break;
      }
    }
    while (known < tailCount) {
      known++;
      row = this.append(row, end - tailLengths[known], end, tailHashes[known]);
      tailRows[known] = row;
    }
    return row;
  }

  /** How many tails, from the root, are the previous list's as well. */
  private countSharedTails(bytes: Uint8Array, start: number, end: number): number {
    const { tailLengths, tailCount, previousEnd } = this;
    const length = end - start;
    let equal = 0;
    let shared = 0;
    while (shared < tailCount && tailLengths[shared + 1] <= length) {
      const tailLength = tailLengths[shared + 1];
      while (equal < tailLength && bytes[end - 1 - equal] === bytes[previousEnd - 1 - equal]) {
        equal++;
      }
      if (equal < tailLength) {
        break;
      }
      shared++;
    }
    // The last equal byte may be in the middle of a longer location id of this list.
    const lastLength = tailLengths[shared];
    return shared > 0 && lastLength < length && bytes[end - lastLength - 1] > 127 ? shared - 1 : shared;
  }

  /** Hashes the tails behind the shared ones. */
  private hashTails(bytes: Uint8Array, start: number, end: number, shared: number): void {
    const { tailLengths, tailHashes, tailRows } = this;
    let tails = shared;
    let hash = tailHashes[shared];
    let position = end - 1 - tailLengths[shared];
    let byte = bytes[position];
    while (position >= start) {
      hash = Math.imul(hash ^ byte, PRIME);
      position--;
      // A location id begins where the byte before it ends another one.
      byte = position >= start ? bytes[position] : 0;
      if (byte < 128) {
        tails++;
        tailLengths[tails] = end - 1 - position;
        tailHashes[tails] = hash;
        tailRows[tails] = -1;
      }
    }
    this.tailCount = tails;
  }

  private find(bytes: Uint8Array, hash: number, start: number, end: number): number {
    const { slots, records } = this;
    const mask = slots.length - 1;
    let slot = slotOf(hash, mask);
    for (let probes = 0; probes < MAX_PROBES; probes++) {
      const entry = slots[slot + 1];
      if (entry === 0) {
        return -1;
      }
      if (slots[slot] === hash) {
        const record = (entry - 1) * RECORD_SIZE;
        if (areEqual(bytes, records[record + 1], records[record + 2], start, end)) {
          return entry - 1;
        }
      }
      slot = (slot + 2) & mask;
    }
    return -1;
  }

  private append(parent: number, start: number, end: number, hash: number): number {
    const row = this.rowCount++;
    const record = row * RECORD_SIZE;
    if (record === this.records.length) {
      this.records = copyInto(new Int32Array(record * 2), this.records);
    }
    this.records[record] = parent;
    this.records[record + 1] = start;
    this.records[record + 2] = end;
    insert(this.slots, hash, row);
    // At most three of four slots are taken.
    if (this.rowCount * 8 > this.slots.length * 3) {
      this.growSlots();
    }
    return row;
  }

  private growSlots(): void {
    const slots = new Int32Array(this.slots.length * 2);
    for (let slot = 0; slot < this.slots.length; slot += 2) {
      if (this.slots[slot + 1] !== 0) {
        insert(slots, this.slots[slot], this.slots[slot + 1] - 1);
      }
    }
    this.slots = slots;
  }

  private growTails(count: number): void {
    const capacity = Math.max(count + 1, this.tailLengths.length * 2);
    this.tailLengths = copyInto(new Int32Array(capacity), this.tailLengths);
    this.tailHashes = copyInto(new Int32Array(capacity), this.tailHashes);
    this.tailRows = copyInto(new Int32Array(capacity), this.tailRows);
  }
}

function slotOf(hash: number, mask: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return ((mixed ^ (mixed >>> 13)) << 1) & mask;
}

function insert(slots: Int32Array, hash: number, row: number): void {
  const mask = slots.length - 1;
  let slot = slotOf(hash, mask);
  for (let probes = 0; probes < MAX_PROBES; probes++) {
    if (slots[slot + 1] === 0) {
      slots[slot] = hash;
      slots[slot + 1] = row + 1;
      return;
    }
    slot = (slot + 2) & mask;
  }
}

function areEqual(bytes: Uint8Array, start: number, end: number, otherStart: number, otherEnd: number): boolean {
  if (end - start !== otherEnd - otherStart) {
    return false;
  }
  for (let i = start, j = otherStart; i < end; i++, j++) {
    if (bytes[i] !== bytes[j]) {
      return false;
    }
  }
  return true;
}

function copyInto(target: Int32Array, source: Int32Array): Int32Array {
  target.set(source);
  return target;
}
