// The workbench as the main thread sees it: asynchronous, in a worker when one can start, else on the main thread, whose code for it
// is loaded only then.
import { transfer } from 'comlink';
import { type AnswersOutcome, type AnswersRequest } from './answers/readAnswers';
import { type WorkbenchOptions } from './profileWorkbench';
import { WorkerPlace, type WorkerLike } from './workerPlace';
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

/** A worker that stopped takes the work it had with it. */
const WORKER_STOPPED = 'The worker that reads profiles stopped. Refresh to read them again.';

type Methods = Omit<RemoteWorkbench, 'setUp'>;

/** See `ProfileWorkbench` for what the calls do. */
export class WorkbenchClient {
  private readonly place: WorkerPlace<Methods, RemoteWorkbench>;

  /** `startWorker` may throw. */
  constructor(options: WorkbenchOptions, startWorker: () => WorkerLike) {
    this.place = new WorkerPlace<Methods, RemoteWorkbench>({
      start: startWorker,
      greet: (workbench) => workbench.setUp(options),
      onMainThread: () => onMainThread(options),
      stopped: WORKER_STOPPED,
    });
  }

  open(request: WorkRequest): Promise<number> {
    return this.place.call((workbench) => workbench.open(request));
  }

  /** Takes the bytes away: their buffer moves to the worker and is empty afterwards. */
  add(ids: readonly number[], file: ProfileFile, bytes?: Uint8Array<ArrayBuffer>): Promise<AddOutcome> {
    return this.place.call((workbench) =>
      workbench.add(ids, file, bytes === undefined ? undefined : transfer(bytes, [bytes.buffer]))
    );
  }

  snapshot(id: number): Promise<WorkResult | undefined> {
    return this.place.call((workbench) => workbench.snapshot(id));
  }

  finish(id: number): Promise<WorkResult | undefined> {
    return this.place.call((workbench) => workbench.finish(id));
  }

  /** Reads what servers answered. Takes the bodies away: their buffers move to the worker and are empty afterwards. */
  readAnswers(request: AnswersRequest, bodies: ReadonlyArray<Uint8Array<ArrayBuffer>>): Promise<AnswersOutcome> {
    const buffers = [...new Set(bodies.map(({ buffer }) => buffer))];
    return this.place.call((workbench) => workbench.readAnswers(request, transfer([...bodies], buffers)));
  }

  /** Returns at once: a worker that is gone has closed its work as well. */
  close(id: number): void {
    this.place
      .call((workbench) => workbench.close(id))
      .catch(() => {
        // Nothing is left to close.
      });
  }
}

/** The workbench and all decoders are a chunk, which pages with a worker never ask for. */
async function onMainThread(options: WorkbenchOptions): Promise<Methods> {
  const { startWorkbench } = await import(/* webpackChunkName: "profile-workbench" */ './workbenchWithoutWorker').catch(
    () => {
      throw new Error(
        'No worker can start in this browser, and the code that reads profiles without one could not be loaded. Reload the page.'
      );
    }
  );
  return startWorkbench(options);
}
