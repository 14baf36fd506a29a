// Quoted texts of selectors, by PromQL's rules: "…" and '…' with Go's escapes, `…` without any.

import { type SelectorError } from './selector';

export type Quote = '"' | "'" | '`';

export function isQuote(character: string | undefined): character is Quote {
  return character === '"' || character === "'" || character === '`';
}

/** Where the quoted text that begins at `from` ends: behind its closing quote, else at the line's or the text's end. */
export function endOfLiteral(text: string, from: number): { readonly to: number; readonly isClosed: boolean } {
  const quote = text[from];
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === quote) {
      return { to: at + 1, isClosed: true };
    }
    if (quote === '`') {
      continue;
    }
    if (text[at] === '\n') {
      return { to: at, isClosed: false };
    }
    if (text[at] === '\\') {
      at++;
    }
  }
  return { to: text.length, isClosed: false };
}

/** The text that was meant; `problem` is the first escape that means nothing (it stays in the value as it is). */
export interface Unescaped {
  readonly value: string;
  readonly problem?: SelectorError;
}

/** Undoes the escapes between two quotes, text[from, to). Never fails, so that half-typed text can be read too. */
export function unescapeLiteral(text: string, from: number, to: number, quote: Quote): Unescaped {
  const raw = text.slice(from, to);
  if (quote === '`' || !raw.includes('\\')) {
    return { value: raw };
  }
  let problem: SelectorError | undefined;
  // \x and octal escapes are bytes of UTF-8, as in Go: neighbours belong together.
  const value = raw.replace(ESCAPES, (escape: string, bytes: string | undefined, offset: number) => {
    const meant = bytes === undefined ? unescapeOne(escape, quote) : decodeBytes(bytes);
    if (meant === undefined) {
      problem ??= {
        message: `The escape ${escape} means nothing in a label value. Write \\\\ for a backslash.`,
        from: from + offset,
        to: from + offset + escape.length,
      };
    }
    return meant ?? escape;
  });
  return { value, problem };
}

const ESCAPES = /((?:\\x[0-9a-fA-F]{2}|\\[0-3][0-7]{2})+)|\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^]|$)/gu;

const SIMPLE_ESCAPES = new Map([
  ['\\a', '\x07'],
  ['\\b', '\b'],
  ['\\f', '\f'],
  ['\\n', '\n'],
  ['\\r', '\r'],
  ['\\t', '\t'],
  ['\\v', '\v'],
  ['\\\\', '\\'],
]);

function unescapeOne(escape: string, quote: Quote): string | undefined {
  if (escape === `\\${quote}`) {
    return quote;
  }
  if (/^\\[uU]./u.test(escape)) {
    const codePoint = parseInt(escape.slice(2), 16);
    const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
    return codePoint > 0x10ffff || isSurrogate ? undefined : String.fromCodePoint(codePoint);
  }
  return SIMPLE_ESCAPES.get(escape);
}

/** The text of a run of byte escapes; undefined if the bytes are not UTF-8. */
function decodeBytes(escapes: string): string | undefined {
  const percentEncoded = escapes.replace(/\\(x..|...)/gu, (_, code: string) => {
    const byte = code.startsWith('x') ? parseInt(code.slice(1), 16) : parseInt(code, 8);
    return `%${byte.toString(16).padStart(2, '0')}`;
  });
  try {
    return decodeURIComponent(percentEncoded);
  } catch (error) {
    if (error instanceof URIError) {
      return undefined;
    }
    throw error;
  }
}

/** The text in double quotes, as PromQL reads it back. */
export function quoteLiteral(value: string): string {
  return `"${value.replace(/[\\"\u0000-\u001f\u007f]/gu, escapeCharacter)}"`;
}

function escapeCharacter(character: string): string {
  switch (character) {
    case '\\':
    case '"':
      return `\\${character}`;
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\t':
      return '\\t';
    default:
      return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  }
}
