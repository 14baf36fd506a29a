// Pyroscope as a store: call trees in its tree format, profiles as pprof, everything else as JSON.
import { type WorkbenchClient } from '../../../worker/workbenchClient';
import { type HttpClient } from '../httpClient';
import { RequestQueue } from '../requestQueue';
import {
  type ExemplarsAnswer,
  type ExemplarsRequest,
  type HeatmapAnswer,
  type HeatmapRequest,
  type LabelNamesRequest,
  type LabelValuesRequest,
  type ListAnswer,
  type Notices,
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
} from '../store';
import { DEFAULT_TIME_LIMIT_MS } from '../timeLimit';
import { ConnectClient } from './connectClient';
import { ExemplarsQuery } from './exemplarsQuery';
import { functionSeries } from './functionSeries';
import { HeatmapQuery } from './heatmapQuery';
import { Lookback } from './lookback';
import { PyroscopeLists } from './lists';
import { ProfileQuery } from './profileQuery';
import { SeriesQuery } from './seriesQuery';
import { PyroscopeServer } from './server';
import { TreeQuery } from './treeQuery';
import { Whereabouts } from './whereabouts';

export interface PyroscopeStoreOptions {
  /** Requests under way at once. */
  readonly maxParallelRequests: number;
  /** How long a list is used again. */
  readonly keepListsMs: number;
  /** How long one answer may take. */
  readonly timeLimitMs?: number;
  /** Waits before further tries of a request that a busy server turned away. */
  readonly retryAfterMs?: readonly number[];
  /** Milliseconds since the Unix epoch. */
  readonly now?: () => number;
}

const DEFAULT_RETRY_AFTER_MS = [300, 1500];

export class PyroscopeStore implements Store {
  readonly kind = 'pyroscope';

  private readonly server: PyroscopeServer;
  private readonly lists: PyroscopeLists;
  private readonly trees: TreeQuery;
  private readonly profiles: ProfileQuery;
  private readonly seriesQuery: SeriesQuery;
  private readonly heatmaps: HeatmapQuery;
  private readonly exemplarsQuery: ExemplarsQuery;
  private readonly whereabouts: Whereabouts;
  private readonly lookback: Lookback;

  constructor(http: HttpClient, workbench: WorkbenchClient, options: PyroscopeStoreOptions) {
    const {
      maxParallelRequests,
      keepListsMs,
      timeLimitMs = DEFAULT_TIME_LIMIT_MS,
      retryAfterMs = DEFAULT_RETRY_AFTER_MS,
      now = Date.now,
    } = options;
    const client = new ConnectClient(http, new RequestQueue(maxParallelRequests), { timeLimitMs, retryAfterMs });
    this.server = new PyroscopeServer(client);
    this.lists = new PyroscopeLists(this.server, { keepListsMs, now });
    this.profiles = new ProfileQuery(this.server, workbench);
    this.trees = new TreeQuery(this.server, workbench, this.profiles);
    this.heatmaps = new HeatmapQuery(this.server);
    this.seriesQuery = new SeriesQuery(this.server, this.heatmaps);
    this.exemplarsQuery = new ExemplarsQuery(this.server);
    this.whereabouts = new Whereabouts(this.lists, this.seriesQuery, now);
    this.lookback = new Lookback(this.server, this.seriesQuery, now);
  }

  /** As far as the server has shown it: what was not tried yet counts as possible. */
  get capabilities(): StoreCapabilities {
    return this.server.capabilities;
  }

  profileTypes(request: StoreRequest): Promise<ListAnswer> {
    return this.lists.profileTypes(request);
  }

  labelNames(request: LabelNamesRequest): Promise<ListAnswer> {
    return this.lists.labelNames(request);
  }

  labelValues(request: LabelValuesRequest): Promise<ListAnswer> {
    return this.lists.labelValues(request);
  }

  async tree(request: TreeRequest): Promise<TreeAnswer> {
    const answer = await this.trees.tree(request);
    if (answer.tree.total[0] !== 0) {
      return this.withLookback(answer, request);
    }
    const elsewhere = await this.whereabouts.of(request);
    return { ...answer, ...elsewhere, notices: [...answer.notices, ...elsewhere.notices] };
  }

  async series(request: SeriesRequest): Promise<SeriesAnswer> {
    const { functionSelector } = request;
    const answer =
      functionSelector === undefined
        ? await this.seriesQuery.series(request)
        : await functionSeries(
            { series: (whole) => this.seriesQuery.series(whole), tree: (part) => this.trees.tree(part) },
            request,
            functionSelector
          );
    if (answer.series.length > 0) {
      return this.withLookback(answer, request);
    }
    const { notices } = await this.whereabouts.of(request);
    return { ...answer, notices: [...answer.notices, ...notices] };
  }

  private async withLookback<A extends Notices>(answer: A, request: ProfileRequest): Promise<A> {
    const notices = await this.lookback.noticesOf(request);
    return { ...answer, notices: [...answer.notices, ...notices] };
  }

  profile(request: ProfileRequest): Promise<ProfileAnswer> {
    return this.profiles.profile(request);
  }

  exemplars(request: ExemplarsRequest): Promise<ExemplarsAnswer> {
    return this.exemplarsQuery.exemplars(request);
  }

  heatmap(request: HeatmapRequest): Promise<HeatmapAnswer> {
    return this.heatmaps.heatmap(request);
  }

  check(signal: AbortSignal): Promise<StoreCheck> {
    return this.lists.check(signal);
  }
}
