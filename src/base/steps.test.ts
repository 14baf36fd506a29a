import { finish, inStretches } from './steps';

test('work in stretches does each row once, in order, and yields between stretches', () => {
  const done: number[] = [];
  let yields = 0;
  const steps = inStretches(1, 200_001, (from, to) => {
    for (let row = from; row < to; row++) {
      done.push(row);
    }
  });
  while (steps.next().done !== true) {
    yields++;
  }
  expect(done).toEqual(Array.from({ length: 200_000 }, (_, index) => index + 1));
  expect(yields).toBe(4);
});

test('all steps at once give the result', () => {
  expect(
    finish(
      (function* () {
        yield;
        yield;
        return 7;
      })()
    )
  ).toBe(7);
});
