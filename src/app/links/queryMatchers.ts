// The label matchers in queries of other data sources: whatever stands in braces in PromQL and LogQL, and the selectors of profile queries.
import { type ScopedVars } from '@grafana/data';
import { type TemplateSrv } from '@grafana/runtime';
import { interpolateSelector, type ResolveVariable } from '../../engine/labels/interpolateSelector';
import { parseSelector } from '../../engine/labels/parseSelector';
import { type Matcher } from '../../engine/labels/selector';
import { endOfLiteral, isQuote } from '../../engine/labels/stringLiteral';
import { endOfVariable } from '../../engine/labels/templateVariables';

/** The selector texts of a query, in order; none for a query of a kind that has no label matchers. */
export function selectorTexts(query: object): readonly string[] {
  if ('labelSelector' in query && typeof query.labelSelector === 'string') {
    return [query.labelSelector || '{}'];
  }
  return 'expr' in query && typeof query.expr === 'string' ? bracedParts(query.expr) : [];
}

/** True for queries that label matchers could be read from, even if there are none. */
export function isLabelQuery(query: object): boolean {
  return ['labelSelector', 'expr'].some((key) => key in query);
}

/** Every `{…}` of an expression outside quotes. A text without a closing brace ends the search. */
export function bracedParts(text: string): readonly string[] {
  const parts: string[] = [];
  let from = -1;
  for (let at = 0; at < text.length; at++) {
    if (isQuote(text[at])) {
      at = endOfLiteral(text, at).to - 1;
      continue;
    }
    const behindVariable = endOfVariable(text, at);
    if (behindVariable !== undefined) {
      at = behindVariable - 1;
    } else if (text[at] === '{') {
      from = at;
    } else if (text[at] === '}' && from >= 0) {
      parts.push(text.slice(from, at + 1));
      from = -1;
    }
  }
  return parts;
}

/** Selects whatever has the label, or everything: says nothing of where to look. */
const ANYTHING = /^\(*\.[*+]\)*$/;

/**
 * The matchers of several selectors together. Of a label that stands in several selectors the first one counts: `a / b` looks at one service.
 * Texts that are no selectors, names of metrics and matchers for everything are left out.
 */
export function joinedMatchers(selectors: readonly string[], resolve: ResolveVariable): readonly Matcher[] {
  const joined = new Map<string, readonly Matcher[]>();
  for (const text of selectors) {
    const matchers = readMatchers(text, resolve);
    const names = new Set(matchers.map(({ name }) => name));
    for (const name of names) {
      joined.set(name, joined.get(name) ?? matchers.filter((matcher) => matcher.name === name));
    }
  }
  return [...joined.values()].flat();
}

function readMatchers(text: string, resolve: ResolveVariable): readonly Matcher[] {
  const filled = interpolateSelector(text, resolve);
  const parsed = filled.ok ? parseSelector(filled.value) : filled;
  return parsed.ok
    ? parsed.value.matchers
        .filter(({ name, operator, value }) => !name.startsWith('__') && !(operator === '=~' && ANYTHING.test(value)))
        .map(({ name, operator, value }) => ({ name, operator, value }))
    : [];
}

/** What Grafana knows of a variable; a custom All value is put in without the format function being called. */
export function grafanaVariables(templates: Pick<TemplateSrv, 'replace'>, scopedVars: ScopedVars): ResolveVariable {
  return (variable) => {
    const text = `\${${variable}}`;
    const handed: string[][] = [];
    const replaced = templates.replace(text, scopedVars, (value: unknown) => {
      handed.push([value].flat().map(String));
      return '';
    });
    if (handed.length > 0) {
      return { values: handed[0] };
    }
    return replaced === text ? undefined : { values: [replaced], isCustomAll: true };
  };
}
