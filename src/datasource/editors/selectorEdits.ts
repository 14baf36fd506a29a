// Changes that the builder makes to a selector's text. Only what changes is rewritten: quotes, spaces and variables that
// the user typed as code survive a visit to the builder.
import { type ParsedSelector, parseSelector, type SelectorFragment } from '../../engine/labels/parseSelector';
import { printName, printSelector } from '../../engine/labels/printSelector';
import { type Matcher, type PositionedMatcher, type Selector } from '../../engine/labels/selector';
import { quoteLiteral } from '../../engine/labels/stringLiteral';

/** One row of the builder: a matcher, or a variable that stands for matchers. In the order of the text. */
export type BuilderRow =
  | { readonly kind: 'matcher'; readonly matcher: PositionedMatcher; readonly from: number; readonly to: number }
  | { readonly kind: 'variable'; readonly text: string; readonly from: number; readonly to: number };

/** The rows of a selector; undefined for one that cannot be read, which only code can mend. */
export function builderRows(text: string): readonly BuilderRow[] | undefined {
  const parsed = parseSelector(text);
  return parsed.ok ? rowsOf(parsed.value) : undefined;
}

/** True for `$selector`: a variable in place of everything has no braces that something could be added to. */
export function isOneVariable(text: string): boolean {
  return builderRows(text)?.length === 1 && !text.trim().startsWith('{');
}

/** The matchers that narrow the choices of row `index`: all others. */
export function otherMatchers(rows: readonly BuilderRow[], index: number): Selector {
  return rows.flatMap((row, place) =>
    row.kind === 'matcher' && place !== index
      ? [{ name: row.matcher.name, operator: row.matcher.operator, value: row.matcher.value }]
      : []
  );
}

/** The selector with one matcher more, behind the others. */
export function withMatcher(text: string, matcher: Matcher): string {
  const rows = builderRows(text) ?? [];
  const last = rows.at(-1);
  const printed = printSelector([matcher]);
  return last === undefined ? printed : `${text.slice(0, last.to)}, ${printed.slice(1, -1)}${text.slice(last.to)}`;
}

/** The selector with `matcher` in place of the one that it was parsed to. */
export function withChangedMatcher(text: string, old: PositionedMatcher, matcher: Matcher): string {
  const { nameAt, operatorAt, valueAt } = old;
  const name = matcher.name === old.name ? text.slice(nameAt.from, nameAt.to) : printName(matcher.name);
  const value = matcher.value === old.value ? text.slice(valueAt.from, valueAt.to) : quoteLiteral(matcher.value);
  return [
    text.slice(0, nameAt.from),
    name,
    text.slice(nameAt.to, operatorAt.from),
    matcher.operator,
    text.slice(operatorAt.to, valueAt.from),
    value,
    text.slice(valueAt.to),
  ].join('');
}

/** The selector without one of its rows, and without the comma that belonged to it. */
export function withoutRow(text: string, rows: readonly BuilderRow[], index: number): string {
  const row = rows[index];
  const next = rows.at(index + 1);
  if (rows.length === 1) {
    return '{}';
  }
  return next === undefined
    ? text.slice(0, rows[index - 1].to) + text.slice(row.to)
    : text.slice(0, row.from) + text.slice(next.from);
}

/** The selector with `name="value"` in place of its first matcher of that label, or as one more. */
export function withLabelValue(text: string, name: string, value: string): string {
  const matcher: Matcher = { name, operator: '=', value };
  const old = (builderRows(text) ?? []).find((row) => row.kind === 'matcher' && row.matcher.name === name);
  return old?.kind === 'matcher' ? withChangedMatcher(text, old.matcher, matcher) : withMatcher(text, matcher);
}

function rowsOf({ matchers, fragments }: ParsedSelector): readonly BuilderRow[] {
  return [...matchers.map(matcherRow), ...fragments.map(variableRow)].sort((a, b) => a.from - b.from);
}

function matcherRow(matcher: PositionedMatcher): BuilderRow {
  return { kind: 'matcher', matcher, from: matcher.nameAt.from, to: matcher.valueAt.to };
}

function variableRow({ text, from, to }: SelectorFragment): BuilderRow {
  return { kind: 'variable', text, from, to };
}
