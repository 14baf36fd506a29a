// The stand-in for Grafana's Prometheus data source, which no package publishes: range queries and label values, through
// the data source proxy like any other. The same dashboards run unchanged on the real one.
import {
  DataSourceApi,
  LoadingState,
  rangeUtil,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
  type DataSourceJsonData,
  type LegacyMetricFindQueryOptions,
  type MetricFindValue,
  type ScopedVars,
} from '@grafana/data';
import { getBackendSrv, getTemplateSrv, toDataQueryError } from '@grafana/runtime';
import { catchError, forkJoin, from, lastValueFrom, map, of, type Observable } from 'rxjs';
import { matrixFrame, type MatrixSeries } from './matrixFrames';
import {
  interpolateValue,
  intervalVariables,
  parseLabelValues,
  rangeParameters,
  type PrometheusQuery,
} from './prometheusQuery';

interface PrometheusSettings extends DataSourceJsonData {
  /** How often the metrics are scraped, such as `15s`. */
  readonly timeInterval?: string;
}

interface PrometheusAnswer<T> {
  readonly data: T;
}

const defaultScrapeInterval = '15s';

export class PrometheusDataSource extends DataSourceApi<PrometheusQuery, PrometheusSettings> {
  private readonly url: string;
  private readonly scrapeIntervalMs: number;

  constructor(settings: DataSourceInstanceSettings<PrometheusSettings>) {
    super(settings);
    this.url = settings.url ?? '';
    // Nothing is gained by asking for more points than there are scrapes: scenes take this as the least interval.
    this.interval = settings.jsonData.timeInterval ?? defaultScrapeInterval;
    this.scrapeIntervalMs = rangeUtil.intervalToMs(this.interval);
  }

  /** All queries run at once; one that fails leaves the others. */
  override query(request: DataQueryRequest<PrometheusQuery>): Observable<DataQueryResponse> {
    const targets = request.targets.filter(({ hide, expr }) => !hide && expr);
    if (targets.length === 0) {
      return of({ data: [], state: LoadingState.Done });
    }
    return forkJoin(targets.map((target) => this.queryOne(target, request))).pipe(
      map((responses) => {
        const errors = responses.flatMap((response) => response.errors ?? []);
        return {
          data: responses.flatMap(({ data }) => data),
          errors: errors.length === 0 ? undefined : errors,
          state: errors.length === 0 ? LoadingState.Done : LoadingState.Error,
        };
      })
    );
  }

  override filterQuery({ expr }: PrometheusQuery): boolean {
    return expr !== undefined && expr.trim() !== '';
  }

  override getDefaultQuery(): Partial<PrometheusQuery> {
    return { expr: '' };
  }

  override interpolateVariablesInQueries(queries: PrometheusQuery[], scopedVars: ScopedVars): PrometheusQuery[] {
    return queries.map((query) => ({ ...query, expr: this.interpolate(query.expr, scopedVars) }));
  }

  /** Variables: `label_values(metric, label)` and `label_values(label)`, as text or in the editor's object. */
  override async metricFindQuery(
    query: string | { readonly query?: string },
    options?: LegacyMetricFindQueryOptions
  ): Promise<MetricFindValue[]> {
    const text = this.interpolate(typeof query === 'string' ? query : (query.query ?? ''), options?.scopedVars ?? {});
    const asked = parseLabelValues(text);
    if (asked === undefined) {
      throw new Error(`The playground understands label_values(metric, label) and label_values(label), not "${text}".`);
    }
    const range = options?.range;
    const values = await lastValueFrom(
      this.ask<readonly string[]>(`/api/v1/label/${encodeURIComponent(asked.label)}/values`, {
        'match[]': asked.metric,
        start: range && range.from.valueOf() / 1000,
        end: range && range.to.valueOf() / 1000,
      })
    );
    return values.map((value) => ({ text: value }));
  }

  override async testDatasource() {
    const names = await lastValueFrom(this.ask<readonly string[]>('/api/v1/label/__name__/values', {}));
    return { status: 'success', message: `Prometheus answers and has ${names.length} metrics.` };
  }

  private queryOne(target: PrometheusQuery, request: DataQueryRequest<PrometheusQuery>): Observable<DataQueryResponse> {
    const minIntervalMs = target.interval
      ? rangeUtil.intervalToMs(this.interpolate(target.interval, request.scopedVars))
      : 0;
    const parameters = rangeParameters(request, minIntervalMs);
    const rangeMs = request.range.to.valueOf() - request.range.from.valueOf();
    const variables = intervalVariables(parameters.stepMs, this.scrapeIntervalMs, rangeMs);
    const query = { ...target, expr: this.interpolate(target.expr, { ...request.scopedVars, ...variables }) };
    const answer = this.ask<{ readonly result: readonly MatrixSeries[] }>('/api/v1/query_range', {
      query: query.expr,
      start: parameters.startMs / 1000,
      end: parameters.endMs / 1000,
      step: parameters.stepMs / 1000,
    });
    return answer.pipe(
      map(({ result }) => ({ data: result.map((series) => matrixFrame(series, query, parameters)) })),
      catchError((error: unknown) => of({ data: [], errors: [queryError(error, target.refId)] }))
    );
  }

  private ask<T>(path: string, params: Record<string, unknown>): Observable<T> {
    const options = { url: `${this.url}${path}`, params, showErrorAlert: false };
    return from(getBackendSrv().fetch<PrometheusAnswer<T>>(options)).pipe(map((response) => response.data.data));
  }

  private interpolate(text: string, scopedVars: ScopedVars): string {
    return getTemplateSrv().replace(text, scopedVars, interpolateValue);
  }
}

/** Prometheus puts its sentence into `error`, the proxy into `message`. */
function queryError(error: unknown, refId: string): DataQueryError {
  const { data } = Object(error);
  const sentence: unknown = data?.error;
  const known = toDataQueryError(Object(error));
  return { ...known, refId, message: typeof sentence === 'string' ? sentence : known.message };
}
