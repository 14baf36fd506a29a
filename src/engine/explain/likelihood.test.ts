import fc from 'fast-check';
import { changeLikelihood } from './likelihood';

const sums = fc.record({ baseline: fc.nat(10_000), comparison: fc.nat(10_000) });

test('a common level is no change', () => {
  expect(changeLikelihood({ baseline: 100, comparison: 130 }, { baseline: 1000, comparison: 1300 })).toBeCloseTo(0);
});

test('it is G of the 2×2 table', () => {
  // 2 · Σ observed · ln(observed ÷ expected) for 10, 20 against 30, 40.
  const expected =
    2 * (10 * Math.log(10 / 12) + 20 * Math.log(20 / 18) + 30 * Math.log(30 / 28) + 40 * Math.log(40 / 42));
  expect(changeLikelihood({ baseline: 10, comparison: 20 }, { baseline: 30, comparison: 40 })).toBeCloseTo(expected);
});

test('what is on one side alone has a finite likelihood', () => {
  expect(changeLikelihood({ baseline: 0, comparison: 50 }, { baseline: 1000, comparison: 1000 })).toBeGreaterThan(50);
});

test('it is never negative or undefined, and the same for inside and outside', () => {
  fc.assert(
    fc.property(sums, sums, (inside, outside) => {
      const g = changeLikelihood(inside, outside);
      expect(g).toBeGreaterThanOrEqual(0);
      expect(changeLikelihood(outside, inside)).toBeCloseTo(g, 4);
    })
  );
});
