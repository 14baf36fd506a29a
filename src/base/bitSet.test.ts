import fc from 'fast-check';
import { BitSet } from './bitSet';

test('a bit set holds what was added', () => {
  const set = new BitSet(70);
  for (const index of [0, 31, 32, 69, 69]) {
    set.add(index);
  }
  expect([0, 1, 31, 32, 33, 69].map((index) => set.has(index))).toEqual([true, false, true, true, false, true]);
  expect(set.count()).toBe(4);
});

test('a number outside the set is refused when added and absent when asked for', () => {
  const set = new BitSet(33);
  expect(() => set.add(33)).toThrow('33 does not fit into a bit set of 33.');
  expect(() => set.add(-1)).toThrow(RangeError);
  set.add(32);
  expect([-1, 33, 64, NaN].map((index) => set.has(index))).toEqual([false, false, false, false]);
});

test('an empty bit set counts nothing', () => {
  expect(new BitSet(0).count()).toBe(0);
});

test('it agrees with a Set of numbers', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(199)), (indexes) => {
      const bits = new BitSet(200);
      indexes.forEach((index) => bits.add(index));
      const plain = new Set(indexes);
      expect(bits.count()).toBe(plain.size);
      for (let index = 0; index < 200; index++) {
        expect(bits.has(index)).toBe(plain.has(index));
      }
    })
  );
});
