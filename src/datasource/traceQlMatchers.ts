// The conditions of a Tempo query that can hold for profiles as well: on attributes of resources, which are where labels come from.
// Conditions on spans, durations and status say nothing of a profile.
import { type DataQuery } from '@grafana/schema';
import * as v from 'valibot';
import { matchOperator } from '../engine/labels/parseSelector';
import { escapeRegex } from '../engine/labels/interpolateSelector';
import { type Matcher } from '../engine/labels/selector';

/** What the search builder of Tempo's editor stores. */
const builderFilter = v.object({
  tag: v.string(),
  operator: v.string(),
  value: v.union([v.string(), v.array(v.string())]),
  scope: v.picklist(['resource', 'unscoped']),
});

/** `resource.service.name = "api"`; a bare `.service.name` may be one of a resource. */
const CONDITION = /(?:^|[{\s(])(?:resource)?\.("(?:[^"\\]|\\.)*"|[\w.\-/]+)\s*(=~|!~|!=|=)\s*"((?:[^"\\]|\\.)*)"/gu;

/** In order of appearance; empty for a query of anything else. */
export function matchersInTraceQl(query: DataQuery): readonly Matcher[] {
  const inBuilder = 'filters' in query && Array.isArray(query.filters) ? query.filters.flatMap(fromBuilder) : [];
  const inText = 'query' in query && typeof query.query === 'string' ? fromText(query.query) : [];
  return inText.length > 0 ? inText : inBuilder;
}

function fromText(text: string): Matcher[] {
  return Array.from(text.matchAll(CONDITION)).flatMap(([, name, operatorText, value]) => {
    const operator = matchOperator(operatorText);
    return operator === undefined ? [] : [{ name: unquoted(name), operator, value: unescaped(value) }];
  });
}

function fromBuilder(stored: unknown): Matcher[] {
  const parsed = v.safeParse(builderFilter, stored);
  const operator = parsed.success ? matchOperator(parsed.output.operator) : undefined;
  if (!parsed.success || operator === undefined) {
    return [];
  }
  const { tag: name, value } = parsed.output;
  const values = typeof value === 'string' ? [value] : value;
  if (values.length === 1) {
    return [{ name, operator, value: values[0] }];
  }
  const isNegative = operator === '!=' || operator === '!~';
  return values.length === 0
    ? []
    : [{ name, operator: isNegative ? '!~' : '=~', value: values.map(escapeRegex).join('|') }];
}

function unquoted(name: string): string {
  return name.startsWith('"') ? unescaped(name.slice(1, -1)) : name;
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/gu, '$1');
}
