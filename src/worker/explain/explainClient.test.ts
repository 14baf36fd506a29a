import { expose } from 'comlink';
import { PipeEnd } from '../pipeEnd.testHelper';
import { type WorkerLike } from '../workerPlace';
import { ExplainClient, type RemoteExplainer } from './explainClient';
import { type ExploredTables, type ExplorerQuestion } from './explainRequest';
import { ExplainSession } from './explainSession';

const tables = (): ExploredTables => ({
  comparison: [
    {
      length: 2,
      timeMs: Float64Array.of(1000, 2000),
      value: Float64Array.of(1, 2),
      labels: [{ name: 'pod', values: ['a', 'b'], codes: Int32Array.of(0, 1) }],
    },
  ],
  baseline: [],
  stepMs: 1000,
});
const question: ExplorerQuestion = { sides: { kind: 'nothing' }, order: 'share', limit: 5, unlimited: [], search: '' };

/** A worker in the same process: the session behind a pipe. */
function pipedWorker(): PipeEnd {
  const [here, there] = PipeEnd.pair();
  const session = new ExplainSession();
  const remote: RemoteExplainer = {
    isReady: () => true,
    load: (given) => session.load(given),
    answer: (asked) => session.answer(asked),
    charts: (request) => session.charts(request),
    chartScale: () => session.chartScale(),
  };
  expose(remote, there);
  return here;
}

async function valuesThrough(client: ExplainClient, given = tables()): Promise<readonly string[]> {
  await client.load(given);
  const { labels } = await client.answer(question);
  return labels[0].values;
}

test('a worker takes the tables away and answers', async () => {
  const given = tables();
  expect(await valuesThrough(new ExplainClient(pipedWorker), given)).toEqual(['b', 'a']);
  expect(given.comparison[0].value).toHaveLength(0);
});

test('where no worker can be made the main thread answers, and keeps nothing from its caller', async () => {
  const given = tables();
  const client = new ExplainClient(() => {
    throw new Error('no workers here');
  });
  expect(await valuesThrough(client, given)).toEqual(['b', 'a']);
  expect(given.comparison[0].value).toHaveLength(2);
  expect([...(await client.charts({ label: 'pod', values: ['b'] }))]).toEqual([0, 2]);
});

test('a worker that is refused is ended, and the main thread answers', async () => {
  const end = new PipeEnd();
  const refused = (): WorkerLike => {
    setTimeout(() => end.dispatchEvent(new Event('error')), 0);
    return end;
  };
  expect(await valuesThrough(new ExplainClient(refused))).toEqual(['b', 'a']);
  expect(end.isTerminated).toBe(true);
});

test('a worker that stops fails what it was asked; the next load starts another one', async () => {
  const workers: PipeEnd[] = [];
  const client = new ExplainClient(() => {
    const worker = pipedWorker();
    workers.push(worker);
    return worker;
  });
  await client.load(tables());
  const asked = client.answer(question);
  setTimeout(() => workers[0].dispatchEvent(new Event('error')), 0);
  workers[0].peer = undefined;
  await expect(asked).rejects.toThrow('Refresh to sum them again');
  expect(await valuesThrough(client)).toEqual(['b', 'a']);
  expect(workers).toHaveLength(2);
});

test('after the end the worker is gone', async () => {
  const worker = pipedWorker();
  const client = new ExplainClient(() => worker);
  await client.load(tables());
  client.stop();
  await Promise.resolve();
  await Promise.resolve();
  expect(worker.isTerminated).toBe(true);
});
