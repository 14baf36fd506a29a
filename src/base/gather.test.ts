import { gatherIntegers, gatherNumbers } from './gather';

test('rows are picked in any order and as often as asked for', () => {
  expect([...gatherNumbers(Float64Array.of(0.5, 1.5, 2.5), Int32Array.of(2, 0, 2))]).toEqual([2.5, 0.5, 2.5]);
  expect([...gatherIntegers(Int32Array.of(5, 6, 7), Int32Array.of(1))]).toEqual([6]);
  expect(gatherNumbers(Float64Array.of(1), new Int32Array(0))).toHaveLength(0);
});
