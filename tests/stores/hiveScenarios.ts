// The acceptance scenarios of the files store: a ride-share service of ten minutes (three regions, three vehicles, one file
// per minute) behind any server that lists folders. Run against our stand-ins (filesStore.test.ts) and against real
// servers (tests/servers/).
import { setMaxListeners } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FilesStore } from '../../src/datasource/stores/files/FilesStore';
import { type HttpClient } from '../../src/datasource/stores/httpClient';
import { parseSelector } from '../../src/engine/labels/parseSelector';
import { type Selector } from '../../src/engine/labels/selector';
import { type CallTree } from '../../src/engine/tree/callTree';
import { functionTotals } from '../../src/engine/tree/functionTotals';
import { WorkbenchClient } from '../../src/worker/workbenchClient';
import { nodeHttpClient } from './nodeHttpClient';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const SAMPLES = 'samples:samples:count::';
const START_MS = Date.UTC(2025, 10, 20, 22, 0);
const WHOLE_HIVE = { fromMs: START_MS, toMs: START_MS + 10 * 60_000 };

/** A server of the hive; without a final slash. */
export interface HiveServer {
  readonly url: string;
  /** Headers that clients send, where they decide how the server lists. */
  readonly headers?: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const onMainThread = () => {
  throw new Error('Jest has no worker.');
};

/** A files store and the paths that it has asked for so far. */
interface CountedStore {
  readonly store: FilesStore;
  /** Those requests that are for profiles. */
  bodies(): readonly string[];
}

/** @param url Without a final slash. */
export function countedStore(url: string, headers?: Readonly<Record<string, string>>): CountedStore {
  const paths: string[] = [];
  const http = nodeHttpClient(url, headers);
  const counting: HttpClient = (request) => {
    paths.push(request.path);
    return http(request);
  };
  const store = new FilesStore(counting, new WorkbenchClient({ cacheBytes: 1e8 }, onMainThread), {
    fileLimit: 2000,
    maxParallelRequests: 4,
    manifestName: 'manifest.ndjson',
    nameZone: 'UTC',
    keepListsMs: 60_000,
  });
  return { store, bodies: () => paths.filter((asked) => /\.(folded|pprof)$/.test(asked)) };
}

export function selectorOf(text: string): Selector {
  const parsed = parseSelector(text);
  if (!parsed.ok) {
    throw new Error(parsed.error.message);
  }
  return parsed.value.matchers;
}

export const { signal } = new AbortController();
// Every request listens to it while it runs; Node warns from the eleventh on.
setMaxListeners(0, signal);

/** Self and total of a function, as shares of the whole in percent. */
function shares(tree: CallTree, name: string): { self: number; total: number } {
  const totals = functionTotals(tree);
  const row = tree.functions.names.indexOf(name);
  const percent = (value: number) => Number(((100 * value) / tree.total[0]).toFixed(4));
  return { self: percent(totals.self[row]), total: percent(totals.total[row]) };
}

/**
 * Declares the scenarios as tests.
 *
 * @param hasManifest Whether the server shows the hive's manifest. Without it nobody says how often the profiler took
 *   samples: they are counts, not time.
 */
export function describeHive(title: string, hasManifest: boolean, serve: () => Promise<HiveServer>): void {
  describe(title, () => {
    const profileTypeId = hasManifest ? CPU : SAMPLES;
    const perSample = hasManifest ? 10_000_000 : 1;
    let server: HiveServer;

    beforeAll(async () => {
      server = await serve();
    });
    afterAll(() => server.close());

    test('1: the total is 530 s, and order_car has 71.70 % of it', async () => {
      const { tree, notices, profileCount } = await countedStore(server.url, server.headers).store.tree({
        profileTypeId,
        selector: [],
        range: WHOLE_HIVE,
        signal,
      });
      expect(tree.total[0]).toBe(53_000 * perSample);
      expect(profileCount).toBe(90);
      expect(shares(tree, 'order_car').total).toBe(71.6981);
      expect(shares(tree, 'order_scooter').total).toBe(16.9811);
      expect(shares(tree, 'order_bike').total).toBe(11.3208);
      expect(notices).toEqual([]);
    });

    test('2: labels are listed without downloading any profile', async () => {
      const { store, bodies } = countedStore(server.url, server.headers);
      const request = { selector: [], range: WHOLE_HIVE, signal };
      expect((await store.labelNames(request)).values).toEqual(['file', 'region', 'service', 'vehicle']);
      const valuesOf = async (name: string) => (await store.labelValues({ ...request, name })).values;
      expect(await valuesOf('service')).toEqual(['ride-sharing-app']);
      expect(await valuesOf('region')).toEqual(['ap-south', 'eu-north', 'us-east']);
      expect(await valuesOf('vehicle')).toEqual(['bike', 'car', 'scooter']);
      expect(bodies()).toEqual([]);
    });

    test('3: a selector downloads exactly the ten files that it selects', async () => {
      const { store, bodies } = countedStore(server.url, server.headers);
      const { tree, profileCount } = await store.tree({
        profileTypeId,
        selector: selectorOf('{vehicle="car",region="us-east"}'),
        range: WHOLE_HIVE,
        signal,
      });
      expect(bodies()).toHaveLength(10);
      expect(profileCount).toBe(10);
      expect(tree.total[0]).toBe(6000 * perSample);
      expect(shares(tree, 'find_nearest_vehicle').self).toBe(66.6667);
      expect(shares(tree, 'check_driver_availability').total).toBe(33.3333);
    });

    test('4: eu-north alternates from minute to minute, without gaps', async () => {
      const { series, stepMs } = await countedStore(server.url, server.headers).store.series({
        profileTypeId,
        selector: selectorOf('{vehicle="car"}'),
        range: WHOLE_HIVE,
        stepMs: 60_000,
        groupBy: ['region'],
        signal,
      });
      const seconds = (values: readonly number[]) => values.map((value) => value / perSample / 100);
      const minutes = Array.from({ length: 10 }, (_, minute) => START_MS + (minute + 1) * 60_000);
      expect(stepMs).toBe(60_000);
      expect(series.map(({ labels, times, values }) => [labels[0].value, times, seconds(values)])).toEqual([
        ['ap-south', minutes, Array(10).fill(6)],
        ['eu-north', minutes, [46, 6, 46, 6, 46, 6, 46, 6, 46, 6]],
        ['us-east', minutes, Array(10).fill(6)],
      ]);
    });

    test('time prunes without downloading: three minutes are 27 files', async () => {
      const { store, bodies } = countedStore(server.url, server.headers);
      const { profileCount } = await store.tree({
        profileTypeId,
        selector: [],
        range: { fromMs: START_MS + 60_000, toMs: START_MS + 4 * 60_000 },
        signal,
      });
      expect(profileCount).toBe(27);
      expect(bodies()).toHaveLength(27);
    });

    test('the same again downloads nothing, and panels that ask together download once', async () => {
      const { store, bodies } = countedStore(server.url, server.headers);
      const request = { profileTypeId, selector: selectorOf('{region="eu-north"}'), range: WHOLE_HIVE, signal };
      const [first, second] = await Promise.all([store.tree(request), store.tree(request)]);
      const third = await store.tree(request);
      expect(bodies()).toHaveLength(30);
      expect([first, second, third].map(({ tree }) => tree.total[0])).toEqual(Array(3).fill(31_000 * perSample));
    });

    test('"Save & test" says what is there', async () => {
      const { summary } = await countedStore(server.url, server.headers).store.check(signal);
      expect(summary).toBe('90 profiles, 1 profile type, labels region, service, vehicle.');
    });
  });
}

/** Declares scenario 6 as a test: a folder with Go's profiles, of which cpu.pprof has the sample label `vehicle`. */
export function describeSampleLabels(title: string, serve: () => Promise<HiveServer>): void {
  describe(title, () => {
    let server: HiveServer;

    beforeAll(async () => {
      server = await serve();
    });
    afterAll(() => server.close());

    test('6: a sample label keeps the samples that have it, and one download serves all selectors', async () => {
      const { store, bodies } = countedStore(server.url, server.headers);
      const range = { fromMs: 0, toMs: Date.now() + 1e9 };
      const total = async (selector: string) =>
        (await store.tree({ profileTypeId: CPU, selector: selectorOf(selector), range, signal })).tree.total[0];
      const parts = [];
      for (const selector of ['{vehicle="car"}', '{vehicle="scooter"}', '{vehicle="bike"}', '{vehicle=""}']) {
        parts.push((await total(selector)) / 1e6);
      }
      expect(parts).toEqual([600, 300, 200, 90]);
      expect(await total('{}')).toBe(1_190_000_000);
      expect(bodies().filter((request) => request === 'cpu.pprof')).toHaveLength(1);
      const { values } = await store.labelValues({ name: 'vehicle', selector: [], range, signal });
      expect(values).toEqual(['bike', 'car', 'scooter']);
    });
  });
}

/** Declares as a test that the URL of one file is a store; the folder is that of `describeSampleLabels`. */
export function describeSingleFile(title: string, serve: () => Promise<HiveServer>): void {
  describe(title, () => {
    let server: HiveServer;

    beforeAll(async () => {
      server = await serve();
    });
    afterAll(() => server.close());

    test('it is a store of one profile', async () => {
      const { store } = countedStore(`${server.url}/cpu.pprof`, server.headers);
      expect((await store.check(signal)).summary).toBe('1 profile, 2 profile types, label vehicle.');
      const range = { fromMs: 0, toMs: Date.now() + 1e9 };
      const { tree } = await store.tree({ profileTypeId: CPU, selector: selectorOf('{vehicle="car"}'), range, signal });
      expect(tree.total[0]).toBe(600_000_000);
    });
  });
}

/** Names that mean something else in a URL, in HTML or in JSON, if they are not encoded. */
const ODD_NAMES = [
  'with space & ünï',
  '50%',
  '%41',
  'a+b',
  'a#b',
  'a?b',
  "it's",
  '"quoted"',
  '<b>',
  'a;b',
  'trace:1',
  '日本',
  '~x',
  '[1]',
];

/** Writes one profile under each odd name, as a folder and as a file; returns the folder that holds them. */
export function folderOfOddNames(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'flameboard-odd-names-'));
  for (const name of ODD_NAMES) {
    mkdirSync(path.join(folder, `name=${name}`));
    writeFileSync(path.join(folder, `name=${name}`, `${name}.folded`), 'main;work 1\n');
  }
  return folder;
}

/** Declares as a test that `folderOfOddNames` is read whole. */
export function describeOddNames(title: string, serve: () => Promise<HiveServer>): void {
  describe(title, () => {
    let server: HiveServer;

    beforeAll(async () => {
      server = await serve();
    });
    afterAll(() => server.close());

    test('every folder and file is found and read under its own name', async () => {
      const { store } = countedStore(server.url, server.headers);
      const range = { fromMs: 0, toMs: Date.now() + 1e9 };
      const { values } = await store.labelValues({ name: 'name', selector: [], range, signal });
      expect(values).toEqual([...ODD_NAMES].sort());
      const { tree, notices } = await store.tree({ profileTypeId: SAMPLES, selector: [], range, signal });
      expect([tree.total[0], notices]).toEqual([ODD_NAMES.length, []]);
    });
  });
}
