// When a rule fires: not at the first high value, and not across a gap.
import { firesAt } from './recordedAlerts';

const every5s = (...values: readonly number[]) => values.map((value, index) => [index * 5, String(value)] as const);

test('a series fires once it has been above the threshold for long enough', () => {
  expect(firesAt(every5s(0, 1, 1, 1, 1), 0.5, 10_000)).toBe(15_000);
});

test('a short peak does not fire, and the time counts anew after it', () => {
  expect(firesAt(every5s(1, 1, 0, 1, 1), 0.5, 10_000)).toBeUndefined();
  expect(firesAt(every5s(1, 1, 0, 1, 1, 1), 0.5, 10_000)).toBe(25_000);
});

test('a value that equals the threshold is not above it', () => {
  expect(firesAt(every5s(0.5, 0.5, 0.5, 0.5), 0.5, 10_000)).toBeUndefined();
});

test('a gap between scrapes begins the time anew', () => {
  const gap = [...every5s(1, 1), [60, '1'], [65, '1']] as const;
  expect(firesAt(gap, 0.5, 10_000)).toBeUndefined();
});
