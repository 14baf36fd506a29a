// What only a running Parca can show: where its limits on answers are, and that ranges beyond them are answered all the same.
import { ParcaStore } from '../../src/datasource/stores/parca/ParcaStore';
import { type HttpAnswer } from '../../src/datasource/stores/httpClient';
import { profileFromText } from '../../src/engine/tree/treeText';
import { WorkbenchClient } from '../../src/worker/workbenchClient';
import { runningServer } from './contract/runningServer';
import { nodeHttpClient } from './nodeHttpClient';
import { encodePprof } from './push/encodePprof';

jest.setTimeout(120_000);

/** A level, once per second, each of another pod with a long name: together more than the gateway takes at once. */
const COUNT = 12_000;
const START_MS = Date.UTC(2026, 9, 1);
const TYPE = 'queue:live:count:live:count';
const POD_NAME_LENGTH = 400;
const PER_REQUEST = 1000;
/** A server that is used for several runs keeps what each of them pushed. */
const service = `limits-${process.pid}`;

const range = { fromMs: START_MS, toMs: START_MS + COUNT * 1000 };
const { signal } = new AbortController();

async function pushLevels(url: string): Promise<void> {
  const series = Array.from({ length: COUNT }, (_, second) => {
    const profile = profileFromText(`main; wait ${1 + (second % 7)}`, [{ name: 'live', unit: 'count' }]);
    const pprof = encodePprof(profile, { startMs: START_MS + second * 1000, durationMs: 0 });
    const labels = [
      { name: '__name__', value: 'queue' },
      { name: 'service_name', value: service },
      { name: 'pod', value: String(second).padStart(POD_NAME_LENGTH, 'pod-') },
    ];
    return { labels: { labels }, samples: [{ rawProfile: Buffer.from(pprof).toString('base64') }] };
  });
  // In portions: a busy server hangs up on very long requests.
  for (let first = 0; first < series.length; first += PER_REQUEST) {
    const response = await fetch(`${url}/api/profiles/writeraw`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ series: series.slice(first, first + PER_REQUEST), normalized: true }),
    });
    expect([response.status, await response.text()]).toEqual([200, '{}']);
  }
}

test('a range with more points than the gateway sends at once is asked for in parts', async () => {
  const url = runningServer('FLAMEBOARD_PARCA_URL');
  await pushLevels(url);
  const answers: HttpAnswer[] = [];
  const http = nodeHttpClient(url);
  const store = new ParcaStore(
    async (request) => {
      const answer = await http(request);
      answers.push(answer);
      return answer;
    },
    new WorkbenchClient({ cacheBytes: 1 }, () => {
      throw new Error('Jest has no worker.');
    }),
    { maxParallelRequests: 4, keepListsMs: 5000, serviceLabel: 'service_name' }
  );
  const { series } = await store.series({
    profileTypeId: TYPE,
    selector: [{ name: 'service_name', operator: '=', value: service }],
    range,
    stepMs: 7000,
    groupBy: [],
    signal,
  });
  expect(answers.map(({ status }) => status)).toContain(429);
  const [{ times, values }] = series;
  // Seven seconds that follow each other hold 1 to 7, with whichever they begin.
  expect(new Set(values)).toEqual(new Set([4]));
  expect(times).toEqual(Array.from(times, (_, index) => times[0] + index * 7000));
  expect(times.length).toBeGreaterThan(COUNT / 7 - 2);
});
