// The Pyroscope store on recorded answers of the stand-in with Pyroscope's own wire code: what `npm test` knows of the wire without any
// server. Recorded again by `npm run test:stores -- --record`.
import path from 'node:path';
import { PyroscopeStore } from '../../../src/datasource/stores/pyroscope/PyroscopeStore';
import { treeToText } from '../../../src/engine/tree/treeText';
import { WorkbenchClient } from '../../../src/worker/workbenchClient';
import {
  byRegion,
  bySliceOfRegion,
  CPU,
  cpuRequest,
  fromMs,
  incident,
  selectorOf,
  signal,
  sliceMs,
  toMs,
  totalNs,
} from '../contract/incident';
import { recordedServer } from '../recordedAnswers';

const go = [{ name: 'service_name', operator: '=' as const, value: 'go' }];
const goRange = { fromMs: Date.UTC(2026, 10, 20, 23, 0), toMs: Date.UTC(2026, 10, 21, 0, 0) };
/** One slice of one region. */
const slice = { ...cpuRequest, selector: selectorOf('region="eu-north"'), range: { fromMs, toMs: fromMs + sliceMs } };

describe.each([
  ['as servers behave by default', 'dual', 'FLAMEBOARD_PYROSCOPE_URL'],
  ['with v1 storage', 'v1', 'FLAMEBOARD_PYROSCOPE_V1_URL'],
])('%s', (_, mode, variable) => {
  const server = recordedServer(path.join(__dirname, `../../../testdata/pyroscope/${mode}.json`), variable);
  afterAll(() => server.save());

  /** A new store, so that every test asks all that it needs. */
  function pyroscope(): PyroscopeStore {
    const onMainThread = () => {
      throw new Error('Jest has no worker.');
    };
    return new PyroscopeStore(server.http, new WorkbenchClient({ cacheBytes: 1 }, onMainThread), {
      maxParallelRequests: 4,
      keepListsMs: 5000,
      now: () => toMs,
    });
  }

  test('types, names and values of labels', async () => {
    const request = { selector: selectorOf('region=~"eu-.*"'), range: incident, signal, profileTypeId: CPU };
    expect((await pyroscope().profileTypes(request)).values).toContain(CPU);
    expect((await pyroscope().labelNames(request)).values).toEqual(['region', 'service_name', 'vehicle', 'version']);
    expect((await pyroscope().labelValues({ ...request, name: 'region' })).values).toEqual(['eu-north']);
  });

  test('a tree has every function with its value', async () => {
    const { tree, isTruncated, notices } = await pyroscope().tree(slice);
    expect(tree.total[0]).toBe(bySliceOfRegion['eu-north'][0]);
    expect([tree.unit, isTruncated, notices]).toEqual(['nanoseconds', false, []]);
    expect(treeToText(tree).split('\n').slice(0, 3)).toEqual([
      `- total (total: ${tree.total[0]}, self: —)`,
      `  - <module> (total: ${tree.total[0]}, self: —)`,
      expect.stringContaining('    - main (total: '),
    ]);
  });

  test('what was cut off is marked', async () => {
    const { tree, isTruncated } = await pyroscope().tree({ ...slice, maxNodes: 10 });
    expect(isTruncated).toBe(true);
    expect(tree.functions.names[tree.cutFunction ?? -1]).toBe('other');
    expect(tree.total[0]).toBe(bySliceOfRegion['eu-north'][0]);
  });

  test('a call site has its own total, also where the server ignores it', async () => {
    const request = {
      ...slice,
      callSite: ['<module>', 'main', 'BaseServer.serve_forever', 'BaseServer._handle_request_noblock'],
    };
    const { tree } = await pyroscope().tree(request);
    expect(tree.total[0]).toBeLessThan(bySliceOfRegion['eu-north'][0]);
    expect(tree.total[0]).toBeGreaterThan(0);
  });

  test('series of regions add up to the whole', async () => {
    const { series, stepMs } = await pyroscope().series({ ...cpuRequest, stepMs: 60_000, groupBy: ['region'] });
    expect(stepMs).toBe(60_000);
    const sums = series.map(({ labels, values }) => [labels[0].value, values.reduce((sum, value) => sum + value)]);
    expect(Object.fromEntries(sums)).toEqual(byRegion);
    expect(series.flatMap(({ values }) => values).reduce((sum, value) => sum + value)).toBe(totalNs);
  });

  test('levels are averages', async () => {
    const request = { profileTypeId: 'memory:inuse_space:bytes:space:bytes', selector: go, range: goRange, signal };
    const { tree } = await pyroscope().tree(request);
    const { series } = await pyroscope().series({ ...request, stepMs: 600_000, groupBy: [] });
    expect(series[0].values).toEqual([tree.total[0] / 2]);
  });

  test('a download has files and lines, and lies within what was asked for', async () => {
    const { profile } = await pyroscope().profile(slice);
    expect(profile?.strings).toContain('/srv/rideshare/orders.py');
    expect(profile?.timeRange).toEqual(slice.range);
  });

  test('exemplars and heatmaps are there, or a sentence', async () => {
    const store = pyroscope();
    const outcome = await Promise.all([
      store.exemplars({ ...slice, of: 'profile', limit: 5 }).then(
        ({ exemplars }) => exemplars.length,
        (error: Error) => error.message
      ),
      store.heatmap({ ...slice, of: 'profile', stepMs: sliceMs, groupBy: [] }).then(
        ({ series }) => series.length,
        (error: Error) => error.message
      ),
    ]);
    const refused = expect.stringMatching(/is not possible on this server: .* Use a newer version of Pyroscope/);
    expect(outcome).toEqual(mode === 'dual' ? [expect.any(Number), 1] : [refused, refused]);
  });

  test('a range without profiles says where there are some', async () => {
    const range = { fromMs: fromMs - 7_200_000, toMs: fromMs - 3_600_000 };
    const { tree, available, notices } = await pyroscope().tree({ ...cpuRequest, range });
    expect(tree.length).toBe(1);
    expect(available?.toMs).toBeGreaterThanOrEqual(toMs);
    expect(notices).toEqual([expect.stringMatching(/^No profile lies in this time range\. There are profiles from /)]);
  });

  test('a bad regular expression ends in the words of the server', async () => {
    const selector = [{ name: 'region', operator: '=~' as const, value: '(' }];
    await expect(pyroscope().tree({ ...cpuRequest, selector })).rejects.toThrow(
      /^The query for .* was refused: parse error: .* \(400.*\)\. Change the query accordingly\.$/
    );
  });

  test('"Save & test" counts types and names labels', async () => {
    const { summary } = await pyroscope().check(signal);
    expect(summary).toMatch(/^\d+ profile types, labels region, service_name, vehicle, version\.$/);
  });
});
