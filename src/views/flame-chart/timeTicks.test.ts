import { timeTicks } from './timeTicks';

const labels = (fromNs: number, toNs: number, widthPx = 500) =>
  timeTicks(fromNs, toNs, widthPx).map(({ label }) => label);

test('marks are round numbers in a unit that suits', () => {
  expect(labels(0, 1e9)).toEqual(['0.0 s', '0.2 s', '0.4 s', '0.6 s', '0.8 s', '1.0 s']);
  expect(labels(0, 45e6)).toEqual(['0 ms', '10 ms', '20 ms', '30 ms', '40 ms']);
  expect(labels(0, 900)).toEqual(['0 ns', '200 ns', '400 ns', '600 ns', '800 ns']);
});

test('far into a recording marks still differ from each other', () => {
  expect(labels(10e9 + 1e6, 10e9 + 1.4e6)).toEqual(['10.0010 s', '10.0011 s', '10.0012 s', '10.0013 s', '10.0014 s']);
});

test('marks keep their distance, and stay within the ruler', () => {
  for (const widthPx of [100, 333, 1000, 4000]) {
    const ticks = timeTicks(123, 987_654, widthPx);
    const perPx = (987_654 - 123) / widthPx;
    for (let index = 1; index < ticks.length; index++) {
      expect((ticks[index].timeNs - ticks[index - 1].timeNs) / perPx).toBeGreaterThanOrEqual(89.9);
    }
    expect(ticks.every(({ timeNs }) => timeNs >= 123 && timeNs <= 987_654)).toBe(true);
  }
});

test('nothing has no marks', () => {
  expect(labels(5, 5)).toEqual([]);
  expect(labels(0, 5, 0)).toEqual([]);
});
