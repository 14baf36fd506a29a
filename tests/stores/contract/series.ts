// Series: buckets, steps, groups, limits, gaps.
import {
  bySliceOfRegion,
  byRegion,
  cpuRequest,
  fromMs,
  incident,
  REGIONS,
  selectorOf,
  signal,
  sliceMs,
  toMs,
} from './incident';
import { type StoreUnderTest } from './storeContract';

const slices = bySliceOfRegion['eu-north'].length;
/** A point stands at the end of its bucket. */
const sliceEnds = Array.from({ length: slices }, (_, slice) => fromMs + (slice + 1) * sliceMs);
const wholeService = sliceEnds.map((_, slice) => sum(REGIONS.map((region) => bySliceOfRegion[region][slice])));

export function describeSeries(underTest: () => StoreUnderTest): void {
  const store = () => underTest().storeAt(underTest().url);

  test('a point holds the profiles that start in its bucket, and is stamped with its end', async () => {
    const { series, stepMs } = await store().series({ ...cpuRequest, stepMs: sliceMs, groupBy: [] });
    expect(stepMs).toBe(sliceMs);
    expect(series).toEqual([{ labels: [], times: sliceEnds, values: wholeService }]);
  });

  test('groups are in order of their labels', async () => {
    const { series } = await store().series({ ...cpuRequest, stepMs: sliceMs, groupBy: ['region'] });
    expect(series).toEqual(
      REGIONS.map((region) => ({
        labels: [{ name: 'region', value: region }],
        times: sliceEnds,
        values: bySliceOfRegion[region],
      }))
    );
  });

  test('groups by two labels; one that nobody has is left out of them', async () => {
    const { series } = await store().series({
      ...cpuRequest,
      stepMs: 60_000,
      groupBy: ['version', 'nobody', 'region'],
    });
    expect(
      series.map(({ labels }) =>
        labels
          .map(({ name, value }) => `${name}=${value}`)
          .sort()
          .join()
      )
    ).toEqual(['1.0.0', '1.1.0'].flatMap((version) => REGIONS.map((region) => `region=${region},version=${version}`)));
    expect(sum(series.flatMap(({ values }) => values))).toBe(sum(Object.values(byRegion)));
  });

  test('a limit keeps the largest', async () => {
    const request = { ...cpuRequest, stepMs: 60_000, groupBy: ['region'], limit: 2 };
    const { series } = await store().series(request);
    expect(series.map(({ labels }) => labels[0].value)).toEqual(['eu-north', 'us-east']);
  });

  test('buckets that the range cuts are not there', async () => {
    const range = { fromMs: incident.fromMs + 1, toMs: incident.toMs - 1 };
    const { series } = await store().series({ ...cpuRequest, range, stepMs: 60_000, groupBy: [] });
    expect(series[0].times).toEqual(Array.from({ length: 10 }, (_, minute) => fromMs + (minute + 2) * 60_000));
    expect(sum(series[0].values)).toBe(sum(wholeService.slice(3, -3)));
  });

  test('where nothing was recorded there is no point', async () => {
    const range = { fromMs: fromMs - 10 * 60_000, toMs: toMs + 10 * 60_000 };
    const { series } = await store().series({ ...cpuRequest, range, stepMs: 60_000, groupBy: [] });
    expect(series[0].times).toEqual(Array.from({ length: 12 }, (_, minute) => fromMs + (minute + 1) * 60_000));
  });

  test('a selector narrows', async () => {
    const selector = selectorOf('region="eu-north"', 'version="1.0.0"');
    const { series } = await store().series({ ...cpuRequest, selector, stepMs: sliceMs, groupBy: ['version'] });
    const [{ labels, times, values }] = series;
    expect(labels).toEqual([{ name: 'version', value: '1.0.0' }]);
    expect(times).toEqual(sliceEnds.slice(0, slices / 2));
    expect(values).toEqual(bySliceOfRegion['eu-north'].slice(0, slices / 2));
  });

  test('levels are averages of the profiles, amounts are sums', async () => {
    const range = { fromMs: Date.UTC(2026, 10, 20, 23, 0), toMs: Date.UTC(2026, 10, 21, 0, 0) };
    const selector = [{ name: 'service_name', operator: '=' as const, value: 'go' }];
    const request = { range, selector, signal, stepMs: 600_000, groupBy: [] };
    const ofType = async (type: string) => {
      const { series } = await store().series({ ...request, profileTypeId: type });
      const { tree } = await store().tree({ ...request, profileTypeId: type });
      return { point: sum(series[0].values), whole: tree.total[0], count: series[0].times.length };
    };
    // Heap and allocs: two profiles in the same bucket.
    const level = await ofType('memory:inuse_space:bytes:space:bytes');
    expect(level).toEqual({ point: level.whole / 2, whole: level.whole, count: 1 });
    const amount = await ofType('memory:alloc_space:bytes:space:bytes');
    expect(amount).toEqual({ point: amount.whole, whole: amount.whole, count: 1 });
    expect(amount.whole).toBeGreaterThan(0);
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
