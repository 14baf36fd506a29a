// The service that a query asked for, by which exported files are called: merged profiles carry no labels of their own.
import { type DataQuery } from '@grafana/schema';
import { parseSelector } from '../engine/labels/parseSelector';

/**
 * The one value that the label selector of a query has for `service_name`; undefined where it names several or none, or where the query
 * has no selector. Grafana's own profiling queries keep theirs under the same name as ours. `fill` replaces variables.
 */
export function serviceAskedFor(
  refId: string | undefined,
  queries: readonly DataQuery[] | undefined,
  fill: (text: string) => string
): string | undefined {
  const query = queries?.find((candidate) => candidate.refId === refId);
  if (query === undefined || !('labelSelector' in query) || typeof query.labelSelector !== 'string') {
    return undefined;
  }
  const selector = parseSelector(fill(query.labelSelector));
  const services = selector.ok ? selector.value.matchers.filter(({ name }) => name === 'service_name') : [];
  return services.find(({ operator, value }) => operator === '=' || (operator === '=~' && !isPattern(value)))?.value;
}

/** True for a regular expression that may match more than its own text; dots are taken for dots. */
function isPattern(value: string): boolean {
  return /[\\^$*+?()[\]{}|]/.test(value);
}
