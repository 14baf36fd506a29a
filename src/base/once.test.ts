import { once } from './once';

test('is made at the first call and never again, also when it is undefined', () => {
  let calls = 0;
  const answer = once(() => {
    calls++;
    return undefined;
  });
  expect(calls).toBe(0);
  answer();
  answer();
  expect(calls).toBe(1);
});
