// An answer that does not come: given up after a while, so that a panel says so instead of waiting for ever.
import { onAbort } from './onAbort';
import { StoreError } from './storeError';

/** How long one answer may take. Longer than Grafana's proxy waits by default, which then says so itself. */
export const DEFAULT_TIME_LIMIT_MS = 60_000;

/** Runs a request with a signal that also fires after `limitMs`; rejects with a StoreError then. `asked` is the subject of its sentence. */
export async function withinTime<T>(
  limitMs: number,
  signal: AbortSignal,
  asked: string,
  request: (signal: AbortSignal) => Promise<T>
): Promise<T> {
  const controller = new AbortController();
  const giveUp = () => controller.abort();
  const endWait = onAbort(signal, giveUp);
  const timer = setTimeout(giveUp, limitMs);
  try {
    return await request(controller.signal);
  } catch (error) {
    if (controller.signal.aborted && !signal.aborted) {
      throw new StoreError(
        asked,
        `was not answered within ${Math.round(limitMs / 1000)} seconds`,
        'Choose a shorter time range or a narrower selector.'
      );
    }
    throw error;
  } finally {
    clearTimeout(timer);
    endWait();
  }
}
