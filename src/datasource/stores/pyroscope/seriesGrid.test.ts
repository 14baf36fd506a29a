import { bucketOf, gridRequest, pieceOfGrid, seriesGrid, stepWithin } from './seriesGrid';

test('buckets lie on multiples of the step, wholly in the range', () => {
  expect(seriesGrid({ fromMs: 1500, toMs: 4500 }, 1000)).toEqual({ fromMs: 2000, toMs: 4000, stepMs: 1000 });
  expect(seriesGrid({ fromMs: 1500, toMs: 1900 }, 1000)).toEqual({ fromMs: 2000, toMs: 2000, stepMs: 1000 });
});

test('a wide range has wider steps', () => {
  const { stepMs } = seriesGrid({ fromMs: 0, toMs: 11_000_000 }, 15);
  expect(stepMs).toBe(1000);
});

test('a profile at the very beginning counts in the first bucket, one at the end in none', () => {
  const grid = seriesGrid({ fromMs: 2000, toMs: 4000 }, 1000);
  const { start, end, step } = gridRequest(grid, grid.stepMs);
  expect([start, end, step]).toEqual([1999, 4000, 1]);
  // The server's point at t holds (t − step, t], beginning with the one at `start`.
  const pointOf = (timeMs: number) => start + Math.ceil((timeMs - start) / 1000) * 1000;
  const bucket = (timeMs: number) => bucketOf(pointOf(timeMs), grid, grid);
  expect([1999, 2000, 2999, 3000, 3999, 4000].map(bucket)).toEqual([undefined, 3000, 3000, 4000, 4000, undefined]);
});

test('under a limit a step is asked for in whole fractions that fit into a piece', () => {
  expect(stepWithin(Infinity, 60_000)).toBe(60_000);
  expect(stepWithin(600_000, 60_000)).toBe(60_000);
  expect(stepWithin(180_000, 600_000)).toBe(40_000);
  expect(pieceOfGrid(180_000, 40_000)).toBe(80_000);
  expect(pieceOfGrid(Infinity, 40_000)).toBe(Infinity);
  const grid = seriesGrid({ fromMs: 0, toMs: 1_200_000 }, 600_000);
  const piece = { fromMs: 560_000, toMs: 640_000 };
  expect([559_999, 599_999, 639_999, 640_000].map((time) => bucketOf(time, piece, grid))).toEqual([
    undefined,
    600_000,
    1_200_000,
    undefined,
  ]);
});
