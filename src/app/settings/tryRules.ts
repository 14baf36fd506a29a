// The test box: labels as somebody pastes them → the selector that the rules make of them, and what they leave out.
import { parseSelector } from '../../engine/labels/parseSelector';
import { printSelector } from '../../engine/labels/printSelector';
import { type Matcher } from '../../engine/labels/selector';
import { type LabelRule, mapLabels } from './labelRules';

export interface TriedLabels {
  /** What could be read. */
  readonly given: readonly Matcher[];
  readonly selector: string;
  /** Sentences on what is left out or could not be read. */
  readonly remarks: readonly string[];
}

/** Takes a selector, with or without braces, or `name=value` as alerts print labels, with commas or lines between them. */
export function tryRules(text: string, rules: readonly LabelRule[]): TriedLabels {
  const { given, unread } = readLabels(text);
  const { labels, withoutRule, outranked } = mapLabels(given, rules);
  return {
    given,
    selector: printSelector(labels.flatMap(({ mapped }) => mapped)),
    remarks: [
      ...(withoutRule.length === 0 ? [] : [`No rule has ${withoutRule.join(', ')}.`]),
      ...(outranked.length === 0 ? [] : [`Another label counts in place of ${outranked.join(', ')}.`]),
      ...unread.map((part) => `This is no label: ${part}`),
    ],
  };
}

function readLabels(text: string): { readonly given: readonly Matcher[]; readonly unread: readonly string[] } {
  const trimmed = text.trim();
  const parsed = parseSelector(trimmed.startsWith('{') ? trimmed : `{${trimmed.replace(/\n+/g, ',')}}`);
  if (parsed.ok) {
    return { given: parsed.value.matchers.map(({ name, operator, value }) => ({ name, operator, value })), unread: [] };
  }
  const parts = trimmed
    .replace(/^\{|\}$/g, '')
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const read = parts.map((part) => ({ part, matcher: labelOf(part) }));
  return {
    given: read.flatMap(({ matcher }) => matcher ?? []),
    unread: read.filter(({ matcher }) => matcher === undefined).map(({ part }) => part),
  };
}

function labelOf(text: string): Matcher | undefined {
  const [, name, value] = /^([^=\s]+)\s*=\s*"?([^"]*)"?$/.exec(text) ?? [];
  return name === undefined ? undefined : { name, operator: '=', value };
}
