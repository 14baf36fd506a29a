import { forEachAtOnce } from './forEachAtOnce';

test('at most so many run at once, and all of them run', async () => {
  let running = 0;
  let most = 0;
  const seen: number[] = [];
  await forEachAtOnce([1, 2, 3, 4, 5], 2, async (item) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 1));
    seen.push(item);
    running--;
  });
  expect(most).toBe(2);
  expect(seen.sort()).toEqual([1, 2, 3, 4, 5]);
});

test('after a failure nothing new begins', async () => {
  const begun: number[] = [];
  const all = forEachAtOnce([1, 2, 3], 1, async (item) => {
    begun.push(item);
    throw new Error(`No ${item}.`);
  });
  await expect(all).rejects.toThrow('No 1.');
  expect(begun).toEqual([1]);
});
