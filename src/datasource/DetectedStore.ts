// A store whose kind is found out by its first call: the one behind `store: auto`.
import { type StoreKind, storeName } from './options';
import { onAbort } from './stores/onAbort';
import {
  type ExemplarsAnswer,
  type ExemplarsRequest,
  type HeatmapAnswer,
  type HeatmapRequest,
  type LabelNamesRequest,
  type LabelValuesRequest,
  type ListAnswer,
  type ProfileAnswer,
  type ProfileRequest,
  type SeriesAnswer,
  type SeriesRequest,
  type Store,
  type StoreCapabilities,
  type StoreCheck,
  type StoreRequest,
  type TreeAnswer,
  type TreeRequest,
} from './stores/store';
import { abortError, StoreError } from './stores/storeError';

/** What is offered until the kind is known. A call that the found store cannot make is refused by that store. */
const UNKNOWN_YET: StoreCapabilities = {
  groupBy: true,
  limit: true,
  maxNodes: true,
  cutSharedFunctions: true,
  timeOrder: true,
  functionSeries: true,
  callSite: true,
  spanIds: true,
  traceIds: true,
  profileIds: true,
  exemplars: true,
  heatmap: true,
};

export class DetectedStore implements Store {
  private found: Store | undefined;
  private finding: Promise<Store> | undefined;

  /**
   * @param detect Finds out the kind. Its success is kept for as long as this store lives; after a failure the next
   *   call asks anew.
   * @param makeStore The store of that kind.
   */
  constructor(
    private readonly detect: (signal: AbortSignal) => Promise<StoreKind>,
    private readonly makeStore: (kind: StoreKind) => Store
  ) {}

  /** `auto` until the first call has found it out. */
  get kind(): string {
    return this.found?.kind ?? 'auto';
  }

  get capabilities(): StoreCapabilities {
    return this.found?.capabilities ?? UNKNOWN_YET;
  }

  get internalLabels(): readonly string[] | undefined {
    return this.found?.internalLabels;
  }

  async ready(signal: AbortSignal): Promise<void> {
    await this.store(signal);
  }

  async profileTypes(request: StoreRequest): Promise<ListAnswer> {
    return (await this.store(request.signal)).profileTypes(request);
  }

  async labelNames(request: LabelNamesRequest): Promise<ListAnswer> {
    return (await this.store(request.signal)).labelNames(request);
  }

  async labelValues(request: LabelValuesRequest): Promise<ListAnswer> {
    return (await this.store(request.signal)).labelValues(request);
  }

  async series(request: SeriesRequest): Promise<SeriesAnswer> {
    return (await this.store(request.signal)).series(request);
  }

  async tree(request: TreeRequest): Promise<TreeAnswer> {
    return (await this.store(request.signal)).tree(request);
  }

  async profile(request: ProfileRequest): Promise<ProfileAnswer> {
    return (await this.store(request.signal)).profile(request);
  }

  async exemplars(request: ExemplarsRequest): Promise<ExemplarsAnswer> {
    const store = await this.store(request.signal);
    if (store.exemplars === undefined) {
      throw cannot('Exemplars', store.capabilities.exemplars);
    }
    return store.exemplars(request);
  }

  async heatmap(request: HeatmapRequest): Promise<HeatmapAnswer> {
    const store = await this.store(request.signal);
    if (store.heatmap === undefined) {
      throw cannot('The heatmap', store.capabilities.heatmap);
    }
    return store.heatmap(request);
  }

  /** Says which store was found, and what is in it. */
  async check(signal: AbortSignal): Promise<StoreCheck> {
    const store = await this.store(signal);
    const { summary, notices } = await store.check(signal);
    return { summary: `Found at this URL: ${storeName(store.kind)}. ${summary}`, notices };
  }

  /** One detection for all calls that wait for it: a call that is given up ends its own wait alone. */
  private store(signal: AbortSignal): Promise<Store> {
    this.finding ??= this.find();
    return untilAborted(this.finding, signal);
  }

  private async find(): Promise<Store> {
    try {
      this.found = this.makeStore(await this.detect(new AbortController().signal));
      return this.found;
    } catch (error) {
      this.finding = undefined;
      throw error;
    }
  }
}

function cannot(asked: string, reason: true | string): StoreError {
  return new StoreError(asked, 'cannot be had', typeof reason === 'string' ? reason : 'This store has none.');
}

/** Rejects with an AbortError as soon as the signal fires; the promise itself goes on. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(abortError());
      return;
    }
    const endWait = onAbort(signal, () => reject(abortError()));
    promise.then(resolve, reject).finally(endWait);
  });
}
