// The workbench as the main thread sees it: asynchronous, in a worker when one can start, else on the main thread. A worker may
// be refused by an exception (no Worker at all), by an error event (a content security policy) or by silence.
import { type Endpoint, transfer, wrap } from 'comlink';
import { type AnswersOutcome, type AnswersRequest } from './answers/readAnswers';
import { ProfileWorkbench, type WorkbenchOptions } from './profileWorkbench';
import { type AddOutcome, type ProfileFile, type WorkRequest, type WorkResult } from './workRequest';

/** What the worker exposes: the workbench's methods, after `setUp`. */
export interface RemoteWorkbench {
  setUp(options: WorkbenchOptions): void;
  open(request: WorkRequest): number;
  add(ids: readonly number[], file: ProfileFile, bytes?: Uint8Array): AddOutcome;
  snapshot(id: number): WorkResult | undefined;
  finish(id: number): WorkResult | undefined;
  close(id: number): void;
  readAnswers(request: AnswersRequest, bodies: readonly Uint8Array[]): AnswersOutcome;
}

/** The part of a Worker that is needed; a test hands in a message port. */
export interface WorkerLike extends Endpoint {
  terminate(): void;
}

/** How long a worker may take to answer for the first time. */
const START_TIMEOUT_MS = 5000;

/** A worker that stopped takes the work it had with it; the next request runs on the main thread. */
const WORKER_STOPPED = 'The worker that reads profiles stopped. Refresh to read them again.';

type Call = <T>(call: (workbench: Callable) => Promise<T> | T) => Promise<T>;

/** Both places offer the same calls, once synchronously and once by message. */
interface Callable {
  open(request: WorkRequest): Promise<number> | number;
  add(ids: readonly number[], file: ProfileFile, bytes?: Uint8Array): Promise<AddOutcome> | AddOutcome;
  snapshot(id: number): Promise<WorkResult | undefined> | WorkResult | undefined;
  finish(id: number): Promise<WorkResult | undefined> | WorkResult | undefined;
  close(id: number): Promise<void> | void;
  readAnswers(request: AnswersRequest, bodies: readonly Uint8Array[]): Promise<AnswersOutcome> | AnswersOutcome;
}

/** See `ProfileWorkbench` for what the calls do. */
export class WorkbenchClient {
  private place: Promise<Call> | undefined;

  /** `startWorker` may throw. */
  constructor(
    private readonly options: WorkbenchOptions,
    private readonly startWorker: () => WorkerLike
  ) {}

  open(request: WorkRequest): Promise<number> {
    return this.call((workbench) => workbench.open(request));
  }

  /** Takes the bytes away: their buffer moves to the worker and is empty afterwards. */
  add(ids: readonly number[], file: ProfileFile, bytes?: Uint8Array<ArrayBuffer>): Promise<AddOutcome> {
    return this.call((workbench) =>
      workbench.add(ids, file, bytes === undefined ? undefined : transfer(bytes, [bytes.buffer]))
    );
  }

  snapshot(id: number): Promise<WorkResult | undefined> {
    return this.call((workbench) => workbench.snapshot(id));
  }

  finish(id: number): Promise<WorkResult | undefined> {
    return this.call((workbench) => workbench.finish(id));
  }

  /** Reads what servers answered. Takes the bodies away: their buffers move to the worker and are empty afterwards. */
  readAnswers(request: AnswersRequest, bodies: ReadonlyArray<Uint8Array<ArrayBuffer>>): Promise<AnswersOutcome> {
    const buffers = [...new Set(bodies.map(({ buffer }) => buffer))];
    return this.call((workbench) => workbench.readAnswers(request, transfer([...bodies], buffers)));
  }

  /** Returns at once: a worker that is gone has closed its work as well. */
  close(id: number): void {
    this.call((workbench) => workbench.close(id)).catch(() => {
      // Nothing is left to close.
    });
  }

  private async call<T>(call: (workbench: Callable) => Promise<T> | T): Promise<T> {
    this.place ??= this.start();
    const inPlace = await this.place;
    return inPlace(call);
  }

  /** A worker that answers, else the main thread. */
  private async start(): Promise<Call> {
    let worker: WorkerLike;
    try {
      worker = this.startWorker();
    } catch {
      // No worker can be made here: the main thread does its work.
      return onMainThread(this.options);
    }
    const stopped = new Promise<never>((_, reject) => {
      worker.addEventListener('error', () => {
        worker.terminate();
        reject(new Error(WORKER_STOPPED));
      });
    });
    const remote = wrap<RemoteWorkbench>(worker);
    try {
      await withTimeout(Promise.race([remote.setUp(this.options), stopped]), START_TIMEOUT_MS);
    } catch {
      // The worker was refused or keeps silent: the main thread does its work.
      worker.terminate();
      return onMainThread(this.options);
    }
    stopped.catch(() => {
      this.place = Promise.resolve(onMainThread(this.options));
    });
    return (call) => Promise.race([call(remote), stopped]);
  }
}

/** The same class on the main thread; each call lets the page breathe first. */
function onMainThread(options: WorkbenchOptions): Call {
  const workbench = new ProfileWorkbench(options);
  return async (call) => {
    await new Promise((resolve) => setTimeout(resolve, 0));
    return call(workbench);
  };
}

function withTimeout<T>(promise: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${timeoutMs} ms.`)), timeoutMs);
  });
  return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
}
