// The Parca store on recorded answers of the real server: what `npm test` knows of the wire without any server. Recorded again by
// `npm run test:stores -- --record`.
import path from 'node:path';
import { ParcaStore } from '../../../src/datasource/stores/parca/ParcaStore';
import { treeToText } from '../../../src/engine/tree/treeText';
import { WorkbenchClient } from '../../../src/worker/workbenchClient';
import {
  byRegion,
  cpuRequest,
  CPU,
  fromMs,
  incident,
  longAgo,
  selectorOf,
  signal,
  sliceMs,
  totalNs,
} from '../contract/incident';
import { recordedServer } from '../recordedAnswers';

const server = recordedServer(path.join(__dirname, '../../../testdata/parca/answers.json'), 'FLAMEBOARD_PARCA_URL');
afterAll(() => server.save());

/** A new store, so that every test asks all that it needs. */
function parca(serviceLabel = 'service_name'): ParcaStore {
  const onMainThread = () => {
    throw new Error('Jest has no worker.');
  };
  const options = { maxParallelRequests: 4, keepListsMs: 5000, serviceLabel };
  return new ParcaStore(server.http, new WorkbenchClient({ cacheBytes: 1 }, onMainThread), options);
}

const go = [{ name: 'service_name', operator: '=' as const, value: 'go' }];
const goRange = { fromMs: Date.UTC(2026, 10, 20, 23, 0), toMs: Date.UTC(2026, 10, 21, 0, 0) };

test('types with and without duration are one list in five parts', async () => {
  const { values } = await parca().profileTypes({ range: goRange, signal });
  expect(values).toEqual([
    'block:contentions:count:contentions:count',
    'block:delay:nanoseconds:contentions:count',
    'goroutines:goroutine:count:goroutine:count',
    'memory:alloc_objects:count:space:bytes',
    'memory:alloc_space:bytes:space:bytes',
    'memory:inuse_objects:count:space:bytes',
    'memory:inuse_space:bytes:space:bytes',
    'mutex:contentions:count:contentions:count',
    'mutex:delay:nanoseconds:contentions:count',
    CPU,
    'process_cpu:samples:count:cpu:nanoseconds',
    'threadcreate:threadcreate:count:threadcreate:count',
  ]);
});

test('names and values of labels are narrowed, also where Parca does not narrow', async () => {
  const request = { selector: selectorOf('region=~"eu-.*"'), range: incident, signal, profileTypeId: CPU };
  expect((await parca().labelNames(request)).values).toEqual(['region', 'service_name', 'version']);
  expect((await parca().labelValues({ ...request, name: 'region' })).values).toEqual(['eu-north']);
  expect((await parca().labelValues({ ...request, name: 'region', range: longAgo })).values).toEqual(['eu-north']);
});

test('a tree is the merge that Parca sends as pprof', async () => {
  const { tree, notices } = await parca().tree({ ...cpuRequest, selector: selectorOf('region="eu-north"') });
  expect(tree.total[0]).toBe(byRegion['eu-north']);
  expect(tree.functions.fileNames).toContain('/srv/rideshare/orders.py');
  expect(notices).toEqual([]);
});

test('types without duration are asked for without `:delta`', async () => {
  const request = { profileTypeId: 'goroutines:goroutine:count:goroutine:count', selector: go, range: goRange, signal };
  const { tree } = await parca().tree({ ...request, callSite: ['runtime.main', 'main.main'] });
  expect(treeToText(tree).split('\n').slice(0, 3)).toEqual([
    '- total (total: 1, self: —)',
    '  - runtime.main [runtime/proc.go] (total: 1, self: —)',
    '    - main.main [rides/main.go] (total: 1, self: —)',
  ]);
});

test('samples are what they stand for, and the answer says so', async () => {
  const profileTypeId = 'process_cpu:samples:count:cpu:nanoseconds';
  const { tree, notices } = await parca().tree({ ...cpuRequest, profileTypeId });
  expect([tree.total[0], tree.unit]).toEqual([totalNs, 'nanoseconds']);
  expect(notices).toEqual([
    'Parca multiplies samples by their period: the values are cpu in nanoseconds, not counts of samples.',
  ]);
});

test('series of samples say their unit, and others need not', async () => {
  const request = { ...cpuRequest, stepMs: sliceMs, groupBy: [] };
  const ofSamples = await parca().series({ ...request, profileTypeId: 'process_cpu:samples:count:cpu:nanoseconds' });
  const ofTime = await parca().series(request);
  expect([ofSamples.unit, ofTime.unit]).toEqual(['nanoseconds', undefined]);
  expect(ofSamples.series).toEqual(ofTime.series);
});

test('a step that does not suit the profiles is widened to one that does', async () => {
  const { series, stepMs } = await parca().series({ ...cpuRequest, stepMs: 15_000, groupBy: [] });
  expect(stepMs).toBe(sliceMs);
  expect(series[0].times[0]).toBe(fromMs + sliceMs);
  expect(series[0].values.reduce((sum, value) => sum + value)).toBe(totalNs);
});

test('a range without profiles says where there are some', async () => {
  const dayBefore = { fromMs: incident.fromMs - 2 * 86_400_000, toMs: incident.fromMs - 86_400_000 };
  const { tree, available, notices } = await parca().tree({ ...cpuRequest, range: dayBefore });
  expect(tree.length).toBe(1);
  expect(available).toEqual({ fromMs: Date.UTC(2026, 10, 21, 12), toMs: Date.UTC(2026, 10, 21, 13) });
  expect(notices).toEqual([
    'No profile lies in this time range. There are profiles from 2026-11-21 12:00 UTC to 2026-11-21 13:00 UTC.',
  ]);
});

test('the label that is set as the service label is `service_name` in all that is shown and asked', async () => {
  const store = parca('region');
  const selector = [{ name: 'service_name', operator: '=' as const, value: 'eu-north' }];
  expect((await store.labelNames({ selector: [], range: incident, signal })).values).toEqual([
    'service_name',
    'version',
  ]);
  const request = { ...cpuRequest, selector };
  expect((await store.labelValues({ ...request, name: 'service_name' })).values).toEqual(['eu-north']);
  expect((await store.tree(request)).tree.total[0]).toBe(byRegion['eu-north']);
  const { series } = await store.series({ ...request, stepMs: 60_000, groupBy: ['service_name', 'region'] });
  expect(series[0].labels).toEqual([
    { name: 'service_name', value: 'eu-north' },
    { name: 'region', value: 'eu-north' },
  ]);
});

test.each(['tree', 'series', 'profile'] as const)('%s: a bad regular expression ends in a sentence', async (call) => {
  const selector = [{ name: 'region', operator: '=~' as const, value: '(' }];
  await expect(parca()[call]({ ...cpuRequest, selector, stepMs: 60_000, groupBy: [] })).rejects.toThrow(
    /was refused by Parca \(“failed to parse query”\)\. Check the profile type, the labels and the regular expressions/
  );
});

test('"Save & test" counts types and names labels', async () => {
  const { summary } = await parca().check(signal);
  expect(summary).toMatch(/^Parca: \d+ profile types, labels file, region, .*service_name, .*version\.$/);
});
