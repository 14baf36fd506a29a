import { spreadBeyondChance } from './spread';

const sums = (baseline: number[], comparison: number[]) => ({
  baseline: Float64Array.from(baseline),
  comparison: Float64Array.from(comparison),
});

test('values that differ by chance alone have no spread beyond it', () => {
  expect(spreadBeyondChance(sums([100, 100, 100, 100], [98, 105, 101, 95]))).toBe(0);
});

test('values that drift have about the spread of their factors', () => {
  const baseline = Array.from({ length: 9 }, () => 1e6);
  const comparison = [0.85, 0.9, 0.93, 0.97, 1, 1.03, 1.07, 1.1, 1.15].map((factor) => factor * 1e6);
  const spread = spreadBeyondChance(sums(baseline, comparison));
  expect(spread).toBeGreaterThan(0.06);
  expect(spread).toBeLessThan(0.16);
});

test('one value with a cause of its own does not count as drift', () => {
  const baseline = Array.from({ length: 30 }, () => 1000);
  const comparison = baseline.map((value, index) => (index === 7 ? 1600 : value * 1.25));
  expect(spreadBeyondChance(sums(baseline, comparison))).toBeLessThan(0.05);
});

test('two values are no spread', () => {
  expect(spreadBeyondChance(sums([1e6, 1e6], [2e6, 1e6]))).toBe(0);
});
