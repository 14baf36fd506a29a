// The ways to list files, as a store sees them: buckets, one file as URL, names of writers, very many files.
import { setMaxListeners } from 'node:events';
import { type Selector } from '../../../engine/labels/selector';
import { type HttpClient } from '../httpClient';
import { FakeBucket } from './fakeBucket.testHelper';
import { FakeFolder } from './fakeFolder.testHelper';
import { SAMPLES, storeOf } from './filesStore.testHelper';
import { LOOK_LENGTH } from './slices';

const ALWAYS = { fromMs: 0, toMs: Date.UTC(2100, 0) };

const { signal } = new AbortController();
setMaxListeners(0, signal);
const ask = (selector: Selector = []) => ({ profileTypeId: SAMPLES, selector, range: ALWAYS, signal });
const region = (value: string): Selector => [{ name: 'region', operator: '=', value }];

describe('a bucket', () => {
  const objects = {
    'region=eu/20261120T100000Z.folded': 'main;work 1\n',
    'region=us/with space & ünï.folded': 'main;work 2\n',
    'team/region=ap/20261120T100100Z.folded': 'main;work 4\n',
    'region=eu/': '',
  };

  test('is known by its first answer, and listed in one request', async () => {
    const bucket = new FakeBucket(objects);
    const { tree, notices } = await storeOf(bucket.http).tree(ask());
    expect(tree.total[0]).toBe(7);
    expect(notices).toEqual([]);
    expect(bucket.requests.filter((request) => request.includes('list-type'))).toEqual([
      '?list-type=2&encoding-type=url&max-keys=1000',
    ]);
    expect(bucket.bodies).toContain('region=us/with%20space%20%26%20%C3%BCn%C3%AF.folded');
  });

  test('has labels by its keys, and a selector downloads what it selects', async () => {
    const bucket = new FakeBucket(objects);
    const store = storeOf(bucket.http);
    expect((await store.labelValues({ ...ask(), name: 'region' })).values).toEqual(['ap', 'eu', 'us']);
    expect(bucket.bodies).toEqual([]);
    await store.tree(ask(region('eu')));
    expect(bucket.bodies).toEqual(['region=eu/20261120T100000Z.folded']);
  });

  test('may be meant in part: the prefix is in requests, not in labels', async () => {
    const bucket = new FakeBucket(objects);
    const store = storeOf(bucket.http, { listing: 's3', bucketPrefix: '/team' });
    expect((await store.tree(ask())).tree.total[0]).toBe(4);
    expect((await store.labelNames(ask())).values).toEqual(['file', 'region']);
    expect(bucket.requests).toEqual([
      'team/profiles.ndjson',
      '?list-type=2&encoding-type=url&max-keys=1000&prefix=team%2F',
      'team/region=ap/20261120T100100Z.folded',
    ]);
  });

  test('is listed page by page to its end', async () => {
    const bucket = new FakeBucket(objects, 1);
    expect((await storeOf(bucket.http, { listing: 's3' }).check(signal)).summary).toMatch(/^3 profiles, /);
    expect(bucket.requests.filter((request) => request.startsWith('?'))).toHaveLength(4);
  });

  test('whose pages go round in a circle is left with a notice', async () => {
    const bucket = new FakeBucket(objects, 2);
    bucket.isGoingRound = true;
    const { notices } = await storeOf(bucket.http, { listing: 's3' }).labelNames(ask());
    expect(notices).toEqual([
      'The list of the bucket ends after 2 files without the server saying how it goes on; the rest is missing.',
    ]);
    expect(bucket.requests.length).toBeLessThan(5);
  });

  test('with keys that lead out of it says so', async () => {
    const bucket = new FakeBucket({ ...objects, '../x': 'main 1\n', 'a//b': 'main 1\n' });
    const { notices, values } = await storeOf(bucket.http).labelNames(ask());
    expect(values).toContain('region');
    expect(notices).toEqual([
      'The list of the bucket has 2 links that lead out of it (the first is "../x"); they were left out.',
    ]);
  });

  test('that is private says what can be done', async () => {
    const http: HttpClient = () =>
      Promise.resolve({
        status: 403,
        statusText: 'Forbidden',
        bytes: Uint8Array.from(
          new TextEncoder().encode('<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>')
        ),
        isRedirected: false,
      });
    await expect(storeOf(http, { listing: 's3' }).check(signal)).rejects.toThrow(
      /^The list of the data source's bucket is in a private bucket \(403\)\. Requests to it must be signed, .* gateway/
    );
  });

  test('that answers with something else than a list says so', async () => {
    const folder = new FakeFolder({ 'a.folded': 'main 1\n' });
    await expect(storeOf(folder.http, { listing: 'azure' }).check(signal)).rejects.toThrow(
      /^The list of the data source's bucket /
    );
  });
});

describe('one file as URL', () => {
  /** What a web server does with a file that is asked for as a folder, and with the file. */
  const serverOf =
    (text: string): HttpClient =>
    ({ isBaseItself }) =>
      Promise.resolve({
        status: isBaseItself ? 200 : 404,
        statusText: '',
        bytes: Uint8Array.from(new TextEncoder().encode(isBaseItself ? text : 'not found')),
        lastModifiedMs: Date.UTC(2026, 10, 20, 22),
        isRedirected: false,
      });

  test('is a store of one profile', async () => {
    const store = storeOf(serverOf('main;work 3\n'));
    expect((await store.check(signal)).summary).toBe('1 profile, 1 profile type.');
    const { tree, notices } = await store.tree(ask());
    expect([tree.total[0], notices]).toEqual([3, []]);
    const { series } = await store.series({ ...ask(), stepMs: 60_000, groupBy: [] });
    expect(series[0].values).toEqual([3]);
  });

  test('that is no profile says so, without a name that it does not have', async () => {
    await expect(storeOf(serverOf('no stacks in here\n')).tree(ask())).rejects.toThrow(
      /^No profile could be read: The file at the URL of the data source: This file /
    );
  });

  test('that is a web page is still a folder that cannot be listed', async () => {
    await expect(storeOf(serverOf('<!doctype html><html>')).check(signal)).rejects.toThrow(
      "The data source's folder does not exist (404). Check the URL in the data source settings."
    );
  });
});

describe('names', () => {
  const files = {
    'GET.car.5ms.1795215697.prof': 'main;car 1\n',
    'GET.api.scooter.7ms.1795215697.prof': 'main;scooter 2\n',
    'web=1__CPU.20261120.223237.4711.0.001.cpuprofile': 'main;node 4\n',
  };

  test('say labels in the way of their writer', async () => {
    const store = storeOf(new FakeFolder(files).http);
    expect((await store.labelNames(ask())).values).toEqual(['file', 'method', 'path', 'web']);
    expect((await store.labelValues({ ...ask(), name: 'path' })).values).toEqual(['api.scooter', 'car']);
    const { tree } = await store.tree(ask([{ name: 'path', operator: '=', value: 'car' }]));
    expect(tree.total[0]).toBe(1);
  });

  test('of what ddtrace writes beside its profiles are none', async () => {
    const beside = { 'app.4711.1.info.json': '{}', 'app.4711.1.internal_metadata.json': '{}' };
    const store = storeOf(new FakeFolder({ ...files, ...beside, 'app.4711.1.pprof': 'main 8\n' }).http);
    const { tree, notices } = await store.tree(ask());
    expect([tree.total[0], notices]).toEqual([15, []]);
  });

  test('say them in the way of the settings', async () => {
    const namePatterns = [{ writer: 'Ours', pattern: String.raw`.*\.(?<ending>[a-z]+)` }];
    const store = storeOf(new FakeFolder(files).http, { namePatterns });
    expect((await store.labelNames(ask())).values).toEqual(['ending', 'file', 'web']);
  });

  test('a pattern that cannot be used is a notice with every answer', async () => {
    const store = storeOf(new FakeFolder(files).http, { namePatterns: [{ writer: 'Ours', pattern: '(' }] });
    const { notices, tree } = await store.tree(ask());
    expect(tree.total[0]).toBe(7);
    expect(notices).toEqual([
      expect.stringMatching(/^The name pattern Ours in the data source settings is not used\./),
    ]);
  });
});

describe('very many files', () => {
  jest.setTimeout(60_000);

  /** So many profiles, one per second. */
  const filesOf = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`region=eu__${index}-${1_763_676_000 + index}.folded`, 'main 1\n'])
    );
  /** How often everything else on the page had its turn. */
  let turns: number;

  beforeEach(() => {
    turns = 0;
    const schedule = globalThis.setTimeout;
    jest.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, ms?: number) => {
      turns += ms === undefined ? 1 : 0;
      return ms === undefined ? setImmediate(run) : schedule(run, ms);
    }) as typeof setTimeout);
    // A machine that is so slow that a turn is due at every look at the clock.
    let nowMs = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => (nowMs += 1000));
  });
  afterEach(() => jest.restoreAllMocks());

  test('a hundred thousand of one folder are listed in slices, whatever is asked for, and a query finds its own', async () => {
    const count = 100_000;
    const folder = new FakeFolder(filesOf(count));
    const store = storeOf(folder.http);
    expect((await store.labelValues({ ...ask(), name: 'region' })).values).toEqual(['eu']);
    // Made files of, selected, of the type, in the range (twice), asked for their value.
    expect(turns).toBeGreaterThanOrEqual((6 * count) / LOOK_LENGTH - 6);
    turns = 0;
    const range = { fromMs: 1_763_676_010_000, toMs: 1_763_676_020_000 };
    expect((await store.tree({ ...ask(), range })).tree.total[0]).toBe(10);
    expect(folder.bodies.length).toBeLessThan(15);
    // Selected, in the range (twice).
    expect(turns).toBeGreaterThanOrEqual((3 * count) / LOOK_LENGTH - 3);
  });

  test('ten thousand of a bucket are ten requests', async () => {
    const bucket = new FakeBucket(filesOf(10_000));
    const store = storeOf(bucket.http, { listing: 's3' });
    expect((await store.labelValues({ ...ask(), name: 'region' })).values).toEqual(['eu']);
    expect(bucket.requests).toHaveLength(1 + 10);
    expect(turns).toBeGreaterThanOrEqual(10 * Math.floor(1000 / LOOK_LENGTH));
  });

  test('they are counted before people while they are listed', async () => {
    const bucket = new FakeBucket(filesOf(10_000));
    let nowMs = 0;
    jest.spyOn(Date, 'now').mockImplementation(() => (nowMs += 1000));
    const seen: Array<readonly [number, number, number]> = [];
    const store = storeOf(bucket.http, { listing: 's3', fileLimit: 1 });
    const asked = store.tree({
      ...ask(),
      onPartial: ({ tree }, { done, total }) => seen.push([done, total, tree.total[0]]),
    });
    await expect(asked).rejects.toThrow(/selects 10000 profile files, more than the limit of 1\./);
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.every(([done, total, value]) => done === 0 && total > 0 && value === 0)).toBe(true);
  });
});
