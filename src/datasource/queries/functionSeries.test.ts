import { treeFromText } from '../../engine/tree/treeText';
import { CPU, fakeStore } from '../fakeStore.testHelper';
import { type FunctionSelector } from '../stores/store';
import { functionSeries } from './functionSeries';
import { HOUR_MS, RANGE } from './queryContext.testHelper';

const GAUGE = 'memory:inuse_space:bytes:space:bytes';

function ask(functionSelector: FunctionSelector, more: object = {}) {
  const store = fakeStore();
  store.tree.mockImplementation(async ({ range }) => {
    const slice = (range.fromMs - RANGE.fromMs) / (range.toMs - range.fromMs);
    return {
      tree: slice === 3 ? treeFromText('') : treeFromText(`main 1\n  work ${slice}\n    main 2\nwork 5`),
      profileCount: slice === 3 ? 0 : 2,
      isTruncated: slice === 4,
      isApproximate: false,
      notices: slice === 3 ? ['No profile lies in this time range.'] : [],
    };
  });
  const request = { profileTypeId: CPU, selector: [], range: RANGE, stepMs: 60_000, groupBy: [], ...more };
  return {
    store,
    answer: functionSeries(store, { ...request, functionSelector, signal: new AbortController().signal }),
  };
}

test('one tree per slice, the function looked up in each; recursion counts once', async () => {
  const { answer, store } = ask({ kind: 'function', name: 'work' });
  const { stepMs, series } = await answer;
  expect(stepMs).toBe(2 * 60_000);
  expect(store.tree).toHaveBeenCalledTimes(30);
  expect(series[0].times.slice(0, 4).map((timeMs) => (timeMs - RANGE.fromMs) / stepMs)).toEqual([1, 2, 3, 5]);
  expect(series[0].values.slice(0, 4)).toEqual([7, 8, 9, 11]);
});

test('a call site is the subtree at that path', async () => {
  expect((await ask({ kind: 'callSite', path: ['main', 'work'] }).answer).series[0].values.slice(0, 2)).toEqual([2, 3]);
  expect((await ask({ kind: 'callSite', path: ['work'] }).answer).series[0].values.slice(0, 2)).toEqual([5, 5]);
  expect((await ask({ kind: 'callSite', path: ['nobody'] }).answer).series[0].values.slice(0, 2)).toEqual([0, 0]);
});

test('slices lie on multiples of the step and whole in the range', async () => {
  const range = { fromMs: RANGE.fromMs + 1, toMs: RANGE.toMs + 1 };
  const { answer, store } = ask({ kind: 'function', name: 'work' }, { range });
  const { stepMs } = await answer;
  for (const [{ range: slice }] of store.tree.mock.calls) {
    expect(slice.fromMs % stepMs).toBe(0);
    expect(slice.fromMs).toBeGreaterThanOrEqual(range.fromMs);
    expect(slice.toMs).toBeLessThanOrEqual(range.toMs);
  }
});

test('a range of a year is no more than 30 requests', async () => {
  const { answer, store } = ask({ kind: 'function', name: 'work' }, { range: { fromMs: 0, toMs: 365 * 24 * HOUR_MS } });
  await answer;
  expect(store.tree.mock.calls.length).toBeLessThanOrEqual(30);
});

test('levels are averages of profiles', async () => {
  const { answer } = ask({ kind: 'callSite', path: ['work'] }, { profileTypeId: GAUGE });
  expect((await answer).series[0].values[0]).toBe(2.5);
});

test('cut trees are mentioned, empty slices are not', async () => {
  expect((await ask({ kind: 'function', name: 'work' }).answer).notices).toEqual([
    'The store cut small call nodes off, so the values of this function are lower bounds.',
  ]);
});

test('series by label cannot be made this way', async () => {
  await expect(ask({ kind: 'function', name: 'work' }, { groupBy: ['region'] }).answer).rejects.toThrow(
    'Series of one function cannot be grouped by label with this store.'
  );
});
