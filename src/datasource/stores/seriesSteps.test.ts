import { bucketsIn, fittingStep, toStoreSeries } from './seriesSteps';

const range = { fromMs: 0, toMs: 600_000 };

test.each([
  ['as asked when nothing is known', 15_000, undefined, 15_000],
  ['never finer than profiles are', 2000, 15_000, 15_000],
  ['a multiple of their distance', 20_000, 15_000, 30_000],
  ['as asked when it holds many profiles', 60_001, 15_000, 60_001],
  ['as asked when it fits', 60_000, 60_000, 60_000],
])('the step is %s', (_, asked, spacing, expected) => {
  expect(fittingStep(asked, spacing, range)).toBe(expected);
});

test('a wide range has a wide step', () => {
  expect(fittingStep(1, undefined, { fromMs: 0, toMs: 11_000_000 })).toBe(1000);
});

test.each([
  ['aligned', { fromMs: 120_000, toMs: 300_000 }, { startMs: 120_000, stepMs: 60_000, count: 3 }],
  ['not aligned', { fromMs: 120_001, toMs: 299_999 }, { startMs: 180_000, stepMs: 60_000, count: 1 }],
  ['shorter than a step', { fromMs: 120_001, toMs: 130_000 }, { startMs: 180_000, stepMs: 60_000, count: 0 }],
])('of a range that is %s only whole buckets count', (_, someRange, expected) => {
  expect(bucketsIn(someRange, 60_000)).toEqual(expected);
});

const buckets = { startMs: 0, stepMs: 10, count: 3 };
const result = {
  kind: 'series' as const,
  profileCount: 4,
  undatedCount: 0,
  notices: [],
  profileCounts: Int32Array.of(2, 0, 2),
  groups: [
    { labels: [{ name: 'r', value: 'small' }], sums: Float64Array.of(4, 0, 0), profileCounts: Int32Array.of(2, 0, 0) },
    { labels: [{ name: 'r', value: 'large' }], sums: Float64Array.of(5, 0, 7), profileCounts: Int32Array.of(1, 0, 2) },
  ],
};

test('sums: a bucket with profiles but none of the group is 0, one without any profile is a gap', () => {
  expect(
    toStoreSeries(result, buckets, 'sum', undefined).map(({ labels, times, values }) => [
      labels[0].value,
      times,
      values,
    ])
  ).toEqual([
    ['large', [10, 30], [5, 7]],
    ['small', [10, 30], [4, 0]],
  ]);
});

test('averages: per profile that has the group', () => {
  expect(toStoreSeries(result, buckets, 'average', undefined).map(({ times, values }) => [times, values])).toEqual([
    [
      [10, 30],
      [5, 3.5],
    ],
    [[10], [2]],
  ]);
});

test('a limit keeps the largest, and what is kept stands in order of its labels', () => {
  const groups = [
    ...result.groups,
    { labels: [{ name: 'r', value: 'huge' }], sums: Float64Array.of(50, 0, 70), profileCounts: Int32Array.of(1, 0, 2) },
  ];
  const kept = toStoreSeries({ ...result, groups }, buckets, 'sum', 2);
  expect(kept.map(({ labels }) => labels[0].value)).toEqual(['huge', 'large']);
});
