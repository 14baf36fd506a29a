// Rows of two integers, each pair once: the prefix tree of stacks is such a table of (parent, frame).
import { Int32Column } from './growableColumns';

/**
 * A pair that finds no place within this many probes gets a row of its own. Honest input never comes near it; input made to
 * collide would otherwise take quadratic time, and two equal rows are harmless where rows only name paths.
 */
const MAX_PROBES = 512;

/** Interns pairs of 32-bit integers as rows 0, 1, 2, … in order of their first appearance, by open addressing. */
export class PairInterner {
  private readonly firstColumn = new Int32Column();
  private readonly secondColumn = new Int32Column();
  /** Row + 1 per slot, 0 for an empty slot. The length is a power of two and at least twice the number of rows. */
  private slots = new Int32Array(128);

  get length(): number {
    return this.firstColumn.length;
  }

  /** The row of the pair, a new one if it was not there. */
  intern(first: number, second: number): number {
    const mask = this.slots.length - 1;
    let slot = hashOfPair(first, second) & mask;
    for (let probes = 0; probes < MAX_PROBES; probes++) {
      const row = this.slots[slot] - 1;
      if (row === -1) {
        return this.insert(first, second, slot);
      }
      if (this.firstColumn.at(row) === first && this.secondColumn.at(row) === second) {
        return row;
      }
      slot = (slot + 1) & mask;
    }
    return this.append(first, second);
  }

  /** The first and the second integer of every row. */
  toColumns(): { readonly first: Int32Array; readonly second: Int32Array } {
    return { first: this.firstColumn.toArray(), second: this.secondColumn.toArray() };
  }

  private append(first: number, second: number): number {
    this.firstColumn.push(first);
    this.secondColumn.push(second);
    return this.firstColumn.length - 1;
  }

  private insert(first: number, second: number, slot: number): number {
    const row = this.append(first, second);
    this.slots[slot] = row + 1;
    if (this.length * 2 > this.slots.length) {
      this.grow();
    }
    return row;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let row = 0; row < this.length; row++) {
      let slot = hashOfPair(this.firstColumn.at(row), this.secondColumn.at(row)) & mask;
      let probes = 0;
      while (this.slots[slot] !== 0 && probes++ < MAX_PROBES) {
        slot = (slot + 1) & mask;
      }
      if (this.slots[slot] === 0) {
        this.slots[slot] = row + 1;
      }
    }
  }
}

/** A whole number of 32 bits; the table uses its low bits. Not for secrets. */
export function hashOfPair(first: number, second: number): number {
  const mixed = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
