import { SELF_STEPS, selfStep } from './selfScale';

test('more self is a higher step', () => {
  expect([0, 0.9, 1, 9, 10, 299, 300, 1000].map((self) => selfStep(self, 1000))).toEqual([0, 0, 1, 2, 3, 5, 6, 6]);
});

test('whatever the values, the step is one of the scale', () => {
  for (const self of [0, -5, 2 ** 60, NaN, Infinity]) {
    for (const whole of [0, -1, 10, NaN]) {
      const step = selfStep(self, whole);
      expect(SELF_STEPS[step]).toBeGreaterThanOrEqual(0);
    }
  }
});
