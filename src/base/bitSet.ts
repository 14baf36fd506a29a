// A fixed set of small whole numbers: one bit each. Used for "which functions match" beside columns of function indexes.

export class BitSet {
  private readonly words: Uint32Array;

  /** An empty set that can hold 0 … length − 1. */
  constructor(readonly length: number) {
    this.words = new Uint32Array((length + 31) >>> 5);
  }

  /** Adds `index`. @throws RangeError when it is not in 0 … length − 1. */
  add(index: number): void {
    if (!(index >= 0 && index < this.length)) {
      throw new RangeError(`${index} does not fit into a bit set of ${this.length}.`);
    }
    this.words[index >>> 5] |= 1 << (index & 31);
  }

  /** True if `index` was added; false for every number outside 0 … length − 1. */
  has(index: number): boolean {
    return index >= 0 && index < this.length && (this.words[index >>> 5] & (1 << (index & 31))) !== 0;
  }

  /** How many numbers the set holds. */
  count(): number {
    let count = 0;
    for (let word of this.words) {
      for (; word !== 0; word &= word - 1) {
        count++;
      }
    }
    return count;
  }
}
