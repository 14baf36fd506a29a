// The session as the main thread sees it: asynchronous, in a worker when one can start, else on the main thread.
import { transfer } from 'comlink';
import { WorkerPlace, type WorkerLike } from '../workerPlace';
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
  chartScale(): number;
}

/** A worker that stopped takes its tables with it. */
const WORKER_STOPPED = 'The worker that sums labels stopped. Refresh to sum them again.';

type Methods = Omit<RemoteExplainer, 'isReady'>;

/** Of two loads only the later one is answered about: ask again after each. */
export class ExplainClient {
  private readonly place: WorkerPlace<Methods, RemoteExplainer>;

  /** `startWorker` may throw. */
  constructor(startWorker: () => WorkerLike) {
    this.place = new WorkerPlace<Methods, RemoteExplainer>({
      start: startWorker,
      greet: (session) => session.isReady(),
      onMainThread: () => new ExplainSession(),
      stopped: WORKER_STOPPED,
    });
  }

  /** A worker takes the tables' columns away: their buffers move to it and are empty afterwards. */
  load(tables: ExploredTables): Promise<Timeline> {
    return this.place.call((session, isWorker) =>
      session.load(isWorker ? transfer(tables, buffersOf(tables)) : tables)
    );
  }

  answer(question: ExplorerQuestion): Promise<ExplorerAnswer> {
    return this.place.call((session) => session.answer(question));
  }

  charts(request: ChartRequest): Promise<Float64Array> {
    return this.place.call((session) => session.charts(request));
  }

  /** Of what the answer before this lists. */
  chartScale(): Promise<number> {
    return this.place.call((session) => session.chartScale());
  }

  /** Ends the worker and what it holds. The next call starts another one, which knows no tables. */
  stop(): void {
    this.place.stop();
  }
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
