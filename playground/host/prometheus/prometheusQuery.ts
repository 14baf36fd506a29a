// A Prometheus query as dashboards hold it, and how a request becomes the parameters of `query_range`: step, aligned
// range, and the interval variables that depend on them.
import type { DataQueryRequest } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';

export interface PrometheusQuery extends DataQuery {
  readonly expr: string;
  /** `{{label}}` is replaced by the series' label; empty and `__auto` leave the name to the panel. */
  readonly legendFormat?: string;
  /** The least step, such as `15s`. */
  readonly interval?: string;
}

export interface RangeParameters {
  readonly startMs: number;
  readonly endMs: number;
  readonly stepMs: number;
}

/** Prometheus refuses more points per series than this. */
const maxPoints = 11_000;

/** The request's interval, but no less than the query's own; the range is aligned to it, so that a refresh moves no point. */
export function rangeParameters(
  { range, intervalMs }: Pick<DataQueryRequest, 'range' | 'intervalMs'>,
  minIntervalMs: number
): RangeParameters {
  const [fromMs, toMs] = [range.from.valueOf(), range.to.valueOf()];
  const stepMs = Math.max(intervalMs, minIntervalMs, Math.ceil((toMs - fromMs) / maxPoints), 1);
  return { startMs: Math.floor(fromMs / stepMs) * stepMs, endMs: Math.floor(toMs / stepMs) * stepMs, stepMs };
}

/**
 * The variables a Prometheus data source gives to its expressions. `$__rate_interval` always spans four scrapes, so
 * that a rate has two samples even if one is missing.
 */
export function intervalVariables(stepMs: number, scrapeIntervalMs: number, rangeMs: number) {
  const rateIntervalMs = Math.max(stepMs + scrapeIntervalMs, 4 * scrapeIntervalMs);
  return {
    __interval: scopedText(durationText(stepMs)),
    __interval_ms: scopedText(String(stepMs)),
    __rate_interval: scopedText(durationText(rateIntervalMs)),
    __rate_interval_ms: scopedText(String(rateIntervalMs)),
    __range: scopedText(durationText(rangeMs)),
    __range_s: scopedText(String(Math.round(rangeMs / 1000))),
    __range_ms: scopedText(String(rangeMs)),
  };
}

/** Exact: `rate(m[75s])` is not `rate(m[1m])`. */
function durationText(ms: number): string {
  return ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}

function scopedText(value: string) {
  return { text: value, value };
}

/** `label_values(metric, label)` or `label_values(label)`; undefined for anything else. */
export function parseLabelValues(query: string): { readonly metric?: string; readonly label: string } | undefined {
  const match = /^\s*label_values\(\s*(?:(.+?)\s*,\s*)?([a-zA-Z_]\w*)\s*\)\s*$/s.exec(query);
  return match === null ? undefined : { metric: match[1], label: match[2] };
}

/** How a variable's value stands in an expression: several values become alternatives of a regex. */
export function interpolateValue(
  value: unknown,
  variable: { readonly multi?: boolean; readonly includeAll?: boolean } = {}
): string {
  if (typeof value === 'string' && !variable.multi && !variable.includeAll) {
    return value.replace(/\\/g, '\\\\').replace(/"/g, '\\"');
  }
  const values = [value].flat().map((single) => escapeRegexInString(String(single)));
  return values.length === 1 ? values[0] : `(${values.join('|')})`;
}

function escapeRegexInString(text: string): string {
  return text.replace(/[\\^$*+?.()|[\]{}]/g, '\\\\$&').replace(/"/g, '\\"');
}
