// What Pyroscope's versions and modes do differently, on stand-ins for each: formats and selectors that are ignored, limits, tenants,
// features that are not there, and ways to fail that are Pyroscope's own.
import { type PyroscopeStore } from '../../src/datasource/stores/pyroscope/PyroscopeStore';
import { message, number, packed, text } from '../../src/engine/formats/pprof/pprofWriter.testHelper';
import { type RecordedProfile } from '../../tools/stores/storeServer';
import { CPU, cpuRequest, incident, selectorOf, signal, sliceMs, totalNs, totalsByName } from './contract/incident';
import { nodeHttpClient } from './nodeHttpClient';
import { sampleProfiles, testdataProfiles } from './push/recordedProfiles';
import { StandIns, storeOf, watched } from './pyroscopeStandIn';

jest.setTimeout(60_000);

const SPAN = '00f067aa0ba902b7';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

/** main 10, of which 7 in a span; with a label that is no plain name. */
const traced: RecordedProfile = {
  file: 'a traced profile',
  name: 'process_cpu',
  labels: { service_name: 'traced', 'k8s.pod': 'a' },
  startMs: incident.fromMs,
  pprof: Uint8Array.from([
    ...message(1, number(1, 1), number(2, 2)),
    ...message(11, number(1, 1), number(2, 2)),
    ...number(12, 1),
    ...number(9, BigInt(incident.fromMs) * 1_000_000n),
    ...message(2, packed(1, 1), packed(2, 3)),
    ...message(
      2,
      packed(1, 1),
      packed(2, 7),
      ...[message(3, number(1, 4), number(2, 5)), message(3, number(1, 6), number(2, 7))]
    ),
    ...message(4, number(1, 1), message(4, number(1, 1))),
    ...message(5, number(1, 1), number(2, 3)),
    ...['', 'cpu', 'nanoseconds', 'main', 'span_id', SPAN, 'trace_id', TRACE].flatMap((word) => text(6, word)),
  ]),
};
const tracedRequest = {
  ...cpuRequest,
  selector: [{ name: 'service_name', operator: '=' as const, value: 'traced' }],
};

const profiles = [...sampleProfiles(), ...testdataProfiles().filter(({ file }) => file.includes('/go/')), traced];

const standIns = new StandIns();
afterAll(() => standIns.stop());

/** A store on a stand-in of its own, and the methods that it called. */
async function start(...flags: string[]): Promise<{ readonly store: PyroscopeStore; readonly methods: string[] }> {
  const { http, methods } = watched(await standIns.start(flags, profiles));
  return { store: storeOf(http), methods };
}

test('a server that ignores the tree format is read through its flame graph', async () => {
  const { store } = await start('-ignores=format', '-mode=v1', '-lacks=featureFlags');
  expect((await store.tree(cpuRequest)).tree.total[0]).toBe(totalNs);
  expect((await store.tree({ ...cpuRequest, maxNodes: 30 })).isTruncated).toBe(true);
});

describe('a call site', () => {
  const callSite = ['<module>', 'main', 'BaseServer.serve_forever', 'BaseServer._handle_request_noblock'];

  test.each([
    [
      'opened by the server',
      ['-mode=v2'],
      ['SelectMergeStacktraces', 'SelectMergeStacktraces', 'SelectMergeStacktraces'],
    ],
    [
      'ignored by it',
      ['-mode=v1'],
      ['SelectMergeStacktraces', 'SelectMergeStacktraces', 'SelectMergeProfile', 'SelectMergeProfile'],
    ],
  ])('%s is the same, whole', async (_, flags, expected) => {
    const { store, methods } = await start(...flags);
    const request = { ...cpuRequest, callSite, maxNodes: 1_000_000 };
    const { tree: whole } = await store.tree(cpuRequest);
    const { tree } = await store.tree(request);
    expect(tree.total[0]).toBe(totalsByName(whole).get('BaseServer._handle_request_noblock')?.total);
    expect(tree.total[0]).toBeLessThan(totalNs);
    expect((await store.tree(request)).tree.total[0]).toBe(tree.total[0]);
    expect(methods.filter((method) => method.startsWith('Select'))).toEqual(expected);
  });
});

describe('spans, traces and single profiles', () => {
  test('are selected', async () => {
    const { store } = await start('-mode=v2');
    expect((await store.tree({ ...tracedRequest, spanIds: [SPAN] })).tree.total[0]).toBe(7);
    expect((await store.tree({ ...tracedRequest, traceIds: [TRACE] })).tree.total[0]).toBe(7);
    expect((await store.tree({ ...tracedRequest, traceIds: [TRACE.replace('4', '5')] })).tree.total[0]).toBe(0);
    const { exemplars } = await store.exemplars({ ...tracedRequest, of: 'profile' });
    expect(exemplars).toEqual([
      expect.objectContaining({
        timeMs: incident.fromMs,
        value: 10,
        profileId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      }),
    ]);
    expect((await store.tree({ ...tracedRequest, profileIds: [exemplars[0].profileId] })).tree.total[0]).toBe(10);
    const { exemplars: spans } = await store.exemplars({ ...tracedRequest, of: 'span' });
    expect(spans).toEqual([expect.objectContaining({ spanId: SPAN, value: 7 })]);
    expect(store.capabilities).toMatchObject({ traceIds: true, profileIds: true, exemplars: true });
  });

  test('are not at once', async () => {
    const { store } = await start();
    await expect(store.tree({ ...tracedRequest, spanIds: [SPAN], traceIds: [TRACE] })).rejects.toThrow(
      /remove the other\.$/
    );
  });

  test('that the server ignores end in a sentence, and editors learn it', async () => {
    const { store } = await start('-ignores=traceIds,profileIds');
    await expect(store.tree({ ...tracedRequest, traceIds: [TRACE] })).rejects.toThrow(
      /selects by trace id, which this server ignores\. Remove it/
    );
    await expect(
      store.tree({ ...tracedRequest, profileIds: ['00000000-1111-4000-8000-000000000000'] })
    ).rejects.toThrow(/selects by profile id, which this server ignores/);
    expect(store.capabilities.traceIds).toBe('This server does not select by trace id: it answers with all profiles.');
    expect(store.capabilities.profileIds).toMatch(/^This server does not select by profile id/);
  });

  test('that v1 storage refuses end in its sentence', async () => {
    const { store } = await start('-mode=v1');
    await expect(store.tree({ ...tracedRequest, traceIds: [TRACE] })).rejects.toThrow(
      /is not possible on this server: trace_id_selector is not implemented \(501 .*\)\. Use a newer version/
    );
    await expect(store.exemplars({ ...tracedRequest, of: 'profile' })).rejects.toThrow(
      /is not possible on this server/
    );
    expect(store.capabilities.exemplars).toMatch(/^This server has no exemplars/);
  });

  test('exemplars that an old server leaves out are learned as well', async () => {
    const { store } = await start('-lacks=exemplars');
    expect((await store.exemplars({ ...cpuRequest, of: 'profile' })).exemplars).toEqual([]);
    expect(store.capabilities.exemplars).toMatch(/^This server has no exemplars/);
  });
});

describe('heatmaps', () => {
  test('count every profile once', async () => {
    const { store } = await start();
    const { series, stepMs } = await store.heatmap({
      ...cpuRequest,
      of: 'profile',
      stepMs: 60_000,
      groupBy: ['region'],
    });
    expect(stepMs).toBe(60_000);
    expect(series.map(({ labels }) => labels[0].value)).toEqual(['ap-south', 'eu-north', 'us-east']);
    for (const { slots } of series) {
      expect(slots.map(({ timeMs }) => timeMs)).toEqual(
        Array.from({ length: 12 }, (_, minute) => incident.fromMs + (minute + 1) * 60_000)
      );
      // Three slices of 20 s each, whose sample labels make four series of them.
      expect(slots.map(({ counts }) => counts.reduce((sum, count) => sum + count))).toEqual(slots.map(() => 12));
    }
  });

  test.each([['-lacks=heatmap'], ['-mode=v1']])('a server without them (%s) says so', async (flag) => {
    const { store } = await start(flag);
    await expect(store.heatmap({ ...cpuRequest, of: 'span', stepMs: 60_000, groupBy: [] })).rejects.toThrow(
      /^The query for .*\. .*\.$/
    );
    expect(store.capabilities.heatmap).toMatch(/^This server has no heatmaps/);
  });
});

describe.each(['v1', 'v2'])('a range beyond the limit, in mode %s', (mode) => {
  const range = { fromMs: incident.fromMs - 600_000, toMs: incident.toMs + 600_000 };

  test('is the same in pieces', async () => {
    const { store } = await start(`-mode=${mode}`, '-max-query-length=0');
    const { store: limited, methods } = await start(`-mode=${mode}`, '-max-query-length=3m');
    const tree = await limited.tree({ ...cpuRequest, range, maxNodes: 1_000_000 });
    expect(tree).toEqual(await store.tree({ ...cpuRequest, range, maxNodes: 1_000_000 }));
    expect(methods.filter((method) => method === 'SelectMergeStacktraces').length).toBeGreaterThan(10);
    for (const stepMs of [sliceMs, 60_000, 600_000]) {
      const request = { ...cpuRequest, range, stepMs, groupBy: ['region'], limit: 2 };
      expect(await limited.series(request)).toEqual(await store.series(request));
    }
    expect((await limited.labelValues({ ...cpuRequest, range, name: 'region' })).values).toHaveLength(3);
    expect((await limited.profile({ ...cpuRequest, range })).profile?.samples.length).toBeGreaterThan(0);
  });

  test('says that each piece was cut by itself', async () => {
    const { store } = await start(`-mode=${mode}`, '-max-query-length=6m');
    const { notices, isTruncated } = await store.tree({ ...cpuRequest, maxNodes: 20 });
    expect(isTruncated).toBe(true);
    expect(notices).toEqual([expect.stringMatching(/^The range was read in 2 parts, .* too low\.$/)]);
  });

  test('of too many pieces ends in a sentence', async () => {
    const { store } = await start(`-mode=${mode}`, '-max-query-length=1s');
    await expect(store.tree(cpuRequest)).rejects.toThrow(/would take 720 requests, .* Choose a shorter time range/);
  });
});

test('more nodes than the server allows are asked for again with what it allows', async () => {
  const { store, methods } = await start('-max-nodes=60');
  const { isTruncated, tree } = await store.tree(cpuRequest);
  expect([isTruncated, tree.total[0]]).toEqual([true, totalNs]);
  await store.tree(cpuRequest);
  expect(methods.filter((method) => method === 'SelectMergeStacktraces')).toHaveLength(3);
});

test.each([['-mode=v1'], ['-mode=v2']])('levels are averages, whoever averages (%s)', async (flag) => {
  const { store } = await start(flag);
  const request = {
    profileTypeId: 'memory:inuse_space:bytes:space:bytes',
    selector: [{ name: 'service_name', operator: '=' as const, value: 'go' }],
    range: { fromMs: Date.UTC(2026, 10, 20, 23), toMs: Date.UTC(2026, 10, 21) },
    stepMs: 600_000,
    groupBy: [],
    signal,
  };
  const { tree } = await store.tree(request);
  for (let asked = 0; asked < 2; asked++) {
    const { series } = await store.series(request);
    expect(series.map(({ values }) => values)).toEqual([[tree.total[0] / 2]]);
  }
});

test('the series of one function adds up to its total', async () => {
  const { store } = await start();
  const whole = totalsByName((await store.tree(cpuRequest)).tree).get('order_car')?.total;
  const answer = await store.series({
    ...cpuRequest,
    stepMs: 60_000,
    groupBy: ['region'],
    functionSelector: { kind: 'function', name: 'order_car' },
  });
  expect(answer.series).toHaveLength(1);
  expect(answer.series[0].values.reduce((sum, value) => sum + value)).toBe(whole);
  expect(answer.notices).toEqual(['The series of one function is not kept apart by region.']);
  const path = ['<module>', 'main'];
  const { series } = await store.series({
    ...cpuRequest,
    stepMs: 60_000,
    groupBy: [],
    functionSelector: { kind: 'callSite', path },
  });
  expect(series[0].values.reduce((sum, value) => sum + value)).toBe(
    (await store.tree({ ...cpuRequest, callSite: path })).tree.total[0]
  );
});

test('label names need not be plain', async () => {
  const { store } = await start('-mode=v2');
  expect((await store.labelNames(tracedRequest)).values).toEqual(['k8s.pod', 'service_name']);
  const selector = [{ name: 'k8s.pod', operator: '=~' as const, value: 'a|b' }];
  expect((await store.tree({ ...tracedRequest, selector })).tree.total[0]).toBe(10);
});

describe('tenants', () => {
  test('are asked for by a header that Grafana adds', async () => {
    const url = await standIns.start(['-multitenancy'], []);
    await expect(storeOf(nodeHttpClient(url)).profileTypes({ range: incident, signal })).rejects.toThrow(
      'The list of profile types was refused because it names no tenant (401 Unauthorized). Add the header X-Scope-OrgID with the tenant to the data source settings.'
    );
    const tenant = storeOf(nodeHttpClient(url, { 'X-Scope-OrgID': 'blue' }));
    expect(await tenant.check(signal)).toMatchObject({ summary: 'Pyroscope answers.' });
  });
});

describe('trouble', () => {
  test.each([
    ['500', /failed on the server: block 01J is corrupted \(500 .*\)\. Look into the server's log/],
    ['502', /could not be answered by any server: upstream connect error .* \(502 .*\)\. Check that the server runs/],
    ['401', /was refused without valid credentials \(401 .*\)\. Check the authentication/],
    ['grafana-401', /was refused without valid credentials \(400 .*\)\. Check the authentication/],
    ['html', /was answered with a web page\. Check the URL and the authentication/],
    ['truncated', /could not be reached, or was not answered to the end\. Check that the server runs/],
    ['cut', /was answered with data that ends in the middle of .*\. Refresh/],
    ['slow', /was not answered within 1 seconds\. Choose a shorter time range/],
  ])('%s is a sentence', async (fault, expected) => {
    const url = await standIns.start([], [traced]);
    const store = storeOf(nodeHttpClient(`${url}/faults/${fault}`), 1000);
    await expect(store.tree(tracedRequest)).rejects.toThrow(expected);
  });

  test('a bad selector is named', async () => {
    const { store } = await start();
    const selector = [{ name: 'region', operator: '=~' as const, value: '(' }];
    await expect(store.tree({ ...cpuRequest, selector })).rejects.toThrow(
      /was refused: parse error: .* \(400 .*\)\. Change the query/
    );
  });

  test('an empty range says where there is something', async () => {
    const { store } = await start();
    const range = { fromMs: incident.fromMs - 7_200_000, toMs: incident.fromMs - 3_600_000 };
    const { available, notices } = await store.tree({ ...cpuRequest, range, selector: selectorOf() });
    expect(available?.fromMs).toBeLessThanOrEqual(incident.fromMs);
    expect(available?.toMs).toBeGreaterThanOrEqual(incident.toMs);
    expect(notices).toEqual([
      expect.stringMatching(/^No profile lies in this time range\. There are profiles from 2026-11-21 /),
    ]);
    expect((await store.tree({ ...cpuRequest, profileTypeId: CPU.replace('cpu', 'x') })).available).toBeUndefined();
  });
});
