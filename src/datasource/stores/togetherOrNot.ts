// Several requests that make sense only together: when one fails, the others are given up.
import { onAbort } from './onAbort';
import { abortError } from './storeError';

/**
 * Runs `work` with a signal of its own. It fires when the caller's does, and when `work` rejects: whatever `work` still has under way
 * is given up then, so that nothing of it goes on behind the caller's back and nobody joins a request that is about to fail.
 */
export async function togetherOrNot<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (signal.aborted) {
    throw abortError();
  }
  const controller = new AbortController();
  const endWait = onAbort(signal, () => controller.abort());
  try {
    return await work(controller.signal);
  } catch (error) {
    controller.abort();
    throw error;
  } finally {
    endWait();
  }
}
