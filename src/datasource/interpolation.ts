// Dashboard variables in queries: each part of a query has its own rules for several values and special characters.
import { type AdHocVariableFilter, type ScopedVars } from '@grafana/data';
import { type TemplateSrv } from '@grafana/runtime';
import { interpolateSelector, type ResolveVariable } from '../engine/labels/interpolateSelector';
import { parseSelector } from '../engine/labels/parseSelector';
import { printSelector } from '../engine/labels/printSelector';
import { type Selector } from '../engine/labels/selector';
import { findVariables } from '../engine/labels/templateVariables';
import { parseProfileTypeId } from '../engine/profile/profileType';
import { withFilters } from './adHocFilters';
import { type BaselineQuery, type ProfilesQuery } from './query';
import { StoreError } from './stores/storeError';

export type Replace = Pick<TemplateSrv, 'replace'>;

/** Everything that fills queries in besides their own text. */
export interface Filling {
  readonly templates: Replace;
  /** Those of the request: variables of repeated panels and links are nowhere else. */
  readonly scopedVars: ScopedVars;
  /** Ad-hoc filters; they narrow both sides of a comparison. */
  readonly filters?: readonly AdHocVariableFilter[];
}

/**
 * The query with every variable filled in and the ad-hoc filters added. Throws a StoreError for a selector that cannot be read, and for a
 * variable with several values where one is needed.
 */
export function interpolateQuery(
  query: ProfilesQuery,
  { templates, scopedVars, filters = [] }: Filling
): ProfilesQuery {
  const one = (text: string, place: string) => interpolatedText(text, place, templates, scopedVars);
  const list = (texts: readonly string[] | undefined) => texts && interpolatedList(texts, templates, scopedVars);
  const selector = (text: string) => narrowed(interpolatedSelector(text, templates, scopedVars), filters);
  const { baseline, annotation } = query;
  return {
    ...query,
    profileTypeId: profileTypeOf(one(query.profileTypeId ?? '', 'the profile type')),
    labelSelector: selector(query.labelSelector || '{}'),
    groupBy: list(query.groupBy),
    spanSelector: list(query.spanSelector),
    traceIdSelector: list(query.traceIdSelector),
    profileIdSelector: list(query.profileIdSelector),
    stackTraceSelector: query.stackTraceSelector?.map((name) => one(name, 'a function of the call site')),
    labels: list(query.labels),
    functionSelector: query.functionSelector && one(query.functionSelector, 'the function'),
    frameFilter: query.frameFilter && one(query.frameFilter, 'the function filter'),
    baseline: baseline && interpolatedBaseline(baseline, one, selector),
    annotation: annotation && { ...annotation, label: annotation.label && one(annotation.label, 'the label') },
  };
}

function interpolatedBaseline(
  baseline: BaselineQuery,
  one: (text: string, place: string) => string,
  selector: (text: string) => string
): BaselineQuery {
  const { labelSelector, timeShift, from, to, profileTypeId } = baseline;
  return {
    labelSelector: labelSelector && selector(labelSelector),
    timeShift: timeShift && one(timeShift, "the baseline's time shift"),
    from: from && one(from, "the baseline's beginning"),
    to: to && one(to, "the baseline's end"),
    profileTypeId: profileTypeId && profileTypeOf(one(profileTypeId, "the baseline's profile type")),
  };
}

/** A variable may hold a type as Parca lists it. */
function profileTypeOf(text: string): string {
  return parseProfileTypeId(text)?.id ?? text;
}

function narrowed(selector: string, filters: readonly AdHocVariableFilter[]): string {
  return filters.length === 0 ? selector : printSelector(withFilters(readSelector(selector), filters));
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

/** A text in a place where only one value can stand. `place` names it in the sentence for several: "the function". */
export function interpolatedText(text: string, place: string, templates: Replace, scopedVars: ScopedVars): string {
  return templates.replace(text, scopedVars, (value: unknown) => {
    const values = valuesOf(value);
    if (values.length > 1) {
      throw new StoreError(
        `The variable in ${place}, ${text},`,
        `has ${values.length} values, but one is needed`,
        'Choose one.'
      );
    }
    return values[0] ?? '';
  });
}

/** Each text once per value of the variable in it, without blanks and doubles. */
function interpolatedList(texts: readonly string[], templates: Replace, scopedVars: ScopedVars): string[] {
  const resolve = variableResolver(templates, scopedVars);
  const filled = texts.flatMap((text) => {
    const several = findVariables(text).find(({ variable }) => (resolve(variable)?.values.length ?? 0) > 1);
    const variants = several
      ? (resolve(several.variable)?.values ?? []).map(
          (value) => text.slice(0, several.from) + value + text.slice(several.to)
        )
      : [text];
    return variants.map((variant) =>
      templates.replace(variant, scopedVars, (value: unknown) => valuesOf(value).join())
    );
  });
  return [...new Set(filled.filter((text) => text !== ''))];
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
      handed.push(valuesOf(value));
      return '';
    });
    const [values] = handed;
    if (values !== undefined) {
      return { values };
    }
    return replaced === text ? undefined : { values: [replaced], isCustomAll: true };
  };
}

function valuesOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)];
}
