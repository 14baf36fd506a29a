/** @jest-environment jsdom */
import { type DataFrame } from '@grafana/data';
import { CPU, fakeStore } from '../fakeStore.testHelper';
import { type AnnotationOptions, type ProfilesQuery } from '../query';
import { type StoreSeries } from '../stores/store';
import { annotationFrames } from './annotationQuery';
import { RANGE, testContext } from './queryContext.testHelper';

const query: ProfilesQuery = { refId: 'Anno', profileTypeId: CPU };
const VERSIONS: AnnotationOptions = { kind: 'firstSeen', label: 'version' };

/** Series by labels: what each had at minutes of the range; before it when the minute is negative. */
type Seen = ReadonlyArray<{ readonly labels: Record<string, string>; readonly at: Readonly<Record<number, number>> }>;

function storeOf(seen: Seen) {
  const store = fakeStore();
  store.series.mockImplementation(async ({ range }) => ({
    stepMs: 60_000,
    notices: range.toMs === RANGE.toMs ? ['A file is bad.'] : [],
    series: seen.flatMap(({ labels, at }): StoreSeries[] => {
      const points = Object.entries(at)
        .map(([minute, value]) => ({ timeMs: RANGE.fromMs + (Number(minute) + 1) * 60_000, value }))
        .filter(({ timeMs }) => timeMs > range.fromMs && timeMs <= range.toMs)
        .sort((a, b) => a.timeMs - b.timeMs);
      return points.length === 0
        ? []
        : [
            {
              labels: Object.entries(labels).map(([name, value]) => ({ name, value })),
              times: points.map(({ timeMs }) => timeMs),
              values: points.map(({ value }) => value),
            },
          ];
    }),
  }));
  return store;
}

function events(frame: DataFrame): string[] {
  const [time, title, text] = frame.fields.map(({ values }) => values);
  return Array.from(time, (timeMs, row) => `${(timeMs - RANGE.fromMs) / 60_000} ${title[row]} (${text[row]})`);
}

async function marks(seen: Seen, more: Partial<ProfilesQuery> = {}): Promise<string[]> {
  const [frame] = await annotationFrames(VERSIONS, { ...query, ...more }, testContext(storeOf(seen)));
  return events(frame);
}

test('a value is marked where it first appears, not where it was before', async () => {
  const seen: Seen = [
    { labels: { version: '1.0.0' }, at: { [-5]: 1, 0: 1, 20: 1 } },
    { labels: { version: '1.1.0' }, at: { 0: 0, 30: 1, 31: 2 } },
  ];
  expect(await marks(seen)).toEqual(['30 version 1.1.0 (first seen)']);
});

test('what the store begins with is no change', async () => {
  const seen: Seen = [
    { labels: { version: '1.0.0' }, at: { 3: 1 } },
    { labels: { version: '1.1.0' }, at: { 9: 1 } },
  ];
  expect(await marks(seen)).toEqual(['9 version 1.1.0 (first seen)']);
});

test('profiles without the label are no value', async () => {
  expect(
    await marks([
      { labels: {}, at: { 3: 1 } },
      { labels: { version: '' }, at: { 5: 1 } },
    ])
  ).toEqual([]);
});

test('with group by each group has its own versions', async () => {
  const seen: Seen = [
    { labels: { service: 'a', version: '1' }, at: { [-5]: 1, 1: 1 } },
    { labels: { service: 'b', version: '2' }, at: { [-5]: 1 } },
    { labels: { service: 'a', version: '2' }, at: { 7: 1 } },
    { labels: { service: 'new', version: '1' }, at: { 8: 1 } },
  ];
  expect(await marks(seen, { groupBy: ['service'] })).toEqual(['7 version 2 (service a)']);
});

test('notices are handed on, and a label is needed', async () => {
  const [frame] = await annotationFrames(VERSIONS, query, testContext(storeOf([])));
  expect(frame.meta?.notices?.[0].text).toBe('A file is bad.');
  await expect(annotationFrames({ kind: 'firstSeen' }, query, testContext())).rejects.toThrow(
    'The annotation names no label. Choose the label whose new values are marked, such as version.'
  );
});

test('recorded profiles are points with their value and labels', async () => {
  const base = fakeStore();
  const exemplars = [
    { timeMs: RANGE.fromMs, value: 5e9, labels: [{ name: 'region', value: 'eu' }], profileId: 'p.pb.gz' },
  ];
  const store = {
    ...base,
    capabilities: { ...base.capabilities, exemplars: true as const },
    exemplars: jest.fn(async () => ({ exemplars, notices: [] })),
  };
  const [frame] = await annotationFrames({ kind: 'profiles' }, query, testContext(store));
  expect(events(frame)).toEqual(['0 Profile: cpu 5 s (region eu · p.pb.gz)']);
  await annotationFrames({ kind: 'profiles' }, { ...query, limit: 5 }, testContext(store));
  expect(store.exemplars).toHaveBeenLastCalledWith(expect.objectContaining({ of: 'profile', limit: 5 }));
  await expect(annotationFrames({ kind: 'profiles' }, query, testContext())).rejects.toThrow(
    'Recorded profiles cannot be had from this store: This store has no exemplars.'
  );
});
