import { callTreeFromFrame } from '../../frames/callTreeFromFrame';
import { profileMetaOf } from '../../frames/profileMeta';
import { exactCallsOfTree } from '../../engine/call-graph/exactCalls';
import { treeFromText, treeToText } from '../../engine/tree/treeText';
import { CPU, type FakeStore, fakeStore } from '../fakeStore.testHelper';
import { type ProfilesQuery } from '../query';
import { type TreeAnswer } from '../stores/store';
import { profileFrames } from './profileQuery';
import { HOUR_MS, RANGE, testContext } from './queryContext.testHelper';

const query: ProfilesQuery = { refId: 'A', profileTypeId: CPU };

function answer(text: string, more: Partial<TreeAnswer> = {}): TreeAnswer {
  return { tree: treeFromText(text, 'nanoseconds'), isTruncated: false, isApproximate: false, notices: [], ...more };
}

/** A store in which everything before the range of the tests is one tree, and the range itself another. */
function storeOf(before: TreeAnswer, after: TreeAnswer): FakeStore {
  const store = fakeStore();
  store.tree.mockImplementation(async ({ range }) => (range.fromMs < RANGE.fromMs ? before : after));
  return store;
}

async function treeText(store: FakeStore, baseline: ProfilesQuery['baseline']): Promise<string> {
  const [frame] = await profileFrames({ ...query, baseline }, testContext(store));
  const tree = callTreeFromFrame(frame);
  return tree.ok ? treeToText(tree.value) : tree.error.sentence;
}

test('a baseline makes one diff frame, baseline left', async () => {
  const store = storeOf(answer('main 1\n  old 4'), answer('main 2\n  new 3'));
  expect(await treeText(store, { timeShift: '1d' })).toBe(
    [
      '- total (total: 5, self: —; baseline total: 5, self: —)',
      '  - main (total: 5, self: 2; baseline total: 5, self: 1)',
      '    - new (total: 3, self: 3; baseline total: —, self: —)',
      '    - old (total: —, self: —; baseline total: 4, self: 4)',
    ].join('\n')
  );
});

test('the frame says what the baseline is, and what either side lacks', async () => {
  const before = answer('main 1', { isTruncated: true, notices: ['A file is bad.'] });
  const store = storeOf(before, answer('main 2', { isApproximate: true, notices: ['Another one, too.'] }));
  const [frame] = await profileFrames({ ...query, baseline: { timeShift: '1h' } }, testContext(store));
  expect(profileMetaOf(frame)).toMatchObject({
    truncated: true,
    approximate: true,
    baseline: { profileType: CPU, labelSelector: '{}', fromMs: RANGE.fromMs - HOUR_MS, toMs: RANGE.fromMs },
  });
  expect(frame.meta?.notices?.map(({ text }) => text.slice(0, 24))).toEqual([
    'Another one, too.',
    'Baseline: A file is bad.',
    'Small call nodes were cu',
    'This tree is approximate',
  ]);
});

test('recorded numbers of functions go with the tree that was made up from them', async () => {
  const exactCalls = exactCallsOfTree(treeFromText('main 1\n  work 4', 'nanoseconds'));
  const store = storeOf(answer('main 3'), answer('main 5', { isApproximate: true, exactCalls }));
  const [single] = await profileFrames(query, testContext(store));
  expect(profileMetaOf(single)?.exactFunctions).toEqual({
    names: ['main', 'work'],
    files: ['', ''],
    self: [1, 4],
    total: [5, 4],
  });
  const [diff] = await profileFrames({ ...query, baseline: { timeShift: '1d' } }, testContext(store));
  expect(profileMetaOf(diff)?.exactFunctions).toMatchObject({ total: [5, 4], baselineTotal: [3, 0] });
});

test('shared functions are cut where the query says so and the store can, and that is said', async () => {
  const exactCalls = exactCallsOfTree(treeFromText('main 5', 'nanoseconds'));
  const store = storeOf(answer('main 3'), answer('main 5', { exactCalls }));
  const [frame] = await profileFrames({ ...query, cutSharedFunctions: true }, testContext(store));
  expect(store.tree.mock.calls[0][0].cutSharedFunctions).toBe(true);
  expect(frame.meta?.notices?.[0].text).toMatch(/^Functions with several callers are drawn without/);
  const stacks = { ...store, capabilities: { ...store.capabilities, cutSharedFunctions: 'No.' } };
  await profileFrames({ ...query, cutSharedFunctions: true }, testContext(stacks));
  expect(store.tree.mock.calls[1][0].cutSharedFunctions).toBeUndefined();
});

test('the order of time is asked for where the store can, and a comparison has none', async () => {
  const store = storeOf(answer('main 3'), answer('main 5'));
  await profileFrames({ ...query, order: 'time' }, testContext(store));
  expect(store.tree.mock.calls[0][0].order).toBe('time');
  const merging = { ...store, capabilities: { ...store.capabilities, timeOrder: 'No.' } };
  await profileFrames({ ...query, order: 'time' }, testContext(merging));
  expect(store.tree.mock.calls[1][0].order).toBeUndefined();
  const [diff] = await profileFrames({ ...query, order: 'time', baseline: { timeShift: '1d' } }, testContext(store));
  expect(store.tree.mock.calls.slice(2).map(([{ order }]) => order)).toEqual([undefined, undefined]);
  expect(diff.meta?.notices?.[0].text).toMatch(/^A comparison has no order of time/);
});

test('both sides are asked for at the same time', async () => {
  const store = fakeStore();
  store.tree.mockReturnValue(new Promise(() => undefined));
  void profileFrames({ ...query, baseline: { timeShift: '1d' } }, testContext(store));
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(store.tree).toHaveBeenCalledTimes(2);
});

test('sums over ranges of different length are compared per second, and the frame says so', async () => {
  const store = storeOf(answer(`main ${7200e9}`), answer(`main ${1800e9}`));
  const baseline = { from: String(RANGE.fromMs - 2 * HOUR_MS), to: String(RANGE.fromMs) };
  const [frame] = await profileFrames({ ...query, baseline }, testContext(store));
  const [value, valueRight] = ['value', 'valueRight'].map((name) => frame.fields.find((field) => field.name === name));
  expect([value?.values[0], valueRight?.values[0], value?.config.unit]).toEqual([1, 0.5, 'cores']);
  expect(profileMetaOf(frame)?.baseline?.per).toBe('second');
  expect(frame.meta?.notices?.[0].text).toBe(
    'The baseline covers 2 h and the comparison 1 h: both are shown per second.'
  );
});

test('levels over ranges of different length are compared per profile where their number is known', async () => {
  const inUse = { ...query, profileTypeId: 'memory:inuse_space:bytes:space:bytes' };
  const baseline = { from: String(RANGE.fromMs - 2 * HOUR_MS), to: String(RANGE.fromMs) };
  const frameOf = async (counts: [number?, number?]) => {
    const store = storeOf(
      answer('main 80', { profileCount: counts[0] }),
      answer('main 60', { profileCount: counts[1] })
    );
    const [frame] = await profileFrames({ ...inUse, baseline }, testContext(store));
    return [
      ...frame.fields.filter(({ name }) => /^value/.test(name)).map(({ values }) => values[0]),
      profileMetaOf(frame)?.baseline?.per,
    ];
  };
  expect(await frameOf([8, 4])).toEqual([10, 15, 'profile']);
  expect(await frameOf([undefined, 4])).toEqual([80, 60, undefined]);
});

test('call site, spans and profiles are handed on; ids of one range are not asked of the other', async () => {
  const store = storeOf(answer('main 1'), answer('main 2'));
  const parts = {
    stackTraceSelector: ['main'],
    spanSelector: ['ab'],
    profileIdSelector: ['p'],
    traceIdSelector: ['t'],
    maxNodes: 50,
  };
  await profileFrames({ ...query, ...parts, baseline: { timeShift: '1d' } }, testContext(store));
  expect(store.tree.mock.calls[0][0]).toMatchObject({ callSite: ['main'], maxNodes: 50 });
  expect(store.tree.mock.calls[0][0].spanIds).toBeUndefined();
  expect(store.tree.mock.calls[1][0]).toMatchObject({
    callSite: ['main'],
    spanIds: ['ab'],
    profileIds: ['p'],
    traceIds: ['t'],
    maxNodes: 50,
  });
});

test('what the store cannot single out is a sentence with its reason', async () => {
  const store = { ...fakeStore(), capabilities: { ...fakeStore().capabilities, spanIds: 'Files carry no span ids.' } };
  await expect(profileFrames({ ...query, spanSelector: ['ab'] }, testContext(store))).rejects.toThrow(
    'The span selection cannot be had from this store: Files carry no span ids. Remove it from the query.'
  );
});

test('the most call nodes of the settings hold where the query says nothing', async () => {
  const store = fakeStore();
  const context = testContext(store);
  await profileFrames({ ...query, maxNodes: 0 }, { ...context, settings: { ...context.settings, maxNodes: 77 } });
  expect(store.tree.mock.calls[0][0].maxNodes).toBe(77);
});
