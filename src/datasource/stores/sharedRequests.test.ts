import { SharedRequests } from './sharedRequests';

const signal = new AbortController().signal;

test('who asks at the same time gets the same answer, and it is asked for once', async () => {
  const start = jest.fn(() => Promise.resolve(7));
  const shared = new SharedRequests<number>(0);
  expect(await Promise.all([shared.get('a', signal, start), shared.get('a', signal, start)])).toEqual([7, 7]);
  expect(start).toHaveBeenCalledTimes(1);
});

test('an answer is kept for its time', async () => {
  let nowMs = 0;
  const start = jest.fn(() => Promise.resolve(nowMs));
  const shared = new SharedRequests<number>(100, () => nowMs);
  await shared.get('a', signal, start);
  nowMs = 99;
  expect(await shared.get('a', signal, start)).toBe(0);
  nowMs = 100;
  expect(await shared.get('a', signal, start)).toBe(100);
  expect(start).toHaveBeenCalledTimes(2);
});

test('a failure is not kept', async () => {
  const shared = new SharedRequests<number>(1e6);
  await expect(shared.get('a', signal, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await shared.get('a', signal, () => Promise.resolve(1))).toBe(1);
});

test('the request goes on while one caller waits, and ends with the last one', async () => {
  const shared = new SharedRequests<number>(0);
  let aborted = false;
  const start = (inner: AbortSignal) =>
    new Promise<number>(() => {
      inner.addEventListener('abort', () => {
        aborted = true;
      });
    });
  const [one, two] = [new AbortController(), new AbortController()];
  const first = shared.get('a', one.signal, start);
  const second = shared.get('a', two.signal, start);
  one.abort();
  await expect(first).rejects.toMatchObject({ name: 'AbortError' });
  expect(aborted).toBe(false);
  two.abort();
  await expect(second).rejects.toMatchObject({ name: 'AbortError' });
  expect(aborted).toBe(true);
});
