import { type LabelTable } from './labelTable';
import { sumByBucket } from './valueBuckets';

const table: LabelTable = {
  length: 6,
  timeMs: Float64Array.of(10, 20, 20, 30, 40, 50),
  value: Float64Array.of(1, 2, 3, NaN, 5, 6),
  labels: [{ name: 'pod', values: ['a', 'b'], codes: Int32Array.of(0, 0, 1, 0, -1, 1) }],
};

test('a row counts in the bucket that ends at its time', () => {
  expect([...sumByBucket(table, 0, [0, 1], { fromMs: 0, stepMs: 10, count: 5 })]).toEqual([
    1, 2, 0, 0, 0, 0, 3, 0, 0, 6,
  ]);
});

test('only what is asked for is summed, in the order asked', () => {
  expect([...sumByBucket(table, 0, [1], { fromMs: 0, stepMs: 20, count: 2 })]).toEqual([3, 0]);
  expect(sumByBucket(table, 0, [], { fromMs: 0, stepMs: 20, count: 2 })).toHaveLength(0);
});
