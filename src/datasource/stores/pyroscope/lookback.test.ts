import { type SeriesRequest } from '../store';
import { StoreError } from '../storeError';
import { Lookback } from './lookback';
import { type SeriesQuery } from './seriesQuery';
import { type PyroscopeServer } from './server';

const DAY_MS = 86_400_000;
const NOW_MS = 100 * DAY_MS;

/** A server that has profiles from `oldestDay` on and gives those from `givenFromDay` on. */
function lookback(oldestDay: number | undefined, givenFromDay: number) {
  const server = {
    extent: async () => (oldestDay === undefined ? undefined : { fromMs: oldestDay * DAY_MS, toMs: NOW_MS }),
  };
  const series = jest.fn(async ({ range, stepMs }: SeriesRequest) => ({
    stepMs,
    series: range.toMs > givenFromDay * DAY_MS ? [{ labels: [], times: [range.toMs], values: [1] }] : [],
    notices: [],
  }));
  const looked = new Lookback(server as unknown as PyroscopeServer, { series } as unknown as SeriesQuery, () => NOW_MS);
  const noticesFrom = (day: number) =>
    looked.noticesOf({
      profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
      selector: [{ name: 'region', operator: '=', value: 'eu' }],
      range: { fromMs: day * DAY_MS, toMs: NOW_MS },
      signal: new AbortController().signal,
    });
  return { noticesFrom, series };
}

test('a range of which the server gives the end alone says that its beginning is missing', async () => {
  const { noticesFrom, series } = lookback(10, 93);
  expect(await noticesFrom(80)).toEqual([expect.stringMatching(/max_query_lookback .*may be missing\.$/)]);
  expect(series.mock.calls[0][0]).toMatchObject({
    range: { fromMs: 80 * DAY_MS, toMs: 81 * DAY_MS },
    selector: [],
    groupBy: [],
  });
});

test('a server that looks back further has nothing to say', async () => {
  expect(await lookback(10, 0).noticesFrom(80)).toEqual([]);
});

test('where the server itself has nothing that old, or does not say, nothing is missing', async () => {
  const young = lookback(90, 93);
  expect(await young.noticesFrom(80)).toEqual([]);
  expect(await lookback(undefined, 93).noticesFrom(80)).toEqual([]);
  expect(young.series).not.toHaveBeenCalled();
});

test('ranges of the last week cost no request', async () => {
  const { noticesFrom, series } = lookback(10, 0);
  expect(await noticesFrom(93)).toEqual([]);
  expect(series).not.toHaveBeenCalled();
});

test('a server that refuses to be tried out costs the sentence and nothing else', async () => {
  const { noticesFrom, series } = lookback(10, 93);
  series.mockRejectedValue(new StoreError('The query', 'was refused', 'Wait.'));
  expect(await noticesFrom(80)).toEqual([]);
});
