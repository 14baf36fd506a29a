import { compareSides } from './compareTables';
import { joinSides } from './joinSides';
import { type LabelTable } from './labelTable';

/** Ten minutes of one pod whose values scatter by a few percent, from `startMs` on. */
function side(startMs: number, level: number): LabelTable {
  const scatter = [0, 3, -2, 4, -4, 1, 2, -3, 0, -1];
  return {
    length: scatter.length,
    timeMs: Float64Array.from(scatter, (_, minute) => startMs + minute * 60_000),
    value: Float64Array.from(scatter, (by) => level + by),
    labels: [{ name: 'pod', values: ['a'], codes: new Int32Array(scatter.length) }],
  };
}

test('the baseline comes first in time, whenever it was', () => {
  for (const startMs of [-1_000_000, 0, 300_000, 9_000_000]) {
    const [{ table, comparisonLength }] = joinSides([side(0, 100)], [side(startMs, 50)]);
    expect([comparisonLength, table.length]).toEqual([10, 20]);
    expect(Math.max(...table.timeMs.subarray(10))).toBeLessThan(table.timeMs[0]);
    expect(table.timeMs[11] - table.timeMs[10]).toBe(60_000);
  }
});

test('what a sample is worth does not depend on when the baseline was', () => {
  const worth = (startMs: number) => compareSides([side(0, 100)], [side(startMs, 50)]).sampleValue;
  expect(worth(0)).toBe(worth(-1_000_000));
  expect(worth(30_000)).toBe(worth(-1_000_000));
});

test('that one side costs more than the other is no scatter', () => {
  const worth = (level: number) => compareSides([side(0, level)], [side(-1_000_000, 50)]).sampleValue ?? NaN;
  // The same scatter of a few units around 50 and 60, and around 50 and 500: a step of 450 would be thousands of units of scatter.
  expect(worth(60)).toBeLessThan(0.3);
  expect(worth(500)).toBeLessThan(0.3);
});
