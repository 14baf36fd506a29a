// Every kind of query on the recorded incident of samples/, through the files store over HTTP: a deploy of 1.1.0 at 12:21 makes
// cars in eu-north slow.
import { type DataFrame } from '@grafana/data';
import { setMaxListeners } from 'node:events';
import path from 'node:path';
import { type ListingServer, startListingServer } from '../../playground/server/listing/listingServer';
import expected from '../../samples/expected.json';
import { DEFAULT_SETTINGS } from '../../src/datasource/options';
import { type ProfilesQuery } from '../../src/datasource/query';
import { runQuery } from '../../src/datasource/queries/runQuery';
import { CachedStore } from '../../src/datasource/stores/CachedStore';
import { labelsMetaOf } from '../../src/frames/labelsFrame';
import { countedStore } from './hiveScenarios';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const { fromMs, deployMs, toMs } = expected.range;

let server: ListingServer;
let store: CachedStore;

beforeAll(async () => {
  server = await startListingServer({ root: path.join(__dirname, '../../samples/profiles'), shape: 'nginx' });
  store = new CachedStore(countedStore(server.url).store);
});

afterAll(() => server.close());

function run(query: Partial<ProfilesQuery>, range = { fromMs, toMs }): Promise<DataFrame[]> {
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  return runQuery(
    { refId: 'A', profileTypeId: CPU, ...query },
    {
      store,
      range,
      stepMs: 20_000,
      app: 'dashboard',
      signal,
      settings: DEFAULT_SETTINGS,
      dataSource: { uid: 'u', name: 'profiles' },
      onPartial: () => undefined,
    }
  );
}

function column(frame: DataFrame, name: string): unknown[] {
  return Array.from(frame.fields.find((field) => field.name === name)?.values ?? []);
}

function sums(frame: DataFrame, label: string): Record<string, number> {
  const totals = new Map<string, number>();
  const values = column(frame, 'value');
  column(frame, label).forEach((text, row) =>
    totals.set(String(text), (totals.get(String(text)) ?? 0) + Number(values[row]))
  );
  return Object.fromEntries(totals);
}

test('the new version is marked where it was deployed', async () => {
  const [frame] = await run({ annotation: { kind: 'firstSeen', label: 'version' } });
  expect(column(frame, 'title')).toEqual(['version 1.1.0']);
  expect(column(frame, 'time')).toEqual([deployMs]);
});

test('labels add up to what was recorded, one by one and in pairs', async () => {
  const [frame, ...others] = await run({ queryType: 'labels' });
  expect(others).toEqual([]);
  expect(frame.fields.map(({ name }) => name)).toEqual(['time', 'region', 'vehicle', 'version', 'value']);
  expect(sums(frame, 'region')).toEqual(expected.pprof.cpu.byRegion);
  expect(sums(frame, 'version')).toEqual(expected.pprof.cpu.byVersion);
  expect(sums(frame, 'vehicle')).toEqual(expected.pprof.byVehicle);
  expect(labelsMetaOf(frame)?.leftOut).toEqual({ internal: 1, singleValued: 1 });
});

test('before and after the deploy are two sides', async () => {
  const [after, before] = await run({ queryType: 'labels', baseline: { timeShift: '6m' } }, { fromMs: deployMs, toMs });
  expect([after, before].map((frame) => labelsMetaOf(frame)?.side)).toEqual(['comparison', 'baseline']);
  const whole = [after, before].map((frame) => Object.values(sums(frame, 'region')).reduce((a, b) => a + b));
  expect(whole[0] + whole[1]).toBe(expected.pprof.totals['cpu/nanoseconds']);
  expect(Object.keys(sums(before, 'version'))).toEqual(['1.0.0']);
});

test('the function that grew leads the table, and its series shows when', async () => {
  const after = { fromMs: deployMs, toMs };
  const [table] = await run({ queryType: 'functions', baseline: { timeShift: '6m' }, limit: 5 }, after);
  const differences = column(table, 'difference').map(Number);
  const grown = String(column(table, 'function')[differences.indexOf(Math.max(...differences))]);
  const [series] = await run({ queryType: 'metrics', functionSelector: grown });
  const values = column(series, 'cpu').map(Number);
  const times = column(series, 'time').map(Number);
  const mean = (isWanted: (timeMs: number) => boolean) => {
    const wanted = values.filter((_, index) => isWanted(times[index]));
    return wanted.reduce((a, b) => a + b, 0) / wanted.length;
  };
  expect(mean((timeMs) => timeMs > deployMs)).toBeGreaterThan(3 * mean((timeMs) => timeMs <= deployMs));
  const [withExtremes] = await run({ queryType: 'functions', limit: 5 });
  expect(
    column(withExtremes, 'max').every((max, row) => Number(max) <= Number(column(withExtremes, 'self')[row]))
  ).toBe(true);
});

test('the call graph and the exemplars are of the same profiles', async () => {
  const [nodes, edges] = await run({ queryType: 'callgraph' });
  expect(nodes.length).toBeGreaterThan(5);
  expect(edges.length).toBeGreaterThanOrEqual(nodes.length - 3);
  const frames = await run({ queryType: 'metrics', includeExemplars: true, includeHeatmap: true });
  expect(frames.map(({ name, length }) => [name, length])).toEqual([
    ['series', 36],
    ['exemplar', 108],
    ['heatmap', expect.any(Number)],
  ]);
  const [one] = await run({ profileIdSelector: [String(column(frames[1], 'Id')[0])] });
  expect(Number(column(one, 'value')[0])).toBeCloseTo(Number(column(frames[1], 'Value')[0]) * 20e9, -3);
});
