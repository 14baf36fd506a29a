// A store in front of a store: panels that ask the same at the same time share one request, and answers are kept for a while by what was
// asked, so that going back to a range, or showing it in another panel, costs nothing.
import { BoundedMap } from '../../base/boundedMap';
import { printSelector } from '../../engine/labels/printSelector';
import { type Selector } from '../../engine/labels/selector';
import { answerSizeBytes } from './answerSize';
import { SharedRequests } from './sharedRequests';
import {
  type ExemplarsAnswer,
  type HeatmapAnswer,
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
} from './store';
import { abortError } from './storeError';

/** Panels of one refresh share answers whose range still grows; the next refresh asks again. */
const KEEP_GROWING_MS = 5000;

/** What lies wholly in the past hardly changes: only profiles that arrive late are missed for so long. */
const KEEP_SETTLED_MS = 60_000;

/** A range is settled when it ended so long ago. */
const SETTLED_AFTER_MS = 60_000;

/** Answers beyond this memory make room for newer ones. */
const MAX_BYTES = 64e6;

export interface CachedStoreOptions {
  /** Keep less than usual. */
  readonly maxBytes?: number;
  /** Milliseconds since the Unix epoch. */
  readonly now?: () => number;
}

type Answer = ListAnswer | SeriesAnswer | TreeAnswer | ExemplarsAnswer | HeatmapAnswer;
type OnPartial = NonNullable<TreeRequest['onPartial']>;

export class CachedStore implements Store {
  readonly ready?: Store['ready'];
  readonly exemplars?: Store['exemplars'];
  readonly heatmap?: Store['heatmap'];

  private readonly underWay = new SharedRequests<Answer>(0);
  private readonly kept: BoundedMap<Answer>;
  /** Who wants partial trees of a request under way. */
  private readonly partials = new Map<string, Set<OnPartial>>();

  private readonly now: () => number;

  constructor(
    private readonly store: Store,
    { maxBytes = MAX_BYTES, now = Date.now }: CachedStoreOptions = {}
  ) {
    this.now = now;
    this.kept = new BoundedMap<Answer>({ maxSize: Math.min(maxBytes, MAX_BYTES), sizeOf: answerSizeBytes, now });
    const { ready, exemplars, heatmap } = store;
    this.ready = ready && ((signal) => ready.call(store, signal));
    this.exemplars =
      exemplars &&
      ((request) => this.get('exemplars', request, (signal) => exemplars.call(store, { ...request, signal })));
    this.heatmap =
      heatmap && ((request) => this.get('heatmap', request, (signal) => heatmap.call(store, { ...request, signal })));
  }

  get kind(): string {
    return this.store.kind;
  }

  get capabilities(): StoreCapabilities {
    return this.store.capabilities;
  }

  get internalLabels(): readonly string[] | undefined {
    return this.store.internalLabels;
  }

  profileTypes(request: StoreRequest): Promise<ListAnswer> {
    return this.get('profileTypes', request, (signal) => this.store.profileTypes({ ...request, signal }));
  }

  labelNames(request: LabelNamesRequest): Promise<ListAnswer> {
    return this.get('labelNames', request, (signal) => this.store.labelNames({ ...request, signal }));
  }

  labelValues(request: LabelValuesRequest): Promise<ListAnswer> {
    return this.get('labelValues', request, (signal) => this.store.labelValues({ ...request, signal }));
  }

  series(request: SeriesRequest): Promise<SeriesAnswer> {
    return this.get('series', request, (signal) => this.store.series({ ...request, signal }));
  }

  async tree(request: TreeRequest): Promise<TreeAnswer> {
    const { onPartial, ...asked } = request;
    const key = keyOf('tree', asked);
    const listeners = this.partials.get(key) ?? new Set();
    this.partials.set(key, listeners);
    if (onPartial !== undefined) {
      listeners.add(onPartial);
    }
    const tellAll: OnPartial = (partial, progress) => listeners.forEach((listener) => listener(partial, progress));
    try {
      return await this.get('tree', asked, (signal) =>
        this.store.tree({ ...asked, signal, onPartial: onPartial && tellAll })
      );
    } finally {
      if (onPartial !== undefined) {
        listeners.delete(onPartial);
      }
      if (listeners.size === 0) {
        this.partials.delete(key);
      }
    }
  }

  /** Downloads are as large as they are rare: never kept. */
  profile(request: ProfileRequest): Promise<ProfileAnswer> {
    return this.store.profile(request);
  }

  check(signal: AbortSignal): Promise<StoreCheck> {
    return this.store.check(signal);
  }

  private async get<A extends Answer>(
    method: string,
    request: StoreRequest,
    ask: (signal: AbortSignal) => Promise<A>
  ): Promise<A> {
    if (request.signal.aborted) {
      throw abortError();
    }
    const key = keyOf(method, request);
    const answer = this.kept.get(key) ?? (await this.fetch(key, request, ask));
    // The method is part of the key, so what lies under it is of that method.
    return answer as A;
  }

  private async fetch(
    key: string,
    request: StoreRequest,
    ask: (signal: AbortSignal) => Promise<Answer>
  ): Promise<Answer> {
    const answer = await this.underWay.get(key, request.signal, ask);
    const isSettled = request.range.toMs <= this.now() - SETTLED_AFTER_MS;
    this.kept.set(key, answer, isSettled ? KEEP_SETTLED_MS : KEEP_GROWING_MS);
    return answer;
  }
}

/** Equal for requests that mean the same: the order of matchers does not count, nor what is undefined. */
function keyOf(
  method: string,
  { signal: _signal, selector, ...content }: StoreRequest & { readonly selector?: Selector }
): string {
  const matchers = selector?.map((matcher) => printSelector([matcher])).sort();
  return JSON.stringify([method, content, matchers]);
}
