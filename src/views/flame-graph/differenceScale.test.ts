import {
  changeOf,
  DIFFERENCE_STEPS,
  DIFFERENCE_TICKS,
  differenceStep,
  isOneSided,
  wordsOfChange,
} from './differenceScale';

test.each([
  [0.2, 0.2, 0],
  [0, 0.1, DIFFERENCE_STEPS],
  [0.1, 0, -DIFFERENCE_STEPS],
  [0.1, 0.2, DIFFERENCE_STEPS / 2],
  [0.2, 0.1, -DIFFERENCE_STEPS / 2],
  [0.1, 0.9, 9],
  [0, 0, 0],
  [-0.1, 0.1, DIFFERENCE_STEPS],
  [100, 99.9999, 0],
])('what goes from %d to %d is step %d', (baseline, comparison, expected) => {
  expect(differenceStep(baseline, comparison)).toBe(expected);
});

test('whatever the values, the step is one of the scale', () => {
  const values = [0, 1, -1, 1e-300, 2 ** 60, -(2 ** 60), Number.MAX_VALUE, NaN, Infinity];
  for (const baseline of values) {
    for (const comparison of values) {
      const step = differenceStep(baseline, comparison);
      expect(Number.isInteger(step) && Math.abs(step) <= DIFFERENCE_STEPS).toBe(true);
    }
  }
});

test('twice as much is half way up, not at the end', () => {
  expect(changeOf(10, 20)).toBe(0.5);
  expect(changeOf(20, 10)).toBe(-0.5);
  expect(changeOf(10, 40)).toBe(0.75);
});

test('the ticks say what they mean', () => {
  expect(DIFFERENCE_TICKS.map(wordsOfChange)).toEqual(['vanished', '−50 %', '0 %', '+100 %', '+300 %', 'new']);
});

test('a call of one side alone is new or vanished, one that nobody made is neither', () => {
  expect([isOneSided(0, 3), isOneSided(3, 0), isOneSided(3, 1), isOneSided(0, 0)]).toEqual([
    'new',
    'vanished',
    undefined,
    undefined,
  ]);
});
