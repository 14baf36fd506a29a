// At most so many requests at once, shared by everything that uses one data source instance: a browser gives Grafana six
// connections over HTTP/1.1, and some must stay free for Grafana itself. Owners (queries) take turns, so that a panel
// with a thousand files does not keep one with three waiting.
import { onAbort } from './onAbort';
import { abortError } from './storeError';

type Start = () => void;

export class RequestQueue {
  private running = 0;
  /** Waiting requests by owner; the first owner is next. */
  private readonly waiting = new Map<object, Start[]>();

  constructor(private readonly limit: number) {}

  /**
   * Runs `request` as soon as a place is free.
   *
   * @param owner Whose turn it uses; any object, compared by identity.
   * @param signal A request that has not started yet leaves the queue and rejects with an AbortError.
   */
  run<T>(owner: object, signal: AbortSignal, request: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (signal.aborted) {
        reject(abortError());
        return;
      }
      const endWait = onAbort(signal, () => {
        this.withdraw(owner, start);
        reject(abortError());
      });
      const start = () => {
        endWait();
        this.running++;
        request()
          .finally(() => {
            this.running--;
            this.startNext();
          })
          .then(resolve, reject);
      };
      const queue = this.waiting.get(owner);
      if (queue === undefined) {
        this.waiting.set(owner, [start]);
      } else {
        queue.push(start);
      }
      this.startNext();
    });
  }

  private startNext(): void {
    while (this.running < this.limit) {
      const next = this.waiting.entries().next();
      if (next.done === true) {
        return;
      }
      const [owner, queue] = next.value;
      // The owner goes to the end of the line, or leaves it with its last request.
      this.waiting.delete(owner);
      const start = queue.shift();
      if (queue.length > 0) {
        this.waiting.set(owner, queue);
      }
      start?.();
    }
  }

  private withdraw(owner: object, start: Start): void {
    const queue = this.waiting.get(owner)?.filter((other) => other !== start) ?? [];
    if (queue.length === 0) {
      this.waiting.delete(owner);
    } else {
      this.waiting.set(owner, queue);
    }
  }
}
