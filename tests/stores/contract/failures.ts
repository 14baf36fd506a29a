// What goes wrong ends in one sentence, and the next refresh works; who leaves leaves at once; panels share what they can.
import { StoreError } from '../../../src/datasource/stores/storeError';
import { cpuRequest, incident, signal, totalNs } from './incident';
import { type StoreUnderTest } from './storeContract';
import { failures, startUnrulyServer, type UnrulyServer } from './unrulyServer';

/** What was asked, what happened, and what to do: at least two sentences, the last one whole. */
const SENTENCES = /^[A-Z].*\. [A-Z].*\.$/s;

export function describeFailures(underTest: () => StoreUnderTest): void {
  let server: UnrulyServer;
  const store = () => underTest().storeAt(server.url);

  beforeEach(async () => {
    server = await startUnrulyServer(underTest().url);
  });
  afterEach(() => server.close());

  describe.each(Object.entries(failures))('%s', (_, failure) => {
    test('each call ends in a sentence, and the next one works', async () => {
      const asked = store();
      server.failure = failure;
      const calls = {
        profileTypes: () => asked.profileTypes({ range: incident, signal }),
        tree: () => asked.tree(cpuRequest),
        series: () => asked.series({ ...cpuRequest, stepMs: 60_000, groupBy: [] }),
        profile: () => asked.profile(cpuRequest),
        check: () => asked.check(signal),
      };
      for (const [name, call] of Object.entries(calls)) {
        const error = await call().then(
          () => undefined,
          (reason: unknown) => reason
        );
        expect([name, error]).toEqual([name, expect.any(StoreError)]);
        expect(String(Object(error).message)).toMatch(SENTENCES);
      }
      server.failure = undefined;
      expect((await asked.tree(cpuRequest)).tree.total[0]).toBe(totalNs);
    });
  });

  test('the server dies after the lists were read, in the middle of the profiles', async () => {
    const asked = store();
    await asked.profileTypes({ range: incident, signal });
    server.failure = 'die';
    await expect(asked.tree(cpuRequest)).rejects.toThrow(StoreError);
    server.failure = undefined;
    expect((await asked.tree(cpuRequest)).tree.total[0]).toBe(totalNs);
  });

  test('an address that nobody listens on ends in a sentence', async () => {
    const asked = store();
    await server.close();
    await expect(asked.tree(cpuRequest)).rejects.toThrow(/could not be reached/);
    await expect(asked.check(signal)).rejects.toThrow(SENTENCES);
    server = await startUnrulyServer(underTest().url);
  });

  test.each(['tree', 'series', 'profile', 'profileTypes', 'labelNames', 'labelValues'] as const)(
    '%s ends at once when nobody wants it any more, and so do its requests',
    async (call) => {
      const asked = store();
      server.isHolding = true;
      const controller = new AbortController();
      const request = { ...cpuRequest, signal: controller.signal, stepMs: 60_000, groupBy: [], name: 'region' };
      const answer = asked[call](request);
      const ended = expect(answer).rejects.toMatchObject({ name: 'AbortError' });
      await until(() => server.underWay > 0);
      controller.abort();
      await ended;
      await until(() => server.underWay === 0);
      const { count } = server;
      server.isHolding = false;
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(server.count).toBe(count);
    }
  );

  test('three panels at once get the same, with at most four requests under way', async () => {
    const asked = store();
    const panels = await Promise.all([asked.tree(cpuRequest), asked.tree(cpuRequest), asked.tree(cpuRequest)]);
    expect(panels.map(({ tree }) => tree.total[0])).toEqual([totalNs, totalNs, totalNs]);
    expect(server.mostUnderWay).toBeLessThanOrEqual(4);
  });

  test('a panel that leaves takes nothing from one that stays', async () => {
    const asked = store();
    const controller = new AbortController();
    server.isHolding = true;
    const leaving = asked.tree({ ...cpuRequest, signal: controller.signal });
    const staying = asked.tree(cpuRequest);
    const left = expect(leaving).rejects.toMatchObject({ name: 'AbortError' });
    await until(() => server.underWay > 0);
    controller.abort();
    await left;
    server.isHolding = false;
    expect((await staying).tree.total[0]).toBe(totalNs);
  });
}

/** Throws when it does not come true, so that no test waits for ever. */
async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > deadline) {
      throw new Error(`It did not come true: ${holds.toString()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
