// Dashboard variables in queries: each part of a query has its own rules for several values and special characters.
import { type ScopedVars } from '@grafana/data';
import { type TemplateSrv } from '@grafana/runtime';
import { interpolateSelector, type ResolveVariable } from '../engine/labels/interpolateSelector';
import { parseSelector } from '../engine/labels/parseSelector';
import { type Selector } from '../engine/labels/selector';
import { type ProfilesQuery } from './query';
import { StoreError } from './stores/storeError';

export type Replace = Pick<TemplateSrv, 'replace'>;

/**
 * The query with every variable filled in. Throws a StoreError for a selector that cannot be read.
 *
 * `scopedVars`: Those of the request: variables of repeated panels and links are nowhere else.
 */
export function interpolateQuery(query: ProfilesQuery, templates: Replace, scopedVars: ScopedVars): ProfilesQuery {
  return {
    ...query,
    profileTypeId: templates.replace(query.profileTypeId ?? '', scopedVars),
    labelSelector: interpolatedSelector(query.labelSelector ?? '{}', templates, scopedVars),
    groupBy: query.groupBy?.flatMap((name) => valuesIn(name, templates, scopedVars)),
  };
}

/** A selector with its variables filled in, as text. Throws a StoreError for one that cannot be read. */
export function interpolatedSelector(text: string, templates: Replace, scopedVars: ScopedVars): string {
  const interpolated = interpolateSelector(text, variableResolver(templates, scopedVars));
  if (!interpolated.ok) {
    throw unreadableSelector(text, interpolated.error.message);
  }
  return interpolated.value;
}

/** A selector without variables. Throws a StoreError for one that cannot be read. */
export function readSelector(text: string): Selector {
  const parsed = parseSelector(text);
  if (!parsed.ok) {
    throw unreadableSelector(text, parsed.error.message);
  }
  return parsed.value.matchers.map(({ name, operator, value }) => ({ name, operator, value }));
}

function unreadableSelector(text: string, message: string): StoreError {
  return new StoreError(
    `The label selector ${text}`,
    `cannot be read: ${message.replace(/\.$/, '')}`,
    'Correct it in the query.'
  );
}

/**
 * What a variable stands for, asked of Grafana. Grafana hands values to a format function, except for a custom All value, which it
 * puts in as it is: then the function is not called although the text is replaced.
 */
function variableResolver(templates: Replace, scopedVars: ScopedVars): ResolveVariable {
  return (variable) => {
    const text = `\${${variable}}`;
    const handed: string[][] = [];
    const replaced = templates.replace(text, scopedVars, (value: unknown) => {
      handed.push(Array.isArray(value) ? value.map(String) : [String(value)]);
      return '';
    });
    const [values] = handed;
    if (values !== undefined) {
      return { values };
    }
    return replaced === text ? undefined : { values: [replaced], isCustomAll: true };
  };
}

/** The values of a text that may be a variable with several of them. */
function valuesIn(text: string, templates: Replace, scopedVars: ScopedVars): string[] {
  const handed: string[] = [];
  const replaced = templates.replace(text, scopedVars, (value: unknown) => {
    handed.push(...(Array.isArray(value) ? value.map(String) : [String(value)]));
    return handed[0] ?? '';
  });
  const values = handed.length > 1 ? handed : [replaced];
  return values.filter((value) => value !== '');
}
