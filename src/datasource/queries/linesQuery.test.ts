// Source lines: a query of their own, and beside a profile.
import { type DataFrame } from '@grafana/data';
import { profileFromText } from '../../engine/tree/treeText';
import { CPU, fakeStore } from '../fakeStore.testHelper';
import { type ProfilesQuery } from '../query';
import { StoreError } from '../stores/storeError';
import { functionsFrames } from './functionsQuery';
import { profileFrames } from './profileQuery';
import { RANGE, testContext } from './queryContext.testHelper';

const TEXT = `
  main [main.py:3]; work [work.py:8] 6
  main [main.py:4]; work [work.py:9] 2
`;
const byLine: ProfilesQuery = { refId: 'A', profileTypeId: CPU, functions: { sortBy: 'self', by: 'line' } };

function storeOf(text: string, before = 'main [main.py:3]; work [work.py:8] 5') {
  const store = fakeStore();
  store.profile.mockImplementation(async ({ range }) => ({
    profile: profileFromText(range.fromMs < RANGE.fromMs ? before : text, [{ name: 'cpu', unit: 'nanoseconds' }]),
    notices: [],
  }));
  return store;
}

function column(frame: DataFrame, name: string): unknown[] {
  return Array.from(frame.fields.find((field) => field.name === name)?.values ?? []);
}

const places = (frame: DataFrame) =>
  column(frame, 'file').map((file, row) => `${String(file)}:${String(column(frame, 'line')[row])}`);

async function linesFor(more: Partial<ProfilesQuery>, store = storeOf(TEXT)): Promise<DataFrame> {
  const [frame] = await functionsFrames({ ...byLine, ...more }, testContext(store));
  return frame;
}

test('the functions query by line lists lines, the most expensive first', async () => {
  const frame = await linesFor({});
  expect([frame.refId, frame.name, places(frame)]).toEqual([
    'A',
    'lines',
    ['work.py:8', 'work.py:9', 'main.py:3', 'main.py:4'],
  ]);
  expect(column(frame, 'self')).toEqual([6, 2, 0, 0]);
  expect(places(await linesFor({ functions: { sortBy: 'total', by: 'line' }, limit: 1 }))).toEqual(['main.py:3']);
});

test('a filter by function and a call site hold for lines', async () => {
  expect(places(await linesFor({ frameFilter: 'work' }))).toEqual(['work.py:8', 'work.py:9']);
  expect(places(await linesFor({ stackTraceSelector: ['main', 'work'] }))).toHaveLength(4);
  expect(places(await linesFor({ stackTraceSelector: ['work'] }))).toEqual([]);
});

test('with a baseline both sides stand beside each other', async () => {
  const frame = await linesFor({ baseline: { timeShift: '1d' } });
  expect(column(frame, 'baselineSelf')).toEqual([5, 0, 0, 0]);
  expect(column(frame, 'difference')).toEqual([1, 2, 0, 0]);
});

test('profiles without lines list functions, and say what is missing', async () => {
  const frame = await linesFor({}, storeOf('main; work 3'));
  expect(column(frame, 'line')).toEqual([null]);
  expect(frame.meta?.notices?.[0].text).toMatch(/^These profiles have no source lines: /);
});

test('nothing selected is a table without rows', async () => {
  const frame = await linesFor({}, fakeStore());
  expect([frame.length, frame.meta?.notices]).toEqual([0, undefined]);
});

test('lines of single traces are refused with what to do', async () => {
  await expect(linesFor({ traceIdSelector: ['t1'] })).rejects.toThrow(
    'Source lines of single spans, traces or profiles cannot be had: stores give them for whole selections. Remove the ids from the query, or ask for functions instead of lines.'
  );
});

test('a profile with source lines has them in a frame beside it', async () => {
  const query = { refId: 'A', profileTypeId: CPU, sourceLines: true };
  const frames = await profileFrames(query, testContext(storeOf(TEXT)));
  expect(frames.map(({ refId, name }) => [refId, name])).toEqual([
    ['A', 'response'],
    ['A', 'lines'],
  ]);
  expect(await profileFrames({ ...query, sourceLines: undefined }, testContext(storeOf(TEXT)))).toHaveLength(1);
});

test('lines that cannot be had do not take the flame graph with them', async () => {
  const store = storeOf(TEXT);
  store.profile.mockRejectedValue(new StoreError('The profile', 'is too large', 'Shorten the range.'));
  const frames = await profileFrames({ refId: 'A', profileTypeId: CPU, sourceLines: true }, testContext(store));
  expect(frames.map(({ name }) => name)).toEqual(['response']);
  expect(frames[0].meta?.notices).toEqual([
    { severity: 'warning', text: 'The profile is too large. Shorten the range.' },
  ]);
});
