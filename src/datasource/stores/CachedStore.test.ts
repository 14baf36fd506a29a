import { treeFromText } from '../../engine/tree/treeText';
import { CPU, fakeStore } from '../fakeStore.testHelper';
import { CachedStore } from './CachedStore';
import { type TreeAnswer } from './store';

const SETTLED = { fromMs: 0, toMs: 1000 };
const matcher = (name: string) => ({ name, operator: '=' as const, value: 'x' });

function request(more: object = {}) {
  return { profileTypeId: CPU, selector: [], range: SETTLED, signal: new AbortController().signal, ...more };
}

function cached(store = fakeStore()) {
  const clock = { nowMs: 1e9 };
  store.tree.mockImplementation(async () => answerOf('main 1'));
  return { store, clock, cache: new CachedStore(store, { now: () => clock.nowMs }) };
}

function answerOf(text: string): TreeAnswer {
  return { tree: treeFromText(text), isTruncated: false, isApproximate: false, notices: [] };
}

test('panels that ask the same at the same time share one request', async () => {
  const { store, cache } = cached();
  const [a, b] = await Promise.all([cache.tree(request()), cache.tree(request())]);
  expect(a).toBe(b);
  expect(store.tree).toHaveBeenCalledTimes(1);
});

test('an answer is found again by what was asked, whatever the order of matchers', async () => {
  const { store, cache } = cached();
  await cache.tree(request({ selector: [matcher('a'), matcher('b')], maxNodes: undefined }));
  await cache.tree(request({ selector: [matcher('b'), matcher('a')] }));
  expect(store.tree).toHaveBeenCalledTimes(1);
  await cache.tree(request({ selector: [matcher('a')] }));
  await cache.tree(request({ maxNodes: 5 }));
  await cache.tree(request({ range: { fromMs: 0, toMs: 2000 } }));
  expect(store.tree).toHaveBeenCalledTimes(4);
});

test('a range in the past is kept longer than one that still grows', async () => {
  const { store, clock, cache } = cached();
  const growing = { range: { fromMs: 0, toMs: clock.nowMs } };
  await Promise.all([cache.tree(request()), cache.tree(request(growing))]);
  clock.nowMs += 10_000;
  await Promise.all([cache.tree(request()), cache.tree(request(growing))]);
  expect(store.tree).toHaveBeenCalledTimes(3);
  clock.nowMs += 100_000;
  await cache.tree(request());
  expect(store.tree).toHaveBeenCalledTimes(4);
});

test('what there is no room for is asked for again', async () => {
  const { store } = cached();
  const cache = new CachedStore(store, { maxBytes: 1 });
  await cache.tree(request());
  await cache.tree(request());
  expect(store.tree).toHaveBeenCalledTimes(2);
});

test('a failure is not kept', async () => {
  const { store, cache } = cached();
  store.tree.mockRejectedValueOnce(new Error('No.'));
  await expect(cache.tree(request())).rejects.toThrow('No.');
  expect((await cache.tree(request())).tree.total[0]).toBe(1);
});

test('the request ends only when nobody waits for it any more', async () => {
  const { store, cache } = cached();
  let seen: AbortSignal | undefined;
  store.tree.mockImplementation(({ signal }) => {
    seen = signal;
    return new Promise(() => undefined);
  });
  const [a, b] = [new AbortController(), new AbortController()];
  const waiting = [a, b].map(({ signal }) => cache.tree(request({ signal })));
  a.abort();
  await expect(waiting[0]).rejects.toThrow('The request was cancelled.');
  expect(seen?.aborted).toBe(false);
  b.abort();
  await expect(waiting[1]).rejects.toThrow('The request was cancelled.');
  expect(seen?.aborted).toBe(true);
});

test('who has left already asks nothing', async () => {
  const { store, cache } = cached();
  await expect(cache.series({ ...request({ signal: AbortSignal.abort() }), stepMs: 1, groupBy: [] })).rejects.toThrow(
    'The request was cancelled.'
  );
  expect(store.series).not.toHaveBeenCalled();
});

test('partial trees reach everybody who wants them', async () => {
  const { store, cache } = cached();
  store.tree.mockImplementation(async ({ onPartial }) => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    onPartial?.(answerOf('main 7'), { done: 1, total: 2 });
    return answerOf('main 8');
  });
  const totals: number[] = [];
  const listener = () => ({ onPartial: (partial: TreeAnswer) => totals.push(partial.tree.total[0]) });
  await Promise.all([cache.tree(request(listener())), cache.tree(request(listener())), cache.tree(request())]);
  expect(store.tree).toHaveBeenCalledTimes(1);
  expect(totals).toEqual([7, 7]);
});

test('lists, series, exemplars and heatmaps are shared alike; downloads and checks are not', async () => {
  const base = fakeStore();
  const store = {
    ...base,
    exemplars: jest.fn(async () => ({ exemplars: [], notices: [] })),
    heatmap: jest.fn(async () => ({ stepMs: 1, series: [], notices: [] })),
  };
  const cache = new CachedStore(store);
  for (let turn = 0; turn < 2; turn++) {
    await cache.profileTypes(request());
    await cache.labelNames(request());
    await cache.labelValues({ ...request(), name: 'region' });
    await cache.series({ ...request(), stepMs: 1, groupBy: [] });
    await cache.exemplars?.({ ...request(), of: 'profile' });
    await cache.heatmap?.({ ...request(), of: 'profile', stepMs: 1, groupBy: [] });
    await cache.profile(request());
    await cache.check(request().signal);
  }
  const calls = [store.profileTypes, store.labelNames, store.labelValues, store.series, store.exemplars, store.heatmap];
  expect(calls.map((call) => call.mock.calls.length)).toEqual([1, 1, 1, 1, 1, 1]);
  expect([store.profile.mock.calls.length, store.check.mock.calls.length]).toEqual([2, 2]);
});

test('it offers what the store offers, and no more', () => {
  const store = { ...fakeStore(), internalLabels: ['file'] };
  const cache = new CachedStore(store);
  expect(cache).toMatchObject({ kind: 'files', capabilities: store.capabilities, internalLabels: ['file'] });
  expect([cache.exemplars, cache.heatmap, cache.ready]).toEqual([undefined, undefined, undefined]);
});
