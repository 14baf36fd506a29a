// Sample labels that name a trace or a span → data links to a tracing data source.
import { type DataLink } from '@grafana/data';

/** The tracing data source that links lead to. */
export interface TracesTarget {
  readonly uid: string;
  readonly name: string;
  /** Plugin id: `tempo`, `jaeger`, `zipkin` or another. */
  readonly type: string;
}

/** Names as profilers write them: Pyroscope's span profiles, OpenTelemetry, Datadog. */
const TRACE_LABELS: ReadonlySet<string> = new Set(['trace_id', 'traceId', 'traceID', 'trace id']);
const SPAN_LABELS: ReadonlySet<string> = new Set(['span_id', 'spanId', 'spanID', 'span id']);

const VALUE = '${__value.raw}';

/** The link of a field that holds values of the label; undefined for labels of other things, and for spans where only traces can be asked for. */
export function traceLink(label: string, { uid, name, type }: TracesTarget): DataLink | undefined {
  const isTrace = TRACE_LABELS.has(label);
  if (!isTrace && !(SPAN_LABELS.has(label) && type === 'tempo')) {
    return undefined;
  }
  const query = isTrace ? VALUE : `{ span:id = "${VALUE}" }`;
  return {
    title: isTrace ? 'View trace' : 'View span',
    url: '',
    internal: {
      datasourceUid: uid,
      datasourceName: name,
      query: { refId: 'A', query, ...(type === 'tempo' ? { queryType: 'traceql' } : {}) },
    },
  };
}
