// One request of a panel: all its queries at once, each with its own outcome.
import {
  type DataFrame,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  LoadingState,
  type ScopedVars,
  type TimeRange,
} from '@grafana/data';
import { Observable } from 'rxjs';
import { type TimeRangeMs } from '../engine/profile/profile';
import { type LinkContext, withDataLinks } from './links/withDataLinks';
import { type ProfilesQuery } from './query';
import { type QueryContext } from './queries/queryContext';
import { runQuery } from './queries/runQuery';
import { isAbort } from './stores/storeError';

/** What the queries of a request share, besides the request. */
export interface RequestContext extends Pick<QueryContext, 'store' | 'settings' | 'dataSource'> {
  readonly links: LinkContext;
}

/** What became of one query so far. */
interface Outcome {
  readonly frames: readonly DataFrame[];
  readonly error?: DataQueryError;
}

/**
 * One response at the end; before it complete pictures of what has been read so far. A failing query is an error for its refId beside the
 * frames of the others. Unsubscribing cancels everything.
 *
 * `fill`: One query with its variables filled in; may throw an error that is ready to show.
 */
export function runRequest(
  request: DataQueryRequest<ProfilesQuery>,
  queries: readonly ProfilesQuery[],
  fill: (query: ProfilesQuery) => ProfilesQuery,
  context: RequestContext
): Observable<DataQueryResponse> {
  return new Observable((subscriber) => {
    const controller = new AbortController();
    const outcomes: Outcome[] = queries.map(() => ({ frames: [] }));
    const run = async (query: ProfilesQuery, index: number): Promise<void> => {
      try {
        const filled = fill(query);
        const range = rangeMs(request.range);
        const answer = runQuery(filled, {
          ...context,
          range,
          stepMs: request.intervalMs,
          app: request.app,
          signal: controller.signal,
          onPartial: (partial) => {
            outcomes[index] = { frames: partial };
            // Of a first response in the state Loading dashboards show nothing.
            subscriber.next(responseOf(outcomes, LoadingState.Streaming));
          },
        });
        const frames = await withDataLinks(answer, filled, { ...context, range, signal: controller.signal });
        outcomes[index] = { frames };
      } catch (error) {
        outcomes[index] = { frames: [], error: isAbort(error) ? undefined : errorFor(query, error) };
      }
    };
    void Promise.all(queries.map(run)).then(() => {
      if (!controller.signal.aborted) {
        const hasError = outcomes.some(({ error }) => error !== undefined);
        subscriber.next(responseOf(outcomes, hasError ? LoadingState.Error : LoadingState.Done));
        subscriber.complete();
      }
    });
    return () => controller.abort();
  });
}

function responseOf(outcomes: readonly Outcome[], state: LoadingState): DataQueryResponse {
  const errors = outcomes.flatMap(({ error }) => error ?? []);
  return { data: outcomes.flatMap(({ frames }) => frames), ...(errors.length > 0 ? { errors } : {}), state };
}

function errorFor({ refId }: ProfilesQuery, error: unknown): DataQueryError {
  return { refId, message: error instanceof Error ? error.message : String(error) };
}

export function rangeMs(range: TimeRange): TimeRangeMs {
  return { fromMs: range.from.valueOf(), toMs: range.to.valueOf() };
}

/** Variables that Grafana leaves to data sources: the length of the range, as in Prometheus queries. */
export function rangeVariables({ fromMs, toMs }: TimeRangeMs): ScopedVars {
  const seconds = Math.max(1, Math.round((toMs - fromMs) / 1000));
  const variable = (value: string) => ({ text: value, value });
  return {
    __range: variable(`${seconds}s`),
    __range_s: variable(String(seconds)),
    __range_ms: variable(String(toMs - fromMs)),
  };
}
