import { treeFromText } from '../engine/tree/treeText';
import { profileMetaOf } from '../frames/profileMeta';
import { seriesFrames, treeFrame } from './answerFrames';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const origin = { refId: 'A', profileTypeId: CPU, store: 'files' };
const tree = { tree: treeFromText('main 1', 'nanoseconds'), isTruncated: false, isApproximate: false, notices: [] };
const series = { labels: [{ name: 'region', value: 'eu' }], times: [60_000, 120_000], values: [46e9, 6e9] };

test('a profile frame says where it came from', () => {
  const frame = treeFrame({ ...tree, isTruncated: true, notices: ['Something.'] }, origin, { done: 1, total: 2 });
  expect(frame.refId).toBe('A');
  expect(profileMetaOf(frame)).toMatchObject({
    profileType: CPU,
    store: 'files',
    truncated: true,
    progress: { done: 1, total: 2 },
  });
  expect(frame.meta?.notices).toEqual([
    { severity: 'warning', text: 'Something.' },
    { severity: 'info', text: expect.stringMatching(/^Small call nodes were cut off: they are shown as other\./) },
  ]);
});

test('an approximate tree says so', () => {
  const frame = treeFrame({ ...tree, isApproximate: true }, origin);
  expect(profileMetaOf(frame)?.approximate).toBe(true);
  expect(frame.meta?.notices?.[0].text).toMatch(/^This tree is approximate/);
});

test('an empty profile says when there is one', () => {
  const available = { fromMs: 1, toMs: 2 };
  expect(profileMetaOf(treeFrame({ ...tree, available }, origin))?.available).toEqual(available);
});

test('CPU time per step is shown in cores', () => {
  const [frame] = seriesFrames({ stepMs: 60_000, series: [series], notices: [] }, origin);
  expect(frame.refId).toBe('A');
  expect(frame.fields[1]).toMatchObject({ name: 'cpu', config: { unit: 'cores' }, labels: { region: 'eu' } });
  expect(frame.fields[0].values).toEqual([60_000, 120_000]);
  expect(frame.fields[1].values.map((value) => value.toFixed(4))).toEqual(['0.7667', '0.1000']);
});

test('a store that answers in another unit than the profile type names is taken at its word', () => {
  const samples = { ...origin, profileTypeId: 'process_cpu:samples:count:cpu:nanoseconds' };
  const [frame] = seriesFrames({ stepMs: 60_000, series: [series], notices: [], unit: 'nanoseconds' }, samples);
  expect(frame.fields[1].config.unit).toBe('cores');
});

test('what is in use keeps its unit', () => {
  const gauge = { ...series, values: [1024, 2048] };
  const [frame] = seriesFrames(
    { stepMs: 60_000, series: [gauge], notices: [] },
    { ...origin, profileTypeId: 'memory:inuse_space:bytes:space:bytes' }
  );
  expect(frame.fields[1]).toMatchObject({ config: { unit: 'bytes' }, values: [1024, 2048] });
});

test('notices are on the first frame, and on an empty one where there is no series', () => {
  const notices = ['Something.'];
  expect(
    seriesFrames({ stepMs: 1, series: [series, series], notices }, origin).map(({ meta }) => meta?.notices?.length)
  ).toEqual([1, undefined]);
  expect(seriesFrames({ stepMs: 1, series: [], notices }, origin)).toMatchObject([
    { refId: 'A', fields: [], meta: { notices: [{ text: 'Something.' }] } },
  ]);
});
