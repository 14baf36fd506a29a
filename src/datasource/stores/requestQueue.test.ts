import { RequestQueue } from './requestQueue';

const never = new AbortController().signal;

/** A request that runs until it is told to end. */
function held() {
  let end: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { promise, end };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

test('four run at once, the fifth when one has ended', async () => {
  const queue = new RequestQueue(4);
  const requests = Array.from({ length: 5 }, held);
  const started: number[] = [];
  const owner = {};
  const all = requests.map(({ promise }, index) =>
    queue.run(owner, never, () => {
      started.push(index);
      return promise;
    })
  );
  expect(started).toEqual([0, 1, 2, 3]);
  requests[2].end();
  await settle();
  expect(started).toEqual([0, 1, 2, 3, 4]);
  requests.forEach(({ end }) => end());
  await Promise.all(all);
});

test('owners take turns', async () => {
  const queue = new RequestQueue(1);
  const order: string[] = [];
  const [many, few] = [{}, {}];
  const run = (owner: object, name: string) =>
    queue.run(owner, never, async () => {
      order.push(name);
    });
  await Promise.all([run(many, 'a1'), run(many, 'a2'), run(many, 'a3'), run(few, 'b1'), run(few, 'b2')]);
  expect(order).toEqual(['a1', 'a2', 'b1', 'a3', 'b2']);
});

test('who gives up leaves the queue', async () => {
  const queue = new RequestQueue(1);
  const first = held();
  const running = queue.run({}, never, () => first.promise);
  const controller = new AbortController();
  const request = jest.fn(() => Promise.resolve());
  const waiting = queue.run({}, controller.signal, request);
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  first.end();
  await running;
  expect(request).not.toHaveBeenCalled();
});

test('a failure frees its place', async () => {
  const queue = new RequestQueue(1);
  await expect(queue.run({}, never, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(queue.run({}, never, () => Promise.resolve('yes'))).resolves.toBe('yes');
});
