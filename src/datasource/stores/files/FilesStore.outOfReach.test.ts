// What a files store does with its other requests when the server goes away in the middle.
import { setMaxListeners } from 'node:events';
import { FakeFolder } from './fakeFolder.testHelper';
import { type FilesStore } from './FilesStore';
import { SAMPLES, storeOf } from './filesStore.testHelper';

function ask() {
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  const range = { fromMs: Date.UTC(2026, 10, 20), toMs: Date.UTC(2026, 10, 21) };
  return { profileTypeId: SAMPLES, selector: [], range, signal };
}

const files = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`${name}/20261120T100000Z.folded`, 'main 1\n']));
const [dying, ...others] = Object.keys(files);
let folder: FakeFolder;
let store: FilesStore;

/** One request fails as it does when nobody answers; the others wait for an answer that never comes. */
function die(first: string, ...waiting: readonly string[]): void {
  folder.answers.set(first, { status: 0 });
  waiting.forEach((path) => folder.held.add(path));
}

beforeEach(() => {
  folder = new FakeFolder(files);
  store = storeOf(folder.http, { maxParallelRequests: 8 });
});

afterEach(() => {
  expect(folder.underWay).toBe(0);
});

test.each([
  ['a tree', () => store.tree(ask())],
  ['a list of types', () => store.profileTypes(ask())],
])('%s gives up its other downloads at once, and the next one works', async (_, call) => {
  die(dying, ...others);
  await expect(call()).rejects.toThrow(/could not be reached/);
  expect(folder.underWay).toBe(0);
  folder.answers.clear();
  folder.held.clear();
  expect((await store.tree(ask())).tree.total[0]).toBe(4);
});

test('the listings of other folders are given up as well', async () => {
  die('a/', 'b/', 'c/', 'd/');
  await expect(store.tree(ask())).rejects.toThrow(/could not be reached/);
  expect(folder.underWay).toBe(0);
  folder.answers.clear();
  folder.held.clear();
  expect((await store.tree(ask())).tree.total[0]).toBe(4);
});

test('a panel that asks as another leaves gets everything', async () => {
  await store.labelNames(ask());
  const leaving = new AbortController();
  Object.keys(files).forEach((path) => folder.held.add(path));
  const left = expect(store.tree({ ...ask(), signal: leaving.signal })).rejects.toMatchObject({ name: 'AbortError' });
  while (folder.underWay < 4) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  folder.held.clear();
  leaving.abort();
  const next = store.tree(ask());
  await left;
  expect((await next).tree.total[0]).toBe(4);
});
