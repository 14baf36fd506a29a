// Finds equal stretches of bytes: the location lists and the label fields of samples, which repeat more often than they differ.

/** See PairInterner: input that is made to collide gets rows of its own instead of quadratic time. */
const MAX_PROBES = 512;
const SEED = 0x811c9dc5;
const FACTOR = 0x9e3779b1;

/** Numbers per slot, next to each other so that a look-up touches one cache line: hash, row + 1 (0: empty), start, end. */
const SLOT_SIZE = 4;

/** What stands in the place of a candidate's offset. */
const NO_CANDIDATE = -1;
const SAME_AS_BEFORE = -2;

/**
 * Gives equal stretches of one buffer the same row, 0, 1, 2, … in order of their first appearance.
 *
 * Unusual: whole blocks of stretches at a time and step by step. The tables are larger than the processor's cache, so a
 * look-up mostly waits for memory; a loop that only does one step for many stretches lets the processor wait for many at once.
 * One stretch at a time is simpler and would win if profiles were small enough for the cache.
 */
export class ByteSpanInterner {
  private view: DataView;
  private slots = new Int32Array(1024 * SLOT_SIZE);
  private rowCount = 0;
  /** Bytes that were only read so that the processor fetches them; public so that no compiler leaves the reading out. */
  touched = 0;
  /** Per stretch of the block: its hash, and where the first stretch of this hash and length begins. */
  private readonly hashes: Int32Array;
  private readonly candidates: Int32Array;

  /**
   * @param bytes The buffer that all stretches lie in.
   * @param blockSize The largest number of stretches that one call of `intern` takes.
   */
  constructor(
    private bytes: Uint8Array,
    blockSize: number
  ) {
    this.view = viewOf(bytes);
    this.hashes = new Int32Array(blockSize);
    this.candidates = new Int32Array(blockSize);
  }

  /** How many different stretches there were. */
  get length(): number {
    return this.rowCount;
  }

  /** Goes on with a larger buffer that begins with the bytes of the one so far. */
  useBuffer(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.view = viewOf(bytes);
  }

  /** Puts the row of each of the first `count` stretches [starts[i], ends[i]) into `rows`. */
  intern(starts: Int32Array, ends: Int32Array, count: number, rows: Int32Array): void {
    const { hashes, candidates } = this;
    for (let i = 0; i < count; i++) {
      if (
        i > 0 &&
        ends[i] - starts[i] === ends[i - 1] - starts[i - 1] &&
        this.areEqual(starts[i - 1], starts[i], ends[i])
      ) {
        candidates[i] = SAME_AS_BEFORE;
      } else {
        candidates[i] = NO_CANDIDATE;
        hashes[i] = this.hashOf(starts[i], ends[i]);
      }
    }
    this.findCandidates(starts, ends, count, rows);
    for (let i = 0; i < count; i++) {
      const candidate = candidates[i];
      if (candidate === SAME_AS_BEFORE) {
        rows[i] = rows[i - 1];
      } else if (candidate === NO_CANDIDATE || !this.areEqual(candidate, starts[i], ends[i])) {
        rows[i] = this.find(hashes[i], starts[i], ends[i]);
      }
    }
  }

  /** Looks into the first slot of every stretch that is not the same as the one before. */
  private findCandidates(starts: Int32Array, ends: Int32Array, count: number, rows: Int32Array): void {
    const { hashes, candidates, slots, bytes } = this;
    const mask = slots.length - 1;
    for (let i = 0; i < count; i++) {
      if (candidates[i] === NO_CANDIDATE) {
        const slot = slotOf(hashes[i], mask);
        const start = slots[slot + 2];
        rows[i] = slots[slot + 1] - 1;
        if (slots[slot] === hashes[i] && slots[slot + 3] - start === ends[i] - starts[i] && rows[i] !== -1) {
          candidates[i] = start;
        }
      }
    }
    let touched = 0;
    for (let i = 0; i < count; i++) {
      if (candidates[i] >= 0) {
        touched |= bytes[candidates[i]] | bytes[candidates[i] + ends[i] - starts[i]];
      }
    }
    this.touched = touched;
  }

  private find(hash: number, start: number, end: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = slotOf(hash, mask);
    for (let probes = 0; probes < MAX_PROBES; probes++) {
      const entry = slots[slot + 1];
      if (entry === 0) {
        slots[slot] = hash;
        slots[slot + 1] = ++this.rowCount;
        slots[slot + 2] = start;
        slots[slot + 3] = end;
        if (this.rowCount * 2 * SLOT_SIZE > slots.length) {
          this.grow();
        }
        return this.rowCount - 1;
      }
      if (
        slots[slot] === hash &&
        slots[slot + 3] - slots[slot + 2] === end - start &&
        this.areEqual(slots[slot + 2], start, end)
      ) {
        return entry - 1;
      }
      slot = (slot + SLOT_SIZE) & mask;
    }
    return this.rowCount++;
  }

  /** Word by word; the last word may overlap the one before. */
  private hashOf(start: number, end: number): number {
    const { view, bytes } = this;
    let hash = SEED ^ (end - start);
    let position = start;
    for (; position + 4 <= end; position += 4) {
      hash = Math.imul(hash ^ view.getInt32(position, true), FACTOR);
      hash ^= hash >>> 15;
    }
    if (position === end) {
      return hash;
    }
    if (end - start >= 4) {
      return Math.imul(hash ^ view.getInt32(end - 4, true), FACTOR);
    }
    for (; position < end; position++) {
      hash = Math.imul(hash ^ bytes[position], FACTOR);
    }
    return hash;
  }

  /** Compares [start, end) with the stretch of the same length at `other`. */
  private areEqual(other: number, start: number, end: number): boolean {
    const { view, bytes } = this;
    const distance = other - start;
    let position = start;
    for (; position + 4 <= end; position += 4) {
      if (view.getInt32(position, true) !== view.getInt32(position + distance, true)) {
        return false;
      }
    }
    if (end - start >= 4) {
      return view.getInt32(end - 4, true) === view.getInt32(end - 4 + distance, true);
    }
    for (; position < end; position++) {
      if (bytes[position] !== bytes[position + distance]) {
        return false;
      }
    }
    return true;
  }

  private grow(): void {
    const { slots } = this;
    const grown = new Int32Array(slots.length * 2);
    const mask = grown.length - 1;
    for (let from = 0; from < slots.length; from += SLOT_SIZE) {
      if (slots[from + 1] === 0) {
        continue;
      }
      let slot = slotOf(slots[from], mask);
      let probes = 0;
      while (grown[slot + 1] !== 0 && probes++ < MAX_PROBES) {
        slot = (slot + SLOT_SIZE) & mask;
      }
      if (grown[slot + 1] === 0) {
        for (let i = 0; i < SLOT_SIZE; i++) {
          grown[slot + i] = slots[from + i];
        }
      }
    }
    this.slots = grown;
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function slotOf(hash: number, mask: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return ((mixed ^ (mixed >>> 13)) * SLOT_SIZE) & mask;
}
