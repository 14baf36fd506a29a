// Long lists without a frozen page: so many items, then everything else on the page has its turn.
import { abortError } from '../storeError';

/** Making files of so many names took a few milliseconds where it was tried; more would be felt. */
export const SLICE_LENGTH = 1000;

/** Calls `each` for all items in order. Rejects with an AbortError between two slices when the signal fires. */
export async function inSlices<T>(items: Iterable<T>, signal: AbortSignal, each: (item: T) => void): Promise<void> {
  let count = 0;
  for (const item of items) {
    each(item);
    count++;
    if (count % SLICE_LENGTH === 0) {
      await new Promise((resolve) => setTimeout(resolve));
      if (signal.aborted) {
        throw abortError();
      }
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
