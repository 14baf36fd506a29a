// The session as the main thread sees it: asynchronous, in a worker when one can start, else on the main thread. A worker may be refused by an
// exception (no Worker at all), by an error event (a content security policy) or by silence.
import { transfer, wrap } from 'comlink';
import { type WorkerLike } from '../workbenchClient';
import {
  type ChartRequest,
  type ExploredTables,
  type ExplorerAnswer,
  type ExplorerQuestion,
  type Timeline,
} from './explainRequest';
import { ExplainSession } from './explainSession';

/** What the worker exposes: the session's methods. */
export interface RemoteExplainer {
  isReady(): boolean;
  load(tables: ExploredTables): Timeline;
  answer(question: ExplorerQuestion): ExplorerAnswer;
  charts(request: ChartRequest): Float64Array;
}

/** How long a worker may take to answer for the first time. */
const START_TIMEOUT_MS = 5000;

/** A worker that stopped takes its tables with it; the next load starts another one. */
const WORKER_STOPPED = 'The worker that sums labels stopped. Refresh to sum them again.';

type Methods = Omit<RemoteExplainer, 'isReady'>;

/** Both places offer the same calls, once synchronously and once by message. */
type Callable = {
  readonly [K in keyof Methods]: (
    ...given: Parameters<Methods[K]>
  ) => ReturnType<Methods[K]> | Promise<ReturnType<Methods[K]>>;
};

interface Place {
  readonly callable: Callable;
  readonly isWorker: boolean;
  readonly stop: () => void;
}

/** Of two loads only the later one is answered about: ask again after each. */
export class ExplainClient {
  private place: Promise<Place> | undefined;

  /** `startWorker` may throw. */
  constructor(private readonly startWorker: () => WorkerLike) {}

  /** Takes the tables' columns away: their buffers move to the worker and are empty afterwards. */
  async load(tables: ExploredTables): Promise<Timeline> {
    const { callable, isWorker } = await this.here();
    return callable.load(isWorker ? transfer(tables, buffersOf(tables)) : tables);
  }

  async answer(question: ExplorerQuestion): Promise<ExplorerAnswer> {
    const { callable } = await this.here();
    return callable.answer(question);
  }

  async charts(request: ChartRequest): Promise<Float64Array> {
    const { callable } = await this.here();
    return callable.charts(request);
  }

  /** Ends the worker and what it holds. The next call starts another one, which knows no tables. */
  stop(): void {
    void this.place?.then(({ stop }) => stop());
    this.place = undefined;
  }

  /** The page breathes before each call that the main thread answers itself. */
  private async here(): Promise<Place> {
    this.place ??= this.start();
    const place = await this.place;
    if (!place.isWorker) {
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    return place;
  }

  private async start(): Promise<Place> {
    let worker: WorkerLike;
    try {
      worker = this.startWorker();
    } catch {
      // No worker can be made here: the main thread does its work.
      return onMainThread();
    }
    const remote = wrap<RemoteExplainer>(worker);
    const stopped = new Promise<never>((_, reject) => {
      worker.addEventListener('error', () => reject(new Error(WORKER_STOPPED)));
    });
    try {
      await withTimeout(Promise.race([remote.isReady(), stopped]), START_TIMEOUT_MS);
    } catch {
      // The worker was refused or keeps silent: the main thread does its work.
      worker.terminate();
      return onMainThread();
    }
    stopped.catch(() => {
      worker.terminate();
      this.place = undefined;
    });
    return {
      callable: {
        load: (tables) => Promise.race([remote.load(tables), stopped]),
        answer: (question) => Promise.race([remote.answer(question), stopped]),
        charts: (request) => Promise.race([remote.charts(request), stopped]),
      },
      isWorker: true,
      stop: () => worker.terminate(),
    };
  }
}

function onMainThread(): Place {
  return { callable: new ExplainSession(), isWorker: false, stop() {} };
}

/** Every buffer once. No column shares its memory with another thread. */
function buffersOf({ comparison, baseline }: ExploredTables): ArrayBuffer[] {
  const columns = [...comparison, ...baseline].flatMap(({ timeMs, value, labels }) => [
    timeMs,
    value,
    ...labels.map(({ codes }) => codes),
  ]);
  return [...new Set(columns.map(({ buffer }) => buffer as ArrayBuffer))];
}

function withTimeout<T>(promise: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${timeoutMs} ms.`)), timeoutMs);
  });
  return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
}
