// A selector with variables → the selector that is asked for, matcher by matcher instead of letter by letter: so several
// values, special characters and quotes in a value can never change what the selector says.

import { err, ok, type Result } from '../../base/result';
import { type ParsedSelector, parseSelector, type SelectorFragment } from './parseSelector';
import { printSelector } from './printSelector';
import {
  type Matcher,
  type MatchOperator,
  type PositionedMatcher,
  type Selector,
  type SelectorError,
  type TextSpan,
} from './selector';
import { findVariables, type VariableUse } from './templateVariables';

/** What a variable stands for. */
export interface VariableValues {
  /** One or, for a multi-value variable, several; none means the empty text. */
  readonly values: readonly string[];
  /** True if the value is the "custom all value" of the variable's settings, which is a regular expression. */
  readonly isCustomAll?: boolean;
}

/**
 * Looks a variable up by its name (`region`, or `region.text` where a field is asked for); undefined for one that does
 * not exist: it stays in the text, as everywhere in Grafana.
 */
export type ResolveVariable = (variable: string) => VariableValues | undefined;

/**
 * Fills in the variables and prints the selector.
 *
 * - One value is put in as text; in a regular expression it is escaped.
 * - Several values become `(a|b)`, and `=` becomes `=~`, `!=` becomes `!~`; text around the variable is kept.
 * - `${name:regex}` and a custom All value are regular expressions already: they are taken as they are, and the operator
 *   becomes one for regular expressions. `:pipe` and `:raw` are not escaped in a regular expression either.
 * - A variable in the place of a name must have one value; in the place of matchers it holds matchers, with or without braces.
 *
 * Fails where the text, or the text with its variables, is not a selector; places are in `text`.
 */
export function interpolateSelector(text: string, resolve: ResolveVariable): Result<string, SelectorError> {
  const parsed = parseSelector(text);
  if (!parsed.ok) {
    return parsed;
  }
  const matchers: Matcher[] = [];
  for (const part of inTextOrder(parsed.value)) {
    const filled = 'nameAt' in part ? fillMatcher(part, resolve) : fillFragment(part, resolve);
    if (!filled.ok) {
      return filled;
    }
    matchers.push(...filled.value);
  }
  return ok(printSelector(matchers));
}

function inTextOrder({ matchers, fragments }: ParsedSelector): (PositionedMatcher | SelectorFragment)[] {
  const beginning = (part: PositionedMatcher | SelectorFragment) => ('nameAt' in part ? part.nameAt.from : part.from);
  return [...matchers, ...fragments].sort((a, b) => beginning(a) - beginning(b));
}

function fillMatcher(matcher: PositionedMatcher, resolve: ResolveVariable): Result<Selector, SelectorError> {
  const name = fillSingle(matcher.name, matcher.nameAt, 'a label name', resolve);
  if (!name.ok) {
    return name;
  }
  if (name.value === '') {
    return err({
      message: `The variable in the label name ${matcher.name} is empty. Choose a value for it.`,
      ...matcher.nameAt,
    });
  }
  return ok([{ name: name.value, ...fillValue(matcher, resolve) }]);
}

/** A part of a value: text of the selector itself, or a variable with what it stands for. */
type Piece = { readonly text: string } | { readonly use: VariableUse; readonly found: VariableValues };

function fillValue(matcher: Matcher, resolve: ResolveVariable): Pick<Matcher, 'operator' | 'value'> {
  const pieces = splitAtVariables(matcher.value, resolve);
  const wasRegex = matcher.operator === '=~' || matcher.operator === '!~';
  const isRegex = wasRegex || pieces.some((piece) => 'use' in piece && needsRegex(piece.use, piece.found));
  const value = pieces.map((piece) => {
    if ('text' in piece) {
      return isRegex && !wasRegex ? escapeRegex(piece.text) : piece.text;
    }
    return isRegex ? regexOf(piece.use, piece.found) : piece.found.values.join('');
  });
  return { operator: isRegex ? regexOperator(matcher.operator) : matcher.operator, value: value.join('') };
}

function splitAtVariables(text: string, resolve: ResolveVariable): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const use of findVariables(text)) {
    const found = resolve(use.variable);
    if (found !== undefined) {
      pieces.push({ text: text.slice(at, use.from) }, { use, found });
      at = use.to;
    }
  }
  return [...pieces, { text: text.slice(at) }];
}

/** Formats whose outcome is put into a regular expression without escaping. */
const UNESCAPED_FORMATS: ReadonlySet<string | undefined> = new Set(['pipe', 'raw']);

function needsRegex({ format }: VariableUse, { values, isCustomAll }: VariableValues): boolean {
  return values.length > 1 || isCustomAll === true || format === 'regex';
}

function regexOf({ format }: VariableUse, { values, isCustomAll }: VariableValues): string {
  const isRegexAlready = isCustomAll === true || UNESCAPED_FORMATS.has(format);
  const alternatives = isRegexAlready ? values : values.map(escapeRegex);
  return alternatives.length < 2 ? alternatives.join('') : `(${alternatives.join('|')})`;
}

function regexOperator(operator: MatchOperator): MatchOperator {
  return operator === '=' || operator === '=~' ? '=~' : '!~';
}

/** Escapes what RE2 and JavaScript read as syntax. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
}

/** Replaces variables where only one text can stand. */
function fillSingle(
  text: string,
  at: TextSpan,
  place: string,
  resolve: ResolveVariable
): Result<string, SelectorError> {
  let filled = '';
  for (const piece of splitAtVariables(text, resolve)) {
    if ('use' in piece && piece.found.values.length > 1) {
      const { variable } = piece.use;
      return err({
        message: `The variable ${variable} has ${piece.found.values.length} values, but ${place} needs one. Choose one.`,
        ...at,
      });
    }
    filled += 'text' in piece ? piece.text : piece.found.values.join('');
  }
  return ok(filled);
}

function fillFragment(fragment: SelectorFragment, resolve: ResolveVariable): Result<Selector, SelectorError> {
  const { from, to } = fragment;
  const filled = fillSingle(fragment.text, { from, to }, 'a selector', resolve);
  if (!filled.ok) {
    return filled;
  }
  const trimmed = filled.value.trim();
  const parsed = parseSelector(trimmed === '' || trimmed.startsWith('{') ? trimmed : `{${trimmed}}`);
  if (!parsed.ok) {
    return err({
      message: `${fragment.text} stands for ${trimmed}, which is not a selector. ${parsed.error.message}`,
      from,
      to,
    });
  }
  const unknown = parsed.value.fragments[0];
  if (unknown !== undefined) {
    return err({
      message: `There is no variable ${unknown.text}, so the selector is not known. Correct its name.`,
      from,
      to,
    });
  }
  return ok(parsed.value.matchers.map(({ name, operator, value }) => ({ name, operator, value })));
}
