// Long lists without a frozen page: a few milliseconds of them, then everything else on the page has its turn. By the clock and not by a
// number of items: on a machine that is ten times slower a turn is due ten times earlier.
import { abortError } from '../storeError';

/** Two of these and a picture between them are felt by nobody. */
const SLICE_MS = 10;

/** So many items are between two looks at the clock; a look costs as much as a part of one item. */
export const LOOK_LENGTH = 64;

/** Calls `each` for all items in order. Rejects with an AbortError between two slices when the signal fires. */
export async function inSlices<T>(items: Iterable<T>, signal: AbortSignal, each: (item: T) => void): Promise<void> {
  let count = 0;
  let sinceMs = performance.now();
  for (const item of items) {
    each(item);
    count++;
    if (count % LOOK_LENGTH === 0 && performance.now() - sinceMs >= SLICE_MS) {
      await new Promise((resolve) => setTimeout(resolve));
      if (signal.aborted) {
        throw abortError();
      }
      sinceMs = performance.now();
    }
  }
}

/** What `isWanted` keeps, in order. */
export async function filterInSlices<T>(
  items: readonly T[],
  signal: AbortSignal,
  isWanted: (item: T) => boolean
): Promise<T[]> {
  const wanted: T[] = [];
  await inSlices(items, signal, (item) => {
    if (isWanted(item)) {
      wanted.push(item);
    }
  });
  return wanted;
}

/** All that `textsOf` gives, each once, in order. */
export async function textsInSlices<T>(
  items: readonly T[],
  signal: AbortSignal,
  textsOf: (item: T) => readonly string[]
): Promise<readonly string[]> {
  const texts = new Set<string>();
  await inSlices(items, signal, (item) => textsOf(item).forEach((text) => texts.add(text)));
  return [...texts].sort();
}
