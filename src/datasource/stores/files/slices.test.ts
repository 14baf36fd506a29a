import { filterInSlices, inSlices, SLICE_LENGTH } from './slices';

const { signal } = new AbortController();

test('between two slices everything else has its turn', async () => {
  let longest = 0;
  let sinceTurn = 0;
  const watch = setInterval(() => (sinceTurn = 0));
  function* items() {
    for (let index = 0; index < 20 * SLICE_LENGTH; index++) {
      yield index;
    }
  }
  await inSlices(items(), signal, () => {
    sinceTurn++;
    longest = Math.max(longest, sinceTurn);
  });
  clearInterval(watch);
  // A turn of the watch may fall out when a slice is done within one tick of the clock.
  expect(longest).toBeLessThanOrEqual(4 * SLICE_LENGTH);
});

test('what is kept stays in order', async () => {
  const items = Array.from({ length: 2 * SLICE_LENGTH + 1 }, (_, index) => index);
  const even = await filterInSlices(items, signal, (item) => item % 2 === 0);
  expect(even).toEqual(items.filter((item) => item % 2 === 0));
});

test('who leaves does not wait for the end', async () => {
  const controller = new AbortController();
  let seen = 0;
  const reading = inSlices(Array(10 * SLICE_LENGTH).fill(0), controller.signal, () => {
    seen++;
    controller.abort();
  });
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  expect(seen).toBe(SLICE_LENGTH);
});
