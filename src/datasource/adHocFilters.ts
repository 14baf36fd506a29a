// Ad-hoc filters of a dashboard as matchers. They add to what a query says and never replace it: a filter on a label that the query
// selects as well narrows further. Only a matcher that is there already is not added again.
import { type AdHocVariableFilter } from '@grafana/data';
import { escapeRegex } from '../engine/labels/interpolateSelector';
import { type Matcher, type MatchOperator, type Selector } from '../engine/labels/selector';
import { StoreError } from './stores/storeError';

/** The filter's operators that ask for one of several values, and what they become. */
const SEVERAL: ReadonlyMap<string, MatchOperator> = new Map([
  ['=|', '=~'],
  ['!=|', '!~'],
]);

const SINGLE: readonly MatchOperator[] = ['=', '!=', '=~', '!~'];

/** Why a filter can never be used on labels; undefined for one that can. */
export function problemOfFilter({ operator }: AdHocVariableFilter): string | undefined {
  const isKnown = SINGLE.some((known) => known === operator) || SEVERAL.has(operator);
  return isKnown ? undefined : `Labels are text and cannot be compared with ${operator}. Use =, !=, =~ or !~.`;
}

/** The selector narrowed by the filters. Throws a StoreError for an operator that labels do not have. */
export function withFilters(selector: Selector, filters: readonly AdHocVariableFilter[]): Selector {
  const added = filters.filter(({ key }) => key !== '').map(matcherOf);
  return added.reduce<Selector>(
    (narrowed, matcher) => (narrowed.some((known) => isSame(known, matcher)) ? narrowed : [...narrowed, matcher]),
    selector
  );
}

function matcherOf(filter: AdHocVariableFilter): Matcher {
  const { key: name, operator, value, values } = filter;
  const several = SEVERAL.get(operator);
  if (several !== undefined) {
    return { name, operator: several, value: (values?.length ? values : [value]).map(escapeRegex).join('|') };
  }
  const single = SINGLE.find((known) => known === operator);
  if (single === undefined) {
    throw new StoreError(`The filter ${name} ${operator} ${value}`, 'cannot be used', problemOfFilter(filter) ?? '');
  }
  return { name, operator: single, value };
}

function isSame(a: Matcher, b: Matcher): boolean {
  return a.name === b.name && a.operator === b.operator && a.value === b.value;
}
