import { type ParcaSeries } from './gatewayAnswers';
import { makeSeries, type SeriesMaking, shownSpacingMs } from './parcaSeries';
import { ServiceLabel } from './serviceLabel';

/** One label set, and points as `[time, value]`. */
function series(
  labels: Readonly<Record<string, string>>,
  ...points: ReadonlyArray<readonly [number, number]>
): ParcaSeries {
  return {
    labels: Object.entries(labels).map(([name, value]) => ({ name, value })),
    points: points.map(([timeMs, value]) => ({ timeMs, value, durationMs: 10 })),
  };
}

const making: SeriesMaking = {
  buckets: { startMs: 100, stepMs: 10, count: 3 },
  groupBy: [],
  aggregation: 'sum',
  limit: undefined,
  serviceLabel: new ServiceLabel('service_name'),
};

test('a bucket that Parca stamps with its beginning is stamped with its end; what lies outside is left out', () => {
  const answers = [series({}, [90, 1], [100, 2], [120, 3], [130, 4])];
  expect(makeSeries(answers, making)).toEqual([{ labels: [], times: [110, 130], values: [2, 3] }]);
});

test('one label set in several pieces adds up', () => {
  const answers = [series({ a: 'x' }, [100, 2], [100, 5]), series({ a: 'x' }, [100, 3])];
  expect(makeSeries(answers, { ...making, groupBy: ['a'] })).toEqual([
    { labels: [{ name: 'a', value: 'x' }], times: [110], values: [10] },
  ]);
});

test('sums of single profiles, grouped by a label that some have', () => {
  const answers = [
    series({ a: 'x', pod: '1' }, [101, 1], [105, 2]),
    series({ a: 'x', pod: '2' }, [109, 4]),
    series({ pod: '3' }, [112, 8]),
  ];
  expect(makeSeries(answers, { ...making, groupBy: ['a'] })).toEqual([
    { labels: [], times: [110, 120], values: [0, 8] },
    { labels: [{ name: 'a', value: 'x' }], times: [110, 120], values: [7, 0] },
  ]);
});

test('averages are per profile, however many pieces it comes in, and absent where there is none', () => {
  const answers = [series({ pod: '1' }, [101, 1], [101, 2]), series({ pod: '2' }, [101, 3], [121, 4])];
  expect(makeSeries(answers, { ...making, aggregation: 'average' })).toEqual([
    { labels: [], times: [110, 130], values: [3, 4] },
  ]);
});

test('the limit keeps the largest groups', () => {
  const answers = ['x', 'y', 'z'].map((a, index) => series({ a }, [100, index]));
  const kept = makeSeries(answers, { ...making, groupBy: ['a'], limit: 2 });
  expect(kept.map(({ labels }) => labels[0].value)).toEqual(['y', 'z']);
});

test('the distance of profiles is their shortest duration, where a point shows it', () => {
  const lasting = (...durations: number[]): ParcaSeries => ({
    labels: [],
    points: durations.map((durationMs) => ({ timeMs: 0, value: 1, durationMs })),
  });
  expect(shownSpacingMs([lasting(15_000, 20_012), lasting(19_990)], 15_000)).toBe(20_000);
  expect(shownSpacingMs([lasting(15_000)], 15_000)).toBeUndefined();
  expect(shownSpacingMs([lasting(0)], 15_000)).toBeUndefined();
  expect(shownSpacingMs([], 15_000)).toBeUndefined();
});
