// A request as Grafana makes it for one query outside of a panel: for a variable, or for an annotation layer.
import { CoreApp, type DataQueryRequest, type TimeRange } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';

export function tryRequest<Q extends DataQuery>(query: Q, range: TimeRange): DataQueryRequest<Q> {
  return {
    app: CoreApp.Dashboard,
    requestId: `try-${query.refId}`,
    targets: [query],
    range,
    interval: '15s',
    intervalMs: 15_000,
    scopedVars: {},
    timezone: 'browser',
    startTime: Date.now(),
  };
}
