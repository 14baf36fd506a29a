// The tokens of PromQL, as far as the stand-in's parser needs them.

/** `offset` counts characters from the query's begin; the message reads as Prometheus writes its own. */
export class PromqlError extends Error {
  override readonly name = 'PromqlError';
  constructor(
    readonly offset: number,
    problem: string
  ) {
    super(`1:${offset + 1}: parse error: ${problem}`);
  }
}

export type TokenKind = 'name' | 'string' | 'duration' | 'symbol' | 'end';

/** `text` is the value of a string (unquoted, escapes resolved) and the source of everything else. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly offset: number;
}

const tokenPattern =
  /\s*(?:(?<name>[a-zA-Z_:][\w:]*)|(?<duration>\d[\w.]*)|(?<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`)|(?<symbol>!=|=~|!~|==|[^\s]))/y;

/** The last token is always the end. Throws PromqlError for a string that is not closed. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  for (let match = tokenPattern.exec(text); match !== null; match = tokenPattern.exec(text)) {
    tokens.push(tokenFromMatch(match));
  }
  return [...tokens, { kind: 'end', text: 'end of query', offset: text.length }];
}

function tokenFromMatch(match: RegExpExecArray): Token {
  const { name, duration, string, symbol = '' } = match.groups ?? {};
  const source = name ?? duration ?? string ?? symbol;
  const offset = match.index + match[0].length - source.length;
  if (name !== undefined) {
    return { kind: 'name', text: name, offset };
  }
  if (duration !== undefined) {
    return { kind: 'duration', text: duration, offset };
  }
  if (string !== undefined) {
    return { kind: 'string', text: unquote(string), offset };
  }
  if (/["'`]/.test(symbol)) {
    throw new PromqlError(offset, 'unterminated quoted string');
  }
  return { kind: 'symbol', text: symbol, offset };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

function unquote(source: string): string {
  const inner = source.slice(1, -1);
  return source.startsWith('`')
    ? inner
    : inner.replace(/\\(.)/g, (_, character: string) => escapes[character] ?? character);
}
