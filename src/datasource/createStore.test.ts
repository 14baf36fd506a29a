// What the settings change in requests: a data source as Grafana makes it, with a server that counts what it is asked.
import { type DataSourceInstanceSettings } from '@grafana/data';
import { getEventListeners } from 'node:events';
import { from } from 'rxjs';
import { createStore } from './createStore';
import { type ProfilesOptions } from './options';

const fetch = jest.fn();
jest.mock('@grafana/runtime', () => ({ getBackendSrv: () => ({ fetch }), isFetchError: () => true }));
jest.mock('../worker/rareFormatsUrl', () => ({ rareFormatsUrl: () => '' }));
jest.mock('../worker/startProfileWorker', () => ({
  startProfileWorker: () => {
    throw new Error('No worker here.');
  },
}));

const TYPE = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const range = { fromMs: Date.UTC(2026, 0, 1), toMs: Date.UTC(2026, 0, 2) };
const request = { range, selector: [], profileTypeId: TYPE, signal: new AbortController().signal };

/** One collapsed stack per file; an hour of the day in each name. */
const names = Array.from(
  { length: 12 },
  (_, hour) => `job=a/2026-01-01T${String(hour).padStart(2, '0')}:00:00Z.folded`
);

interface Asked {
  readonly urls: string[];
  /** So many were under way at once. */
  most: number;
  /** So many listeners the signal of `request` had at most. */
  listeners: number;
}

/** A folder of these files behind Grafana's proxy; every answer takes a moment. */
function serve(files: Readonly<Record<string, string>>): Asked {
  const asked: Asked = { urls: [], most: 0, listeners: 0 };
  let underWay = 0;
  fetch.mockImplementation(({ url }: { url: string }) => {
    const path = decodeURIComponent(url.replace('/proxy/', ''));
    asked.urls.push(path);
    asked.most = Math.max(asked.most, ++underWay);
    asked.listeners = Math.max(asked.listeners, getEventListeners(request.signal, 'abort').length);
    const answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      underWay--;
      if (files[path] === undefined) {
        throw Object.assign(new Error('Not Found'), { status: 404, data: new ArrayBuffer(0) });
      }
      const data = new TextEncoder().encode(files[path]).buffer;
      return { status: 200, statusText: 'OK', data, redirected: false, headers: new Headers() };
    };
    return from(answer());
  });
  return asked;
}

function storeWith(options: ProfilesOptions) {
  return createStore({
    url: '/proxy',
    jsonData: { store: 'files', ...options },
  } as DataSourceInstanceSettings<ProfilesOptions>);
}

/** A manifest of all files, so that nothing has to be listed. */
function folder(manifest = 'profiles.ndjson') {
  const lines = names.map((path) => JSON.stringify({ path, type: TYPE }));
  return { [manifest]: lines.join('\n'), ...Object.fromEntries(names.map((name) => [name, 'main;work 3'])) };
}

test('no more requests are under way than the settings allow', async () => {
  const usual = serve(folder());
  await storeWith({}).tree(request);
  expect([usual.most, usual.urls.filter((path) => path.endsWith('.folded')).length]).toEqual([4, 12]);
  const single = serve(folder());
  await storeWith({ maxParallelRequests: 1 }).tree(request);
  expect(single.most).toBe(1);
});

test('however many files a query waits for, its signal has few listeners', async () => {
  const asked = serve(folder());
  await storeWith({}).tree(request);
  expect(asked.listeners).toBeGreaterThan(0);
  expect(asked.listeners).toBeLessThan(4);
});

test('a query of more files than the settings allow asks for none of them', async () => {
  const asked = serve(folder());
  await expect(storeWith({ fileLimit: 11 }).tree(request)).rejects.toThrow(
    /selects 12 profile files, more than the limit of 11/
  );
  expect(asked.urls.filter((path) => path.endsWith('.folded'))).toEqual([]);
  await storeWith({ fileLimit: 12 }).tree(request);
});

test('what the cache has no room for is asked for again, what it has room for is not', async () => {
  const [path] = names;
  const files = {
    'profiles.ndjson': JSON.stringify({ path, type: TYPE }),
    [path]: Array.from({ length: 12_000 }, (_, index) => `main;f${index} 1`).join('\n'),
  };
  const downloads = async (cacheMegabytes: number) => {
    const asked = serve(files);
    const store = storeWith({ cacheMegabytes });
    await store.tree(request);
    await store.tree({ ...request, maxNodes: 10 });
    return asked.urls.filter((url) => url === path).length;
  };
  expect([await downloads(64), await downloads(1)]).toEqual([1, 2]);
});

test('the list of profiles is asked for under the name of the settings', async () => {
  const asked = serve(folder('list.ndjson'));
  await storeWith({ manifestName: 'list.ndjson' }).tree(request);
  expect(asked.urls[0]).toBe('list.ndjson');
});

test('a kind that is set is not looked for', async () => {
  const asked = serve(folder());
  expect(storeWith({ store: 'pyroscope' }).kind).toBe('pyroscope');
  expect(storeWith({ store: 'parca' }).kind).toBe('parca');
  await storeWith({ store: 'files' }).labelNames(request);
  expect(asked.urls.filter((path) => path.startsWith('querier'))).toEqual([]);
});
