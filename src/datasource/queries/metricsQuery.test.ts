import { CPU, fakeStore } from '../fakeStore.testHelper';
import { type ProfilesQuery } from '../query';
import { metricsFrames } from './metricsQuery';
import { runQuery } from './runQuery';
import { HOUR_MS, RANGE, testContext } from './queryContext.testHelper';

const query: ProfilesQuery = { refId: 'A', queryType: 'metrics', profileTypeId: CPU };

function storeWithSeries() {
  const store = fakeStore();
  store.series.mockImplementation(async ({ range, stepMs }) => ({
    stepMs,
    series: [
      { labels: [], times: [range.fromMs + stepMs], values: [stepMs * 1e6 * (range.fromMs < RANGE.fromMs ? 1 : 2)] },
    ],
    notices: [],
  }));
  return store;
}

test("the baseline's series lie behind the comparison's, moved to where it begins", async () => {
  const frames = await metricsFrames({ ...query, baseline: { timeShift: '1d' } }, testContext(storeWithSeries()));
  expect(frames.map(({ fields }) => [fields[1].labels, fields[0].values[0], fields[1].values[0]])).toEqual([
    [{ side: 'comparison' }, RANGE.fromMs + 60_000, 2],
    [{ side: 'baseline' }, RANGE.fromMs + 60_000, 1],
  ]);
});

test('steps are no shorter than the settings say', async () => {
  const store = storeWithSeries();
  const context = testContext(store, { stepMs: 1000 });
  await metricsFrames(query, { ...context, settings: { ...context.settings, minStepMs: 15_000, seriesLimit: 9 } });
  expect(store.series.mock.calls[0][0]).toMatchObject({ stepMs: 15_000, limit: 9 });
});

test('a function is asked of a store that knows functions, and named in the labels', async () => {
  const store = storeWithSeries();
  const [frame] = await metricsFrames({ ...query, functionSelector: 'work' }, testContext(store));
  expect(store.series.mock.calls[0][0].functionSelector).toEqual({ kind: 'function', name: 'work' });
  expect(frame.fields[1].labels).toEqual({ function: 'work' });
  await metricsFrames({ ...query, stackTraceSelector: ['main', 'work'] }, testContext(store));
  expect(store.series.mock.calls[1][0].functionSelector).toEqual({ kind: 'callSite', path: ['main', 'work'] });
});

test('exemplars and heatmap come when they are asked for, else the reason', async () => {
  const asked = { ...query, includeExemplars: true, includeHeatmap: true };
  const without = await metricsFrames(asked, testContext(storeWithSeries()));
  expect(without.map(({ name, length, meta }) => [name, length, meta?.notices?.[0].text])).toEqual([
    ['series', 1, undefined],
    ['exemplar', 0, 'This store has no exemplars.'],
    ['heatmap', 0, 'This store has no heatmap.'],
  ]);
  const base = storeWithSeries();
  const store = {
    ...base,
    capabilities: { ...base.capabilities, exemplars: true as const, heatmap: true as const },
    exemplars: jest.fn(async () => ({
      exemplars: [{ timeMs: RANGE.fromMs + 5, value: 60e9, labels: [], profileId: 'p1', spanId: 's1' }],
      notices: [],
    })),
    heatmap: jest.fn(async () => ({
      stepMs: HOUR_MS,
      series: [{ labels: [], slots: [{ timeMs: RANGE.toMs, yMin: [10, 20], counts: [3, 1] }] }],
      notices: [],
    })),
  };
  const [, exemplars, heatmap] = await metricsFrames(asked, testContext(store));
  expect(exemplars.fields.map(({ values }) => values[0])).toEqual([RANGE.fromMs + 5, 1, 'p1']);
  expect(exemplars.fields[2].config.links?.[0].internal).toMatchObject({
    datasourceUid: 'u',
    query: { queryType: 'profile', profileTypeId: CPU, profileIdSelector: ['${__value.raw}'] },
  });
  expect(heatmap.fields.map(({ values }) => Array.from(values))).toEqual([
    [RANGE.toMs, RANGE.toMs],
    [10, 20],
    [20, 30],
    [3, 1],
  ]);
  const [, spans] = await metricsFrames({ ...asked, heatmapType: 'span' }, testContext(store));
  expect(spans.fields[2].values[0]).toBe('s1');
  expect(store.exemplars).toHaveBeenLastCalledWith(expect.objectContaining({ of: 'span' }));
});

test('a store that cannot group says so', async () => {
  const store = {
    ...fakeStore(),
    capabilities: { ...fakeStore().capabilities, groupBy: 'Labels are not kept apart.' },
  };
  await expect(metricsFrames({ ...query, groupBy: ['region'] }, testContext(store))).rejects.toThrow(
    'Group by cannot be had from this store: Labels are not kept apart.'
  );
});

test('what a store can do is asked once it is known', async () => {
  const store = { ...storeWithSeries(), ready: jest.fn(async () => undefined) };
  const without = { ...store.capabilities, functionSeries: 'There are no functions in its series.' };
  store.ready.mockImplementation(async () => {
    store.capabilities = without;
    return undefined;
  });
  const [frame] = await runQuery({ ...query, functionSelector: 'main' }, testContext(store));
  expect(store.series).not.toHaveBeenCalled();
  expect(store.tree).toHaveBeenCalledTimes(30);
  expect(frame.fields[1].labels).toEqual({ function: 'main' });
});
