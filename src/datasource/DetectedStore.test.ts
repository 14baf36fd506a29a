import { DetectedStore } from './DetectedStore';
import { CPU, fakeStore } from './fakeStore.testHelper';
import { type StoreKind } from './options';
import { StoreError } from './stores/storeError';

const range = { fromMs: 0, toMs: 1 };
const request = () => ({ range, signal: new AbortController().signal });

function detected(detect: () => Promise<StoreKind>) {
  const inner = fakeStore();
  const makeStore = jest.fn((_kind: StoreKind) => inner);
  return { inner, makeStore, store: new DetectedStore(jest.fn(detect), makeStore) };
}

test('the first call finds the kind out, all calls together ask once', async () => {
  const detect = jest.fn(async (): Promise<StoreKind> => 'files');
  const { store, inner, makeStore } = detected(detect);
  expect(store.kind).toBe('auto');
  expect(store.capabilities.heatmap).toBe(true);
  const first = request();
  await Promise.all([store.profileTypes(first), store.labelNames({ ...request(), selector: [] })]);
  expect(detect).toHaveBeenCalledTimes(1);
  expect(makeStore).toHaveBeenCalledWith('files');
  expect(inner.profileTypes).toHaveBeenCalledWith(first);
  expect(store.kind).toBe('files');
  expect(store.capabilities.heatmap).toBe('This store has no heatmap.');
});

test("a failed detection is everybody's error, and the next call tries again", async () => {
  const detect = jest.fn(async (): Promise<StoreKind> => 'files');
  detect.mockRejectedValueOnce(new StoreError('The store', 'could not be reached', 'Check its URL.'));
  const { store } = detected(detect);
  await expect(store.profileTypes(request())).rejects.toThrow('The store could not be reached. Check its URL.');
  await expect(store.profileTypes(request())).resolves.toMatchObject({ values: expect.arrayContaining([CPU]) });
});

test('giving up ends one wait and not the detection of the others', async () => {
  let answer: (kind: StoreKind) => void = () => undefined;
  const { store } = detected(() => new Promise((resolve) => (answer = resolve)));
  const controller = new AbortController();
  const left = store.profileTypes({ range, signal: controller.signal });
  const stayed = store.profileTypes(request());
  controller.abort();
  await expect(left).rejects.toMatchObject({ name: 'AbortError' });
  answer('files');
  await expect(stayed).resolves.toBeDefined();
});

test('"Save & test" says which store it found', async () => {
  const { store } = detected(async () => 'files');
  const { summary } = await store.check(new AbortController().signal);
  expect(summary).toMatch(/^Found at this URL: a folder of files\. \S/);
});

test('what the found store cannot do is refused with its reason', async () => {
  const { store } = detected(async () => 'files');
  const asked = { ...request(), profileTypeId: CPU, selector: [] };
  await expect(store.exemplars({ ...asked, of: 'profile' })).rejects.toThrow('This store has no exemplars.');
});

test('whoever waits until it is ready knows what the store can do, and its internal labels', async () => {
  const { store, inner } = detected(async () => 'files');
  Object.assign(inner, { internalLabels: ['file'] });
  expect(store.internalLabels).toBeUndefined();
  await store.ready(request().signal);
  expect([store.kind, store.capabilities.heatmap, store.internalLabels]).toEqual([
    'files',
    'This store has no heatmap.',
    ['file'],
  ]);
});
