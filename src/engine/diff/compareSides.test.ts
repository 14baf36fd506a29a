import fc from 'fast-check';
import { compareSides, shareOf, sideState } from './compareSides';

const sides = (baseline: number, comparison: number, baselineTotal = 100, comparisonTotal = 100) => ({
  baseline,
  comparison,
  baselineTotal,
  comparisonTotal,
});

test('shares compare sides of different lengths', () => {
  expect(compareSides(sides(10, 30, 100, 200), 'share')).toEqual({
    difference: expect.closeTo(0.05, 12),
    relative: expect.closeTo(0.5, 12),
  });
});

test('absolute values compare as they are', () => {
  expect(compareSides(sides(10, 30, 100, 200), 'absolute')).toEqual({ difference: 20, relative: 2 });
  expect(compareSides(sides(30, 10), 'absolute')).toEqual({ difference: -20, relative: -2 / 3 });
});

test('what is gone is −1 of what it was, what is new has nothing to be a part of', () => {
  expect(compareSides(sides(10, 0), 'absolute')).toEqual({ difference: -10, relative: -1 });
  expect(compareSides(sides(0, 10), 'absolute')).toEqual({ difference: 10, relative: undefined });
  expect(compareSides(sides(0, 10, 0, 10), 'share')).toEqual({ difference: 1, relative: undefined });
});

test('nothing against nothing is no change', () => {
  expect(compareSides(sides(0, 0, 0, 0), 'share')).toEqual({ difference: 0, relative: 0 });
  expect(compareSides(sides(0, 0), 'absolute')).toEqual({ difference: 0, relative: 0 });
});

test('equal shares are equal, however they are rounded', () => {
  // 1/49 · 49 is not 1 in floating point.
  expect(compareSides(sides(1, 3, 49, 147), 'share').difference).toBe(0);
  expect(compareSides(sides(7, 7e15, 10, 1e16), 'share').difference).toBe(0);
});

test('more of something negative is less', () => {
  expect(compareSides(sides(-10, -5), 'absolute')).toEqual({ difference: 5, relative: 0.5 });
  expect(shareOf(-5, -10)).toBe(-0.5);
});

const anyValue = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, 2 ** 60, -(2 ** 60), 5e-324, Number.MAX_VALUE, -Number.MAX_VALUE)
);

test('no finite values give NaN or Infinity, and swapping the sides flips the sign', () => {
  fc.assert(
    fc.property(anyValue, anyValue, anyValue, anyValue, fc.constantFrom('share', 'absolute'), (a, b, c, d, mode) => {
      const there = compareSides(sides(a, b, c, d), mode);
      expect(Number.isFinite(there.difference)).toBe(true);
      expect(there.relative === undefined || Number.isFinite(there.relative)).toBe(true);
      expect(compareSides(sides(b, a, d, c), mode).difference).toBe(0 - there.difference);
    })
  );
});

test.each([
  [0, 0, 'changed'],
  [3, 5, 'changed'],
  [0, 5, 'new'],
  [3, 0, 'vanished'],
  [0, -5, 'new'],
] as const)('a value of %d before and %d after is %s', (baseline, comparison, state) => {
  expect(sideState(baseline, comparison)).toBe(state);
});
