// The data source as Grafana sees it: queries in, frames out, and everything that dashboards and Explore ask besides. What it knows of
// stores is the Store interface alone.
import {
  type AbstractQuery,
  type AdHocVariableFilter,
  type AnnotationSupport,
  type CoreApp,
  type DataQueryRequest,
  type DataQueryResponse,
  DataSourceApi,
  type DataSourceGetDrilldownsApplicabilityOptions,
  type DataSourceGetTagKeysOptions,
  type DataSourceGetTagValuesOptions,
  type DataSourceInstanceSettings,
  type DrilldownsApplicability,
  type LegacyMetricFindQueryOptions,
  type MetricFindValue,
  type ScopedVars,
  type TestDataSourceResponse,
} from '@grafana/data';
import { type DataQuery } from '@grafana/schema';
import { getTemplateSrv } from '@grafana/runtime';
import { type Observable } from 'rxjs';
import { profilesAnnotationSupport } from './AnnotationSupport';
import { createStore } from './createStore';
import { drilldownsApplicability, labelKeys, labelKeyValues } from './dashboardLabels';
import { exportToAbstractQueries, importQueries } from './exploreQueries';
import { interpolateQuery, type Replace } from './interpolation';
import { linkContextOf } from './links/linkContext';
import { type LinkContext } from './links/withDataLinks';
import { type ProfilesOptions, type ProfilesSettings, settingsOf } from './options';
import { defaultQuery, migrateQuery, type ProfilesQuery, queryDisplayText } from './query';
import { rangeMs, rangeVariables, runRequest } from './runRequest';
import { CachedStore } from './stores/CachedStore';
import { type Store } from './stores/store';
import { findVariableValues } from './variableQuery';
import { ProfilesVariableSupport } from './VariableSupport';

export class ProfilesDataSource extends DataSourceApi<ProfilesQuery, ProfilesOptions> {
  /** Editors and variables ask it directly; equal questions of all of them are asked once. */
  readonly store: Store;
  override readonly annotations: AnnotationSupport<ProfilesQuery> = profilesAnnotationSupport;
  /** What is set for all its queries; editors show it. */
  readonly settings: ProfilesSettings;
  private readonly links: LinkContext;

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
    this.settings = settingsOf(settings.jsonData);
    this.links = linkContextOf(settings.jsonData);
    this.store = new CachedStore(makeStore(settings), { maxBytes: this.settings.cacheMegabytes * 1e6 });
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

  /** One query with its variables filled in and ad-hoc filters added. Throws a StoreError for a selector that cannot be read. */
  applyTemplateVariables(
    query: ProfilesQuery,
    scopedVars: ScopedVars,
    filters?: readonly AdHocVariableFilter[]
  ): ProfilesQuery {
    return interpolateQuery(migrateQuery(query), { templates: this.templates, scopedVars, filters });
  }

  override interpolateVariablesInQueries(
    queries: ProfilesQuery[],
    scopedVars: ScopedVars,
    filters?: AdHocVariableFilter[]
  ): ProfilesQuery[] {
    return queries.map((query) => this.applyTemplateVariables(query, scopedVars, filters));
  }

  /** See `runRequest`. The labels of a group-by variable are added to those of the query. */
  override query(request: DataQueryRequest<ProfilesQuery>): Observable<DataQueryResponse> {
    const scopedVars = { ...rangeVariables(rangeMs(request.range)), ...request.scopedVars };
    const fill = (query: ProfilesQuery) => {
      const filled = this.applyTemplateVariables(query, scopedVars, request.filters);
      return { ...filled, groupBy: [...new Set([...(filled.groupBy ?? []), ...(request.groupByKeys ?? [])])] };
    };
    const shown = request.targets.filter((query) => this.filterQuery(query));
    const { store, settings, links, uid, name } = this;
    return runRequest(request, shown, fill, { store, settings, links, dataSource: { uid, name } });
  }

  /** See `VariableQuery` for what can be asked. */
  override metricFindQuery(query: unknown, options?: LegacyMetricFindQueryOptions): Promise<MetricFindValue[]> {
    return findVariableValues(this, query, {
      range: options?.range && rangeMs(options.range),
      scopedVars: options?.scopedVars ?? {},
      signal: new AbortController().signal,
    });
  }

  override getTagKeys(options?: DataSourceGetTagKeysOptions<ProfilesQuery>): Promise<MetricFindValue[]> {
    return labelKeys(this.store, options);
  }

  override getTagValues(options: DataSourceGetTagValuesOptions<ProfilesQuery>): Promise<MetricFindValue[]> {
    return labelKeyValues(this.store, options);
  }

  override getGroupByKeys(options?: DataSourceGetTagKeysOptions<ProfilesQuery>): Promise<MetricFindValue[]> {
    return labelKeys(this.store, options);
  }

  override getDrilldownsApplicability(
    options?: DataSourceGetDrilldownsApplicabilityOptions<ProfilesQuery>
  ): Promise<DrilldownsApplicability[]> {
    return drilldownsApplicability(this.store, options);
  }

  override importQueries(queries: DataQuery[], origin: DataSourceApi<DataQuery>): Promise<ProfilesQuery[]> {
    return importQueries(queries, origin);
  }

  async exportToAbstractQueries(queries: ProfilesQuery[]): Promise<AbstractQuery[]> {
    return exportToAbstractQueries(queries);
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
