// What the user is typing at the cursor: a label's name, an operator or a value. The editor completes by it.

import { matchOperator } from './parseSelector';
import { type MatchOperator, type Matcher, type Selector, type TextSpan } from './selector';
import { isQuote, unescapeLiteral } from './stringLiteral';
import { type SelectorToken, tokenizeSelector } from './tokenizeSelector';

/**
 * `typed` is what stands before the cursor, without quotes and escapes; [from, to) is what a completion replaces, quotes
 * included; `matchers` are the selector's other, complete matchers.
 */
export type CursorContext =
  | ({ readonly kind: 'name' } & Completion)
  | ({ readonly kind: 'operator'; readonly name: string } & Completion)
  | ({ readonly kind: 'value'; readonly name: string; readonly operator: MatchOperator } & Completion)
  | { readonly kind: 'none' };

export interface Completion extends TextSpan {
  readonly typed: string;
  readonly matchers: Selector;
}

/** Never fails: text is mostly half typed while it is completed. */
export function cursorContext(text: string, offset: number): CursorContext {
  const tokens = tokenizeSelector(text);
  // The token that the cursor is in or directly behind, if it can still be typed on.
  const current = tokens.find((token) => isTypedAt(token, offset));
  const before = tokens.filter((token) => token.to <= offset && token !== current);
  if (lastIndexOfKind(before, 'open') < 0 || lastIndexOfKind(before, 'close') >= 0) {
    return { kind: 'none' };
  }
  const matcher = before.slice(1 + Math.max(lastIndexOfKind(before, 'open'), lastIndexOfKind(before, 'comma')));
  const completion = {
    ...replacedSpan(current, offset),
    typed: typedText(text, current, offset),
    matchers: completeMatchers(tokens, offset),
  };
  const isTypingOperator = current?.kind === 'operator';
  if (matcher.length === 0) {
    return isTypingOperator ? { kind: 'none' } : { kind: 'name', ...completion };
  }
  const name = textOf(matcher[0]);
  if (matcher.length === 1 && name !== undefined && (current === undefined || isTypingOperator)) {
    return { kind: 'operator', name, ...completion };
  }
  const operator = matcher.length === 2 ? matchOperator(matcher[1].text) : undefined;
  if (name !== undefined && operator !== undefined && !isTypingOperator) {
    return { kind: 'value', name, operator, ...completion };
  }
  return { kind: 'none' };
}

function lastIndexOfKind(tokens: readonly SelectorToken[], kind: SelectorToken['kind']): number {
  return tokens.map((token) => token.kind).lastIndexOf(kind);
}

/** A closed text or a complete operator is finished once the cursor is behind it; a word may always go on. */
function isTypedAt(token: SelectorToken, offset: number): boolean {
  if (token.from >= offset) {
    return false;
  }
  switch (token.kind) {
    case 'word':
      return offset <= token.to;
    case 'literal':
      return offset < token.to || (offset === token.to && !token.isClosed);
    case 'operator':
      return offset < token.to || (offset === token.to && matchOperator(token.text) === undefined);
    case 'open':
    case 'close':
    case 'comma':
      return false;
  }
}

function replacedSpan(current: SelectorToken | undefined, offset: number): TextSpan {
  if (current === undefined) {
    return { from: offset, to: offset };
  }
  // A text without a closing quote swallows what follows it; that must survive.
  return { from: current.from, to: current.kind === 'literal' && !current.isClosed ? offset : current.to };
}

function typedText(text: string, current: SelectorToken | undefined, offset: number): string {
  const quote = current && text[current.from];
  if (current?.kind === 'literal' && isQuote(quote)) {
    return unescapeLiteral(text, current.from + 1, offset, quote).value;
  }
  return current === undefined ? '' : text.slice(current.from, offset);
}

/** The name or value that a token stands for; undefined for one that is neither. */
function textOf(token: SelectorToken): string | undefined {
  switch (token.kind) {
    case 'literal':
      return token.value;
    case 'word':
      return token.text;
    default:
      return undefined;
  }
}

/** Every name, operator and value that follow each other between commas, without the ones that the cursor touches. */
function completeMatchers(tokens: readonly SelectorToken[], offset: number): Matcher[] {
  const matchers: Matcher[] = [];
  for (const part of splitAtCommas(tokens)) {
    if (part.length !== 3 || (part[0].from <= offset && offset <= part[2].to)) {
      continue;
    }
    const [name, value] = [textOf(part[0]), textOf(part[2])];
    const operator = matchOperator(part[1].text);
    if (name !== undefined && operator !== undefined && value !== undefined) {
      matchers.push({ name, operator, value });
    }
  }
  return matchers;
}

function splitAtCommas(tokens: readonly SelectorToken[]): SelectorToken[][] {
  const parts: SelectorToken[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'comma') {
      parts.push([]);
    } else if (token.kind !== 'open' && token.kind !== 'close') {
      parts[parts.length - 1].push(token);
    }
  }
  return parts;
}
