// Work on many things, a few at a time.

/** Runs `each` over all items in order, at most `limit` at once; the first failure ends it. */
export async function forEachAtOnce<T>(
  items: readonly T[],
  limit: number,
  each: (item: T) => Promise<void>
): Promise<void> {
  let next = 0;
  let isFailed = false;
  const worker = async () => {
    while (next < items.length && !isFailed) {
      const item = items[next++];
      try {
        await each(item);
      } catch (error) {
        isFailed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}
