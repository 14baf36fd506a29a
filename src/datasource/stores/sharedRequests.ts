// Requests that several callers make at the same time are sent once, and their answer is kept for a short while.
import { onAbort } from './onAbort';
import { abortError } from './storeError';

interface Entry<T> {
  readonly answer: Promise<T>;
  readonly controller: AbortController;
  /** Callers that still wait; the request is given up when the last one leaves. */
  waiting: number;
  /** When the answer came; undefined while it is under way. */
  answeredAtMs?: number;
}

export class SharedRequests<T> {
  private readonly entries = new Map<string, Entry<T>>();

  /**
   * @param keepMs How long an answer is used again; 0 shares only what is under way.
   * @param now Milliseconds of any clock that goes forward.
   */
  constructor(
    private readonly keepMs: number,
    private readonly now: () => number = Date.now
  ) {}

  /** The answer for `key`: a kept one, one that is under way, or that of `start`. A failure is not kept. */
  async get(key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (signal.aborted) {
      throw abortError();
    }
    this.forgetOld();
    const entry = this.entries.get(key) ?? this.begin(key, start);
    if (entry.answeredAtMs !== undefined) {
      return entry.answer;
    }
    return this.join(key, entry, signal);
  }

  private begin(key: string, start: (signal: AbortSignal) => Promise<T>): Entry<T> {
    const controller = new AbortController();
    const entry: Entry<T> = { answer: start(controller.signal), controller, waiting: 0 };
    this.entries.set(key, entry);
    entry.answer.then(
      () => {
        entry.answeredAtMs = this.now();
        if (this.keepMs === 0) {
          this.forget(key, entry);
        }
      },
      () => this.forget(key, entry)
    );
    return entry;
  }

  private join(key: string, entry: Entry<T>, signal: AbortSignal): Promise<T> {
    entry.waiting++;
    return new Promise((resolve, reject) => {
      const leave = () => {
        endWait();
        entry.waiting--;
      };
      const endWait = onAbort(signal, () => {
        leave();
        if (entry.waiting === 0) {
          this.forget(key, entry);
          entry.controller.abort();
        }
        reject(abortError());
      });
      entry.answer.finally(leave).then(resolve, reject);
    });
  }

  private forget(key: string, entry: Entry<T>): void {
    if (this.entries.get(key) === entry) {
      this.entries.delete(key);
    }
  }

  private forgetOld(): void {
    for (const [key, { answeredAtMs }] of this.entries) {
      if (answeredAtMs !== undefined && this.now() - answeredAtMs >= this.keepMs) {
        this.entries.delete(key);
      }
    }
  }
}
