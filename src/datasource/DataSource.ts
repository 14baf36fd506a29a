// The data source as Grafana sees it: queries in, frames out. What it knows of stores is the Store interface alone.
import {
  type CoreApp,
  type DataFrame,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  DataSourceApi,
  type DataSourceInstanceSettings,
  type LegacyMetricFindQueryOptions,
  LoadingState,
  type MetricFindValue,
  type ScopedVars,
  type TestDataSourceResponse,
  type TimeRange,
} from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import { Observable, type Subscriber } from 'rxjs';
import { type TimeRangeMs } from '../engine/profile/profile';
import { createStore } from './createStore';
import { interpolateQuery, type Replace } from './interpolation';
import { type ProfilesOptions } from './options';
import { defaultQuery, migrateQuery, type ProfilesQuery, queryDisplayText } from './query';
import { runQuery } from './runQuery';
import { type Store } from './stores/store';
import { isAbort } from './stores/storeError';
import { findVariableValues } from './variableQuery';
import { ProfilesVariableSupport } from './VariableSupport';

export class ProfilesDataSource extends DataSourceApi<ProfilesQuery, ProfilesOptions> {
  /** Editors and variables ask it directly. */
  readonly store: Store;

  /**
   * @param settings As Grafana has them, without secrets.
   * @param makeStore Makes the store that the settings name; a test hands in its own.
   * @param templates Fills variables in.
   */
  constructor(
    settings: DataSourceInstanceSettings<ProfilesOptions>,
    makeStore: (settings: DataSourceInstanceSettings<ProfilesOptions>) => Store = createStore,
    readonly templates: Replace = getTemplateSrv()
  ) {
    super(settings);
    this.store = makeStore(settings);
    this.variables = new ProfilesVariableSupport(this);
  }

  override getDefaultQuery(app: CoreApp): Partial<ProfilesQuery> {
    return defaultQuery(app);
  }

  override filterQuery(query: ProfilesQuery): boolean {
    return query.hide !== true;
  }

  override getQueryDisplayText(query: ProfilesQuery): string {
    return queryDisplayText(migrateQuery(query));
  }

  /** One query with its variables filled in. Throws a StoreError for a selector that cannot be read. */
  applyTemplateVariables(query: ProfilesQuery, scopedVars: ScopedVars): ProfilesQuery {
    return interpolateQuery(migrateQuery(query), this.templates, scopedVars);
  }

  override interpolateVariablesInQueries(queries: ProfilesQuery[], scopedVars: ScopedVars): ProfilesQuery[] {
    return queries.map((query) => this.applyTemplateVariables(query, scopedVars));
  }

  /**
   * All queries at once, each with its own outcome: a failing one is an error for its refId beside the frames of the others.
   * One response at the end; before it only complete trees of long first loads, with `progress`. Unsubscribing cancels everything.
   */
  override query(request: DataQueryRequest<ProfilesQuery>): Observable<DataQueryResponse> {
    const queries = request.targets.filter((query) => this.filterQuery(query));
    return new Observable((subscriber) => {
      const controller = new AbortController();
      void this.runAll(queries, request, controller.signal, subscriber);
      return () => controller.abort();
    });
  }

  private async runAll(
    queries: readonly ProfilesQuery[],
    request: DataQueryRequest<ProfilesQuery>,
    signal: AbortSignal,
    subscriber: Subscriber<DataQueryResponse>
  ): Promise<void> {
    const framesOf: DataFrame[][] = queries.map(() => []);
    const errors: DataQueryError[] = [];
    await Promise.all(
      queries.map(async (query, index) => {
        try {
          framesOf[index] = await runQuery(this.store, this.applyTemplateVariables(query, request.scopedVars), {
            range: rangeMs(request.range),
            stepMs: request.intervalMs,
            app: request.app,
            signal,
            onPartial: (frames) => {
              framesOf[index] = [...frames];
              subscriber.next({ data: framesOf.flat(), state: LoadingState.Loading });
            },
          });
        } catch (error) {
          if (!isAbort(error)) {
            framesOf[index] = [];
            errors.push({ refId: query.refId, message: error instanceof Error ? error.message : String(error) });
          }
        }
      })
    );
    if (signal.aborted) {
      return;
    }
    subscriber.next({
      data: framesOf.flat(),
      ...(errors.length > 0 ? { errors } : {}),
      state: errors.length > 0 ? LoadingState.Error : LoadingState.Done,
    });
    subscriber.complete();
  }

  /** See `VariableQuery` for what can be asked. */
  override metricFindQuery(query: unknown, options?: LegacyMetricFindQueryOptions): Promise<MetricFindValue[]> {
    return findVariableValues(this, query, {
      range: options?.range && rangeMs(options.range),
      scopedVars: options?.scopedVars ?? {},
      signal: new AbortController().signal,
    });
  }

  override async testDatasource(): Promise<TestDataSourceResponse> {
    try {
      const { summary, notices } = await this.store.check(new AbortController().signal);
      return { status: 'success', message: [summary, ...notices].join(' ') };
    } catch (error) {
      return { status: 'error', message: error instanceof Error ? error.message : String(error) };
    }
  }
}

export function rangeMs(range: TimeRange): TimeRangeMs {
  return { fromMs: range.from.valueOf(), toMs: range.to.valueOf() };
}
