// Selector text → tokens with their places. Never fails: the editor colours and completes what is half typed.

import { type SelectorError, type TextSpan } from './selector';
import { endOfLiteral, isQuote, unescapeLiteral } from './stringLiteral';
import { endOfVariable } from './templateVariables';

/** Tokens are in order and do not overlap; between them is only white space. */
export type SelectorToken = PlainToken | LiteralToken;

/** `word` is a bare label name, a bare variable, or something that needs quotes; an `operator` may be half typed (`!`, `~`). */
export interface PlainToken extends TextSpan {
  readonly kind: 'open' | 'close' | 'comma' | 'operator' | 'word';
  readonly text: string;
}

/** A quoted text, with its quotes. */
export interface LiteralToken extends TextSpan {
  readonly kind: 'literal';
  readonly text: string;
  /** Without quotes and escapes. */
  readonly value: string;
  /** False while the closing quote is missing. */
  readonly isClosed: boolean;
  /** An escape that means nothing. */
  readonly problem?: SelectorError;
}

const PUNCTUATION = new Map<string, 'open' | 'close' | 'comma'>([
  ['{', 'open'],
  ['}', 'close'],
  [',', 'comma'],
]);

const OPERATOR = /=~|!=|!~|=|!|~/uy;
const WHITE_SPACE = /\s+/uy;
const END_OF_WORD = /[\s{},=!~"'`]/u;

export function tokenizeSelector(text: string): readonly SelectorToken[] {
  const tokens: SelectorToken[] = [];
  for (let from = skip(WHITE_SPACE, text, 0); from < text.length;) {
    const token = tokenAt(text, from);
    tokens.push(token);
    from = skip(WHITE_SPACE, text, token.to);
  }
  return tokens;
}

function tokenAt(text: string, from: number): SelectorToken {
  const first = text[from];
  if (isQuote(first)) {
    const { to, isClosed } = endOfLiteral(text, from);
    const inner = unescapeLiteral(text, from + 1, isClosed ? to - 1 : to, first);
    return { kind: 'literal', text: text.slice(from, to), from, to, isClosed, ...inner };
  }
  const punctuation = PUNCTUATION.get(first);
  const to = punctuation !== undefined ? from + 1 : skip(OPERATOR, text, from);
  if (to > from) {
    return { kind: punctuation ?? 'operator', text: text.slice(from, to), from, to };
  }
  const end = endOfWord(text, from);
  return { kind: 'word', text: text.slice(from, end), from, to: end };
}

/** A word may hold variables, and `${…}` holds braces. */
function endOfWord(text: string, from: number): number {
  let to = from;
  while (to < text.length) {
    const behindVariable = endOfVariable(text, to);
    if (behindVariable === undefined && END_OF_WORD.test(text[to])) {
      break;
    }
    to = behindVariable ?? to + 1;
  }
  return to;
}

/** Where the pattern, if it stands at `from`, ends; else `from`. */
function skip(sticky: RegExp, text: string, from: number): number {
  sticky.lastIndex = from;
  return sticky.test(text) ? sticky.lastIndex : from;
}
