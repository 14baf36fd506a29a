// `functions` and `callgraph`: what becomes of a tree beside the flame graph.
import { exactCallsOfTree } from '../../engine/call-graph/exactCalls';
import { treeFromText } from '../../engine/tree/treeText';
import { CPU, fakeStore } from '../fakeStore.testHelper';
import { type ProfilesQuery } from '../query';
import { type TreeAnswer } from '../stores/store';
import { callGraphQueryFrames } from './callGraphQuery';
import { comparedExtremes } from './comparedExtremes';
import { functionNames } from './functionNames';
import { functionsFrames } from './functionsQuery';
import { RANGE, testContext } from './queryContext.testHelper';

const query: ProfilesQuery = { refId: 'A', profileTypeId: CPU };

function storeOf(text: string, more: Partial<TreeAnswer> = {}) {
  const store = fakeStore();
  store.tree.mockImplementation(async ({ range }) => ({
    tree: treeFromText(range.fromMs < RANGE.fromMs ? 'main 1\n  gone 2' : text, 'nanoseconds'),
    isTruncated: false,
    isApproximate: false,
    notices: [],
    ...more,
  }));
  return store;
}

const TREE = 'main 1\n  work 5\n    hash 3\nidle 2';

async function functionsOf(more: Partial<ProfilesQuery>, store = storeOf(TREE)): Promise<unknown[]> {
  const [frame] = await functionsFrames({ ...query, ...more }, testContext(store));
  return Array.from(frame.fields[0].values);
}

test('functions by self, or by total, the largest first', async () => {
  expect(await functionsOf({})).toEqual(['work', 'hash', 'idle', 'main']);
  expect(await functionsOf({ functions: { sortBy: 'total' } })).toEqual(['main', 'work', 'hash', 'idle']);
});

test('a limit and a filter', async () => {
  expect(await functionsOf({ limit: 2 })).toEqual(['work', 'hash']);
  expect(await functionsOf({ frameFilter: '/^(work|main)$/' })).toEqual(['work', 'main']);
  expect(await functionsOf({ frameFilter: 'AS' })).toEqual(['hash']);
  await expect(functionsOf({ frameFilter: '/(/' })).rejects.toThrow(/^The function filter \/\(\/ cannot be used/);
});

test('with a baseline what vanished is listed, too', async () => {
  const [frame] = await functionsFrames({ ...query, baseline: { timeShift: '1d' } }, testContext(storeOf(TREE)));
  const column = (name: string) => Array.from(frame.fields.find((field) => field.name === name)?.values ?? []);
  const at = column('function').indexOf('gone');
  expect([column('self')[at], column('baselineSelf')[at], column('difference')[at]]).toEqual([0, 2, -2]);
});

test('extremes are asked for, and shown where the store has them', async () => {
  const extremes = { min: Float64Array.of(NaN, 0, 1, 2, 3), max: Float64Array.of(NaN, 4, 5, 6, 7) };
  const store = storeOf(TREE, { extremes });
  const [frame] = await functionsFrames(query, testContext(store));
  expect(store.tree.mock.calls[0][0].withExtremes).toBe('self');
  expect(frame.fields.map(({ name }) => name)).toEqual(['function', 'file', 'line', 'self', 'total', 'min', 'max']);
});

test('with a baseline the extremes are those of the comparison, each beside its function', async () => {
  const extremes = { min: Float64Array.of(NaN, 1, 2, 3, 4), max: Float64Array.of(NaN, 5, 6, 7, 8) };
  const store = storeOf(TREE, { extremes });
  const [frame] = await functionsFrames({ ...query, baseline: { timeShift: '1d' } }, testContext(store));
  const column = (name: string) => Array.from(frame.fields.find((field) => field.name === name)?.values ?? []);
  const { names } = treeFromText(TREE).functions;
  const rowOf = (name: unknown) => names.indexOf(String(name));
  expect(column('function')).toContain('gone');
  expect(column('min')).toEqual(column('function').map((name) => (name === 'gone' ? 0 : extremes.min[rowOf(name)])));
  expect(column('max')).toEqual(column('function').map((name) => (name === 'gone' ? 0 : extremes.max[rowOf(name)])));
  const perSecond = { ...query, baseline: { from: String(RANGE.fromMs - 1000), to: String(RANGE.fromMs) } };
  const [scaled] = await functionsFrames(perSecond, testContext(store));
  expect(scaled.fields.map(({ name }) => name)).not.toContain('min');
});

test('functions that became one in the comparison have no extremes', () => {
  const before = { tree: treeFromText('f 1', 'nanoseconds') };
  const after = { tree: treeFromText('f [a.py] 1\nf [b.py] 2\ng [a.py] 3', 'nanoseconds') };
  const extremes = { min: Float64Array.of(NaN, 1, 2, 3), max: Float64Array.of(NaN, 4, 5, 6) };
  const { min, max } = comparedExtremes(before, after, extremes);
  expect([Array.from(min), Array.from(max)]).toEqual([
    [NaN, NaN, 3],
    [NaN, NaN, 6],
  ]);
});

test('a cut tree gives lower bounds, and says so', async () => {
  const [frame] = await functionsFrames(query, testContext(storeOf(TREE, { isTruncated: true })));
  expect(frame.meta?.notices?.[0].text).toMatch(
    /^Small call nodes were cut off: values of functions are lower bounds\./
  );
});

test('a call graph is a frame of nodes and one of edges', async () => {
  const [nodes, edges] = await callGraphQueryFrames(query, testContext(storeOf(TREE)));
  expect([nodes, edges].map(({ refId, name, length }) => [refId, name, length])).toEqual([
    ['A', 'nodes', 4],
    ['A', 'edges', 2],
  ]);
});

/** What a profiler recorded, beside a tree made up from it that was cut down. */
const RECORDED: Partial<TreeAnswer> = {
  isApproximate: true,
  isTruncated: true,
  exactCalls: {
    ...exactCallsOfTree(treeFromText('main 1\n  fib 9\n    sleep 2', 'nanoseconds')),
    callCount: Float64Array.of(0, 8361, NaN, 3),
    primitiveCallCount: Float64Array.of(0, 1, NaN, 3),
  },
};

test('functions are exact where they were recorded, with their calls', async () => {
  const [frame] = await functionsFrames(query, testContext(storeOf('main 5\n  other 7', RECORDED)));
  const rows = frame.fields.map(({ name, values }) => [name, ...Array.from(values)]);
  expect(rows).toEqual([
    ['function', 'fib', 'sleep', 'main'],
    ['file', '', '', ''],
    ['line', null, null, null],
    ['self', 9, 2, 1],
    ['total', 11, 2, 12],
    ['calls', 8361, 3, null],
    ['primitiveCalls', 1, 3, null],
  ]);
  expect(frame.meta?.custom?.flameboard).toMatchObject({ total: 12, functionCount: 3 });
  expect(frame.meta?.custom?.flameboard).not.toHaveProperty('approximate');
  expect(frame.meta?.notices).toBeUndefined();
});

test('a comparison is exact on both sides, also where only one of them was recorded', async () => {
  const store = storeOf('main 5', RECORDED);
  const tree = treeFromText('main 1\n  gone 2', 'nanoseconds');
  store.tree.mockImplementation(async ({ range }) =>
    range.fromMs < RANGE.fromMs
      ? { tree, isTruncated: false, isApproximate: false, notices: [] }
      : {
          tree: treeFromText('main 5', 'nanoseconds'),
          notices: [],
          isTruncated: false,
          isApproximate: true,
          ...RECORDED,
        }
  );
  const [frame] = await functionsFrames({ ...query, baseline: { timeShift: '1d' } }, testContext(store));
  const column = (name: string) => Array.from(frame.fields.find((field) => field.name === name)?.values ?? []);
  expect(column('function')).toEqual(['fib', 'gone', 'sleep', 'main']);
  expect(column('self')).toEqual([9, 0, 2, 1]);
  expect(column('baselineSelf')).toEqual([0, 2, 0, 1]);
});

test('a call graph shows recorded calls', async () => {
  const [, edges] = await callGraphQueryFrames(query, testContext(storeOf('main 5', RECORDED)));
  const column = (name: string) => Array.from(edges.fields.find((field) => field.name === name)?.values ?? []);
  expect(column('id')).toEqual(['main → fib', 'fib → sleep']);
  expect(column('mainstat')).toEqual([11, 2]);
  expect(edges.meta?.notices).toBeUndefined();
});

test('names of functions for variables, each once', async () => {
  const request = { selector: [], range: RANGE, signal: new AbortController().signal };
  const { values } = await functionNames(storeOf('f [a.py] 1\n  f [b.py] 2\n  g 9'), request);
  expect(values).toEqual(['g', 'f']);
});
