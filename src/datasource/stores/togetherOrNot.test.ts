import { togetherOrNot } from './togetherOrNot';

const whenFired = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));

test('the failure of one gives up the others', async () => {
  let others: Promise<void> | undefined;
  const work = togetherOrNot(new AbortController().signal, async (signal) => {
    others = whenFired(signal);
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  await others;
});

test('a caller that leaves ends all of them', async () => {
  const caller = new AbortController();
  const work = togetherOrNot(caller.signal, async (signal) => {
    await whenFired(signal);
    return 'ended';
  });
  caller.abort();
  expect(await work).toBe('ended');
});

test('for a caller who has left nothing begins', async () => {
  const work = jest.fn();
  await expect(togetherOrNot(AbortSignal.abort(), work)).rejects.toMatchObject({ name: 'AbortError' });
  expect(work).not.toHaveBeenCalled();
});

test('what has worked is not given up afterwards', async () => {
  const caller = new AbortController();
  const own = await togetherOrNot(caller.signal, (signal) => Promise.resolve(signal));
  caller.abort();
  expect(own.aborted).toBe(false);
});
