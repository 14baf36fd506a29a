import { decodeProfile } from '../engine/formats/decodeProfile';
import { expose, transfer } from 'comlink';
import { pyroscopeAnswer } from './answers/pyroscopeWriter.testHelper';
import { PipeEnd } from './pipeEnd.testHelper';
import { ProfileWorkbench } from './profileWorkbench';
import { resultBuffers } from './resultBuffers';
import { type RemoteWorkbench, WorkbenchClient } from './workbenchClient';
import { type WorkerLike } from './workerPlace';
import { type TreeWork } from './workRequest';

const work: TreeWork = {
  kind: 'tree',
  profileTypeId: 'samples:samples:count::',
  matchers: [],
  range: { fromMs: 0, toMs: 1 },
};
const file = { key: 'a', manifestLabels: [], pathLabels: [] };
const folded = () => Uint8Array.from(new TextEncoder().encode('main;work 3\n'));

/** A worker in the same process: the workbench behind a pipe. */
function pipedWorker(): PipeEnd {
  const [here, there] = PipeEnd.pair();
  let workbench = new ProfileWorkbench({ cacheBytes: 1 }, decodeProfile);
  const remote: RemoteWorkbench = {
    setUp(options) {
      workbench = new ProfileWorkbench(options, decodeProfile);
    },
    open: (request) => workbench.open(request),
    add: (ids, added, bytes) => workbench.add(ids, added, bytes),
    snapshot: (id) => workbench.snapshot(id),
    finish(id) {
      const result = workbench.finish(id);
      return result && transfer(result, resultBuffers(result));
    },
    close: (id) => workbench.close(id),
    readAnswers: (request, bodies) => workbench.readAnswers(request, bodies),
  };
  expose(remote, there);
  return here;
}

async function totalThrough(client: WorkbenchClient): Promise<number | undefined> {
  const id = await client.open(work);
  await client.add([id], file, folded());
  const result = await client.finish(id);
  return result?.kind === 'tree' ? result.tree.total[0] : undefined;
}

test('answers of servers move to the worker and come back as a tree', async () => {
  const client = new WorkbenchClient({ cacheBytes: 1e6 }, pipedWorker);
  const body = pyroscopeAnswer([['main', [['work', 5]]]]);
  const request = { kind: 'pyroscopeTree' as const, unit: 'count', maxNodes: 100 };
  const outcome = await client.readAnswers(request, [body]);
  expect(outcome.kind === 'tree' && outcome.tree.total[0]).toBe(5);
  expect(body.length).toBe(0);
});

test('a worker that answers does the work, and bytes move to it', async () => {
  const worker = pipedWorker();
  const client = new WorkbenchClient({ cacheBytes: 1e6 }, () => worker);
  const id = await client.open(work);
  const bytes = folded();
  expect(await client.add([id], file, bytes)).toMatchObject({ kind: 'read' });
  expect(bytes.length).toBe(0);
  const partial = await client.snapshot(id);
  const result = await client.finish(id);
  expect(partial).toEqual(result);
  expect(result).toMatchObject({ kind: 'tree', profileCount: 1 });
  expect(worker.isTerminated).toBe(false);
});

test('without workers the main thread does the same', async () => {
  const client = new WorkbenchClient({ cacheBytes: 1e6 }, () => {
    throw new Error('Worker is not defined');
  });
  expect(await totalThrough(client)).toBe(3);
});

test('a worker that is refused by an error event is replaced by the main thread', async () => {
  const refused = new PipeEnd();
  const client = new WorkbenchClient({ cacheBytes: 1e6 }, () => {
    setTimeout(() => refused.dispatchEvent(new Event('error')), 1);
    return refused;
  });
  expect(await totalThrough(client)).toBe(3);
  expect(refused.isTerminated).toBe(true);
});

test('a worker that keeps silent is replaced by the main thread', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate'] });
  const silent: WorkerLike & { isTerminated: boolean } = new PipeEnd();
  const total = totalThrough(new WorkbenchClient({ cacheBytes: 1e6 }, () => silent));
  await jest.advanceTimersByTimeAsync(6000);
  jest.useRealTimers();
  expect(await total).toBe(3);
  expect(silent.isTerminated).toBe(true);
});

test('a worker that stops later fails what it had, with a sentence; the next work starts another one', async () => {
  const workers: PipeEnd[] = [];
  const client = new WorkbenchClient({ cacheBytes: 1e6 }, () => {
    workers.push(pipedWorker());
    return workers[workers.length - 1];
  });
  const id = await client.open(work);
  const lost = client.finish(id);
  workers[0].dispatchEvent(new Event('error'));
  await expect(lost).rejects.toThrow('The worker that reads profiles stopped. Refresh to read them again.');
  expect(await totalThrough(client)).toBe(3);
  expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
});

test('closing work of a worker that is gone is no error', async () => {
  const worker = pipedWorker();
  const client = new WorkbenchClient({ cacheBytes: 1e6 }, () => worker);
  const id = await client.open(work);
  worker.dispatchEvent(new Event('error'));
  expect(() => client.close(id)).not.toThrow();
});
