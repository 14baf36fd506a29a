import { type DataFrame } from '@grafana/data';
import { labelsMetaOf } from '../../frames/labelsFrame';
import { type Label } from '../../engine/profile/profile';
import { CPU, type FakeStore, fakeStore } from '../fakeStore.testHelper';
import { type ProfilesQuery } from '../query';
import { abortError, StoreError } from '../stores/storeError';
import { labelsFrames } from './labelsQuery';
import { RANGE, testContext } from './queryContext.testHelper';

const query: ProfilesQuery = { refId: 'A', queryType: 'labels', profileTypeId: CPU };
const POINT_MS = RANGE.fromMs + 60_000;

/** A label set and its value; before the range of the tests it has `before`. */
interface Cost {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  readonly before?: number;
}

/** A store that groups these costs as a store does. */
function storeOf(costs: readonly Cost[], more: Partial<FakeStore> = {}): FakeStore {
  const names = [...new Set(costs.flatMap(({ labels }) => Object.keys(labels)))];
  const store = { ...fakeStore(), ...more };
  store.labelNames.mockResolvedValue({ values: names, notices: [] });
  store.labelValues.mockImplementation(async ({ name }) => ({
    values: [...new Set(costs.flatMap(({ labels }) => labels[name] ?? []))],
    notices: [],
  }));
  store.series.mockImplementation(async ({ groupBy, limit, range, stepMs }) => {
    const groups = new Map<string, { labels: readonly Label[]; value: number }>();
    for (const { labels, value, before = 0 } of costs) {
      const kept = groupBy.flatMap((name) => (labels[name] === undefined ? [] : [{ name, value: labels[name] }]));
      const group = groups.get(JSON.stringify(kept)) ?? { labels: kept, value: 0 };
      group.value += range.fromMs < RANGE.fromMs ? before : value;
      groups.set(JSON.stringify(kept), group);
    }
    const largest = [...groups.values()].sort((a, b) => b.value - a.value).slice(0, limit);
    return {
      stepMs,
      series: largest.map(({ labels, value }) => ({ labels, times: [POINT_MS], values: [value] })),
      notices: [],
    };
  });
  return store;
}

function rows(frame: DataFrame): string[] {
  return Array.from({ length: frame.length }, (_, row) =>
    frame.fields
      .filter(({ name }) => name !== 'time')
      .map(({ values }) => String(values[row]))
      .join(' ')
  );
}

const names = (frame: DataFrame) => frame.fields.map(({ name }) => name);

test('all labels together in one request, as rows of label sets', async () => {
  const store = storeOf([
    { labels: { region: 'eu', pod: 'a' }, value: 3 },
    { labels: { region: 'eu', pod: 'b' }, value: 2 },
    { labels: { region: 'us' }, value: 1 },
  ]);
  const frames = await labelsFrames(query, testContext(store));
  expect(store.series).toHaveBeenCalledTimes(1);
  expect(frames).toHaveLength(1);
  expect(names(frames[0])).toEqual(['time', 'pod', 'region', 'value']);
  expect(rows(frames[0])).toEqual(['a eu 3', 'b eu 2', ' us 1']);
  expect(labelsMetaOf(frames[0])).toMatchObject({
    side: 'comparison',
    aggregation: 'sum',
    leftOut: { internal: 0, singleValued: 0 },
    ...RANGE,
  });
});

test('internal labels and those with one value are left out and counted', async () => {
  const store = storeOf(
    [
      { labels: { __name__: 'x', file: 'p', service: 'api', region: 'eu' }, value: 1 },
      { labels: { __name__: 'x', file: 'q', service: 'api', region: 'us' }, value: 2 },
    ],
    { internalLabels: ['file'] }
  );
  const [frame] = await labelsFrames(query, testContext(store));
  expect(names(frame)).toEqual(['time', 'region', 'value']);
  expect(labelsMetaOf(frame)?.leftOut).toEqual({ internal: 2, singleValued: 1 });
  expect(store.series.mock.calls[0][0].groupBy).not.toContain('file');
});

test('a label that only some series have is no label with one value', async () => {
  const store = storeOf([
    { labels: { canary: 'yes' }, value: 1 },
    { labels: {}, value: 2 },
  ]);
  const [frame] = await labelsFrames(query, testContext(store));
  expect(names(frame)).toEqual(['time', 'canary', 'value']);
});

test('labels that were chosen are all shown', async () => {
  const store = storeOf([{ labels: { service: 'api', region: 'eu' }, value: 1 }]);
  const [frame] = await labelsFrames({ ...query, labels: ['service'] }, testContext(store));
  expect(names(frame)).toEqual(['time', 'service', 'value']);
  expect(store.labelNames).not.toHaveBeenCalled();
});

test('with a baseline there is a frame per side, and a value that differs between them counts', async () => {
  const store = storeOf([
    { labels: { version: '1' }, value: 0, before: 5 },
    { labels: { version: '2' }, value: 7, before: 0 },
  ]);
  const frames = await labelsFrames({ ...query, baseline: { timeShift: '1d' } }, testContext(store));
  expect(frames.map((frame) => [labelsMetaOf(frame)?.side, ...rows(frame)])).toEqual([
    ['comparison', '2 7'],
    ['baseline', '1 5'],
  ]);
  expect(labelsMetaOf(frames[1])?.baseline?.labelSelector).toBe('{}');
});

/** 150 pods, the largest ones first; the region has two values. */
const pods = Array.from({ length: 150 }, (_, index) => ({
  labels: { pod: `pod-${index}`, region: index % 2 === 0 ? 'eu' : 'us' },
  value: 1000 - index,
}));
const total = pods.reduce((sum, { value }) => sum + value, 0);

test('a label with very many values has a frame of its own, with the rest in one row and the total exact', async () => {
  const frames = await labelsFrames(query, testContext(storeOf(pods)));
  expect(frames.map(names)).toEqual([
    ['time', 'region', 'value'],
    ['time', 'pod', 'value'],
  ]);
  const [, pod] = frames;
  expect(pod.length).toBe(101);
  expect(rows(pod).at(-1)).toMatch(/^other \d+$/);
  expect(Array.from(pod.fields[2].values).reduce((sum, value) => sum + value, 0)).toBe(total);
  expect(labelsMetaOf(pod)?.cut).toEqual({ value: 'other', hiddenCount: 50 });
});

test('the query says how many values of each label there may be; the total stays exact', async () => {
  const frames = await labelsFrames({ ...query, limit: 3 }, testContext(storeOf(pods)));
  expect(frames.map((frame) => [names(frame)[1], frame.length])).toEqual([
    ['region', 2],
    ['pod', 4],
  ]);
  expect(Array.from(frames[1].fields[2].values).reduce((sum, value) => sum + value, 0)).toBe(total);
  const [, all] = await labelsFrames({ ...query, limit: 1000 }, testContext(storeOf(pods)));
  expect([all.length, labelsMetaOf(all)?.cut]).toEqual([150, undefined]);
});

test('leaving ends it: nothing more is asked for', async () => {
  const store = storeOf(pods);
  const controller = new AbortController();
  store.series.mockImplementation(async () => {
    controller.abort();
    throw abortError();
  });
  await expect(labelsFrames(query, testContext(store, { signal: controller.signal }))).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect(store.series.mock.calls.length).toBeLessThanOrEqual(2);
  expect(store.series.mock.calls[0][0].signal.aborted).toBe(true);
});

test('the rest is not mistaken for a value of the same name', async () => {
  const named = pods.map((pod, index) => (index === 0 ? { ...pod, labels: { ...pod.labels, pod: 'other' } } : pod));
  const [, pod] = await labelsFrames(query, testContext(storeOf(named)));
  expect(labelsMetaOf(pod)?.cut?.value).toBe('other …');
});

test('levels have no rest: the frame says what is missing', async () => {
  const gauge = { ...query, profileTypeId: 'memory:inuse_space:bytes:space:bytes' };
  const [, pod] = await labelsFrames(gauge, testContext(storeOf(pods)));
  expect(pod.length).toBe(100);
  expect(pod.meta?.notices?.[0].text).toBe(
    'Only the 100 largest label sets are shown; levels of the others cannot be summed up.'
  );
});

test('a store without limits is cut here', async () => {
  const limitless = { ...fakeStore().capabilities, limit: 'There are no limits.' };
  const store = storeOf(pods, { capabilities: limitless });
  const [, pod] = await labelsFrames(query, testContext(store));
  expect(store.series.mock.calls.every(([{ limit }]) => limit === undefined)).toBe(true);
  expect(pod.length).toBe(101);
});

test.each([
  ['', undefined],
  [', both sides together', { timeShift: '1d' }],
])('it arrives in parts, at most four requests at a time%s', async (_, baseline) => {
  const wide = pods.map(({ value }, index) => ({
    labels: { a: `a${index}`, b: `b${index}`, c: `c${index}`, d: `d${index}`, e: `e${index}`, region: `r${index % 2}` },
    value,
  }));
  const store = storeOf(wide);
  const answers = store.series.getMockImplementation();
  let running = 0;
  let most = 0;
  store.series.mockImplementation(async (request) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 2));
    running--;
    return answers!(request);
  });
  const parts: number[][] = [];
  const onPartial = (frames: readonly DataFrame[]) => {
    const progress = labelsMetaOf(frames[0])?.progress;
    parts.push([frames.length, progress?.done ?? -1, progress?.total ?? -1]);
  };
  const frames = await labelsFrames({ ...query, baseline }, testContext(store, { onPartial }));
  expect(most).toBeLessThanOrEqual(4);
  expect(parts.map(([, done, all]) => [done, all])).toEqual([1, 2, 3, 4, 5].map((done) => [done, 6]));
  expect(frames).toHaveLength(baseline === undefined ? 6 : 12);
  expect(frames.every((frame) => labelsMetaOf(frame)?.progress === undefined)).toBe(true);
});

test('one label that fails is a notice, the others are shown', async () => {
  const store = storeOf(pods);
  const answers = store.series.getMockImplementation();
  store.series.mockImplementation(async (request) => {
    if (request.groupBy.includes('pod')) {
      throw new StoreError('The server', 'is tired', 'Wait.');
    }
    return answers!(request);
  });
  const frames = await labelsFrames(query, testContext(store));
  expect(frames.map(names)).toEqual([['time', 'region', 'value']]);
  expect(frames[0].meta?.notices?.[0].text).toBe('The label pod is missing: The server is tired. Wait.');
});

test('no more points than small charts need', async () => {
  const store = storeOf([{ labels: { region: 'eu' }, value: 1 }]);
  await labelsFrames(query, testContext(store, { stepMs: 1 }));
  expect(store.series.mock.calls[0][0].stepMs).toBe(30_000);
});
