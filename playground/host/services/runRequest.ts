// Runs a request and keeps what a panel needs of it: Grafana's `runRequest`, which no package publishes.
import {
  LoadingState,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  type PanelData,
} from '@grafana/data';
import { toDataQueryError } from '@grafana/runtime';
import { catchError, defer, from, map, merge, of, share, takeUntil, timer, type Observable } from 'rxjs';

/** So long a panel shows its last picture without a sign that something goes on. */
const quietMs = 200;

/**
 * A data source may answer in several packets. Of each `key` the newest counts, and all of them together are the
 * panel's data; an error in one leaves the frames of the others.
 */
export function runRequest(
  dataSource: DataSourceApi,
  request: DataQueryRequest,
  queryFunction?: DataSourceApi['query']
): Observable<PanelData> {
  const empty: PanelData = {
    state: LoadingState.Loading,
    series: [],
    annotations: [],
    request,
    timeRange: request.range,
  };
  if (request.targets.length === 0) {
    return of({ ...empty, state: LoadingState.Done });
  }
  const packets = new Map<string, DataQueryResponse>();
  let latest = empty;
  const answers = defer(() => from(queryFunction ? queryFunction(request) : dataSource.query(request))).pipe(
    map((packet) => {
      packets.set(packet.key ?? 'A', packet);
      latest = panelData(empty, packet, [...packets.values()]);
      return latest;
    }),
    catchError((error: unknown) => of(failed(latest, error))),
    share()
  );
  const sign = timer(quietMs).pipe(
    map(() => latest),
    takeUntil(answers)
  );
  return merge(sign, answers);
}

function panelData(empty: PanelData, newest: DataQueryResponse, packets: readonly DataQueryResponse[]): PanelData {
  const errors = packets.flatMap(errorsOf);
  // As in core nothing is converted here: a variable's query answers with values instead of frames.
  const frames = packets.flatMap(({ data }) => data);
  return {
    ...empty,
    request: empty.request && { ...empty.request, endTime: Date.now() },
    state: errors.length > 0 ? LoadingState.Error : (newest.state ?? LoadingState.Done),
    error: errors.at(0),
    errors: errors.length > 0 ? errors : undefined,
    series: frames.filter(({ meta }) => meta?.dataTopic !== 'annotations'),
    annotations: frames.filter(({ meta }) => meta?.dataTopic === 'annotations'),
  };
}

/** `error` is the older form of a single one. */
function errorsOf({ error, errors }: DataQueryResponse): readonly DataQueryError[] {
  return errors !== undefined && errors.length > 0 ? errors : error === undefined ? [] : [error];
}

function failed(latest: PanelData, thrown: unknown): PanelData {
  const error = toDataQueryError(thrown instanceof Error ? thrown : Object(thrown));
  return { ...latest, state: LoadingState.Error, error, errors: [error] };
}
