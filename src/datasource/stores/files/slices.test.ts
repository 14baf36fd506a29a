import { filterInSlices, inSlices, LOOK_LENGTH, textsInSlices } from './slices';

const { signal } = new AbortController();

let nowMs: number;
let turns: number;

beforeEach(() => {
  nowMs = 0;
  turns = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
  const schedule = globalThis.setTimeout;
  jest.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void) => {
    turns++;
    return schedule(run);
  }) as typeof setTimeout);
});
afterEach(() => jest.restoreAllMocks());

/** Works on `count` items of `eachMs` milliseconds; gives the most of them between two turns. */
async function longestSlice(count: number, eachMs: number): Promise<number> {
  let [longest, slice, before] = [0, 0, 0];
  await inSlices(Array(count).fill(0), signal, () => {
    slice = turns === before ? slice + 1 : 1;
    before = turns;
    longest = Math.max(longest, slice);
    nowMs += eachMs;
  });
  return longest;
}

test('everything else has its turn every few milliseconds, however slow the machine is', async () => {
  expect(await longestSlice(100 * LOOK_LENGTH, 0.01)).toBe(16 * LOOK_LENGTH);
  expect(await longestSlice(100 * LOOK_LENGTH, 0.1)).toBe(2 * LOOK_LENGTH);
  expect(await longestSlice(100 * LOOK_LENGTH, 1)).toBe(LOOK_LENGTH);
});

test('a short list is done at once', async () => {
  await longestSlice(10 * LOOK_LENGTH, 0.001);
  expect(turns).toBe(0);
});

test('what is kept stays in order', async () => {
  const items = Array.from({ length: 2 * LOOK_LENGTH + 1 }, (_, index) => index);
  const even = await filterInSlices(items, signal, (item) => item % 2 === 0);
  expect(even).toEqual(items.filter((item) => item % 2 === 0));
});

test('texts are there once, in order', async () => {
  const texts = await textsInSlices([['b', 'a'], [], ['c', 'a']], signal, (item) => item);
  expect(texts).toEqual(['a', 'b', 'c']);
});

test('who leaves does not wait for the end', async () => {
  const controller = new AbortController();
  let seen = 0;
  const reading = inSlices(Array(10 * LOOK_LENGTH).fill(0), controller.signal, () => {
    seen++;
    nowMs++;
    controller.abort();
  });
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  expect(seen).toBe(LOOK_LENGTH);
});
