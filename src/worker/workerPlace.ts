// Where calls are answered: in a worker when one can start, else on the main thread by the same code. A worker may be refused by an
// exception (no Worker at all), by an error event (a content security policy) or by silence.
import { type Endpoint, wrap } from 'comlink';

/** The part of a Worker that is needed; a test hands in a message port. */
export interface WorkerLike extends Endpoint {
  terminate(): void;
}

/** The methods as a caller sees them: answered at once on the main thread, by message from a worker. */
export type Answering<Methods> = {
  readonly [K in keyof Methods]: Methods[K] extends (...given: infer Given) => infer Answer
    ? (...given: Given) => Answer | Promise<Answer>
    : never;
};

/** One kind of worker: how it starts, and what does its work where it cannot. `Remote` is what the worker exposes. */
export interface WorkerKind<Methods, Remote extends Methods> {
  /** May throw. */
  readonly start: () => WorkerLike;
  /** The first call; a worker that does not answer it is given up. */
  readonly greet: (remote: Answering<Remote>) => Promise<unknown> | unknown;
  /** The same methods on the main thread, ready to be asked. */
  readonly onMainThread: () => Promise<Answering<Methods>> | Answering<Methods>;
  /** What a call is told whose worker stopped: what happened and what to do. */
  readonly stopped: string;
}

/** How long a worker may take to answer for the first time. */
const START_TIMEOUT_MS = 5000;

interface Place<Methods> {
  readonly methods: Answering<Methods>;
  /** Undefined on the main thread. */
  readonly worker?: WorkerLike;
  /** Rejects when the worker stops. */
  readonly stopped?: Promise<never>;
}

export class WorkerPlace<Methods, Remote extends Methods = Methods> {
  private place: Promise<Place<Methods>> | undefined;

  constructor(private readonly kind: WorkerKind<Methods, Remote>) {}

  /**
   * What `ask` is answered. On the main thread the page breathes first. Rejects when the worker stops meanwhile; the next call
   * starts another one, which knows nothing of what the first was told.
   *
   * @param ask Is told whether a worker answers: then buffers may be transferred.
   */
  async call<Answer>(
    ask: (methods: Answering<Methods>, isWorker: boolean) => Answer | Promise<Answer>
  ): Promise<Answer> {
    const { methods, worker, stopped } = await (this.place ??= this.begin());
    if (worker === undefined || stopped === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      return ask(methods, false);
    }
    return Promise.race([Promise.resolve(ask(methods, true)), stopped]);
  }

  /** Ends the worker and what it holds. */
  stop(): void {
    this.place?.then(
      ({ worker }) => worker?.terminate(),
      () => {
        // What did not start needs no end.
      }
    );
    this.place = undefined;
  }

  private begin(): Promise<Place<Methods>> {
    const place = this.start();
    const forget = () => {
      if (this.place === place) {
        this.place = undefined;
      }
    };
    place.then(({ worker, stopped }) => {
      stopped?.catch(() => {
        worker?.terminate();
        forget();
      });
    }, forget);
    return place;
  }

  private async start(): Promise<Place<Methods>> {
    let worker: WorkerLike;
    try {
      worker = this.kind.start();
    } catch {
      // No worker can be made here: the main thread does its work.
      return this.onMainThread();
    }
    const stopped = new Promise<never>((_, reject) => {
      worker.addEventListener('error', () => reject(new Error(this.kind.stopped)));
    });
    // What wrap returns answers by message whatever the methods are.
    const remote = wrap(worker) as unknown as Answering<Remote>;
    try {
      await withTimeout(Promise.race([this.kind.greet(remote), stopped]), START_TIMEOUT_MS);
    } catch {
      // The worker was refused or keeps silent: the main thread does its work.
      worker.terminate();
      return this.onMainThread();
    }
    return { methods: remote, worker, stopped };
  }

  private async onMainThread(): Promise<Place<Methods>> {
    return { methods: await this.kind.onMainThread() };
  }
}

function withTimeout<T>(promise: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${timeoutMs} ms.`)), timeoutMs);
  });
  return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
}
