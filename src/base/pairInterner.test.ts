import fc from 'fast-check';
import { hashOfPair, PairInterner } from './pairInterner';

describe('PairInterner', () => {
  it('numbers pairs in order of appearance and knows them again', () => {
    const pairs = new PairInterner();
    expect([pairs.intern(-1, 5), pairs.intern(0, 5), pairs.intern(-1, 5), pairs.intern(5, -1)]).toEqual([0, 1, 0, 2]);
    expect(pairs.toColumns()).toEqual({ first: Int32Array.of(-1, 0, 5), second: Int32Array.of(5, 5, -1) });
  });

  it('gives the same row exactly for the same pair', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -1, max: 40 }), fc.integer({ min: 0, max: 40 })), { maxLength: 2000 }),
        (list) => {
          const pairs = new PairInterner();
          const rows = list.map(([a, b]) => pairs.intern(a, b));
          const { first, second } = pairs.toColumns();
          expect(rows.map((row) => [first[row], second[row]])).toEqual(list);
          expect(pairs.length).toBe(new Set(list.map(String)).size);
        }
      )
    );
  });

  it('keeps rows apart when there are many', () => {
    const pairs = new PairInterner();
    const rows = Array.from({ length: 100_000 }, (_, row) => pairs.intern(row - 1, row % 7));
    expect(rows.every((row, index) => row === index)).toBe(true);
    expect(pairs.intern(49_999, 50_000 % 7)).toBe(50_000);
  });

  it('stops searching among pairs that were made to collide, at the price of equal rows', () => {
    const pairs = new PairInterner();
    // The first step of the hash is undone by the second number, so all these pairs have one hash.
    const colliding = (first: number) => pairs.intern(first, Math.imul(first, 0x9e3779b1));
    const rows = Array.from({ length: 2000 }, (_, first) => colliding(first));
    expect(rows).toEqual(Array.from({ length: 2000 }, (_, row) => row));
    expect(colliding(100)).toBe(100);
    expect(colliding(1999)).toBe(2000);
    expect(colliding(1999)).toBe(2001);
  });

  it.each([
    ['a chain', (row: number) => [row - 1, 7]],
    ['a fan', (row: number) => [3, row]],
    ['a tree of eight frames', (row: number) => [Math.floor(row / 8) - 1, row % 8]],
    ['a leaf of its own per stack', (row: number) => [row, row + 1]],
    ['every second row', (row: number) => [row * 2, 0]],
  ])('spreads the pairs of %s as well as chance does, so that a search ends after a few steps', (_, pairOf) => {
    const rowCount = 2 ** 16;
    const mask = rowCount * 2 - 1;
    const taken = new Uint8Array(mask + 1);
    for (let row = 0; row < rowCount; row++) {
      const [first, second] = pairOf(row);
      taken[hashOfPair(first, second) & mask] = 1;
    }
    // Chance takes 1 − e^(−1/2) of the slots.
    expect(taken.reduce((sum, slot) => sum + slot, 0) / taken.length).toBeGreaterThan(0.37);
  });
});
