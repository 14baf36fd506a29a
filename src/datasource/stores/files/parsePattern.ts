// The syntax of name patterns: JavaScript's regular expressions without what needs to look back or ahead.
import { err, ok, type Result } from '../../../base/result';

export type PatternNode =
  /** One of several characters; `literal` where it is this one alone. */
  | { readonly kind: 'character'; readonly accepts: (character: string) => boolean; readonly literal?: string }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'alternatives'; readonly branches: readonly PatternNode[] }
  /** A named group; one without a name is what it holds. */
  | { readonly kind: 'group'; readonly name: string; readonly content: PatternNode }
  /** `max` is Infinity where there is no limit. */
  | {
      readonly kind: 'repeat';
      readonly content: PatternNode;
      readonly min: number;
      readonly max: number;
      readonly isLazy: boolean;
    };

/** Longer than any name it could describe; it also bounds how deep groups are nested. */
const MAX_LENGTH = 500;

const UNSUPPORTED: ReadonlyArray<readonly [RegExp, string]> = [
  [/^\(\?<?[=!]/, 'looking ahead or back'],
  [/^\(\?[a-z-]+:/, 'flags inside a pattern'],
  [/^\\(?:[1-9]|k)/, 'references to groups'],
  [/^\\b/i, 'boundaries of words'],
];

const QUANTIFIER = /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})(\??)/y;
/** A class up to its end, an escape of any length, or one character. */
const ATOM = /\[(?:[^\]\\]|\\.)*\]|\\(?:u\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|c[a-z]|p\{[^}]*\}|.)|./isuy;

/** The pattern as a tree, or a sentence that says what is wrong with it. */
export function parsePattern(source: string): Result<PatternNode, string> {
  if (source.length > MAX_LENGTH) {
    return err(`This pattern is longer than ${MAX_LENGTH} characters.`);
  }
  try {
    // What the browser accepts is well-formed, so that reading it again needs no errors of its own.
    new RegExp(source, 'u');
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
    return err(`This is no regular expression: ${error.message.replace(/^.*\/\w*: /s, '')}.`);
  }
  const parser = new PatternParser(source);
  const pattern = parser.alternatives();
  return parser.unsupported === undefined
    ? ok(pattern)
    : err(`A name pattern cannot have ${parser.unsupported}. Write it without.`);
}

class PatternParser {
  unsupported: string | undefined;
  private at = 0;

  constructor(private readonly source: string) {}

  /** Up to the end, or to the bracket that closes the group. */
  alternatives(): PatternNode {
    const branches = [this.sequence()];
    while (this.source[this.at] === '|') {
      this.at++;
      branches.push(this.sequence());
    }
    return branches.length === 1 ? branches[0] : { kind: 'alternatives', branches };
  }

  private sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at])) {
      parts.push(this.repeated(this.atom()));
    }
    return { kind: 'sequence', parts };
  }

  private repeated(content: PatternNode): PatternNode {
    QUANTIFIER.lastIndex = this.at;
    const match = QUANTIFIER.exec(this.source);
    if (match === null) {
      return content;
    }
    this.at = QUANTIFIER.lastIndex;
    const [, sign, from, comma, to, lazy] = match;
    const min = sign === undefined ? Number(from) : sign === '+' ? 1 : 0;
    const most = comma === undefined ? min : to === '' ? Infinity : Number(to);
    const max = sign === undefined ? most : sign === '?' ? 1 : Infinity;
    return { kind: 'repeat', content, min, max, isLazy: lazy === '?' };
  }

  private atom(): PatternNode {
    const rest = this.source.slice(this.at);
    this.unsupported ??= UNSUPPORTED.find(([pattern]) => pattern.test(rest))?.[1];
    switch (this.source[this.at]) {
      case '(':
        return this.group(rest);
      case '^':
        this.at++;
        return { kind: 'start' };
      case '$':
        this.at++;
        return { kind: 'end' };
    }
    ATOM.lastIndex = this.at;
    const text = ATOM.exec(this.source)?.[0] ?? '';
    this.at += text.length;
    const literal = /^(?:[^\\.[]|\\[^\p{L}\d])$/u.test(text) ? text.replace('\\', '') : undefined;
    return { kind: 'character', accepts: characterTest(text, this.unsupported !== undefined), literal };
  }

  private group(rest: string): PatternNode {
    const [head, name] = /^\((?:\?(?:<([^>=!]*)>|[^:(]*:|<?[=!]))?/.exec(rest) ?? ['('];
    this.at += head.length;
    const content = this.alternatives();
    // Its closing bracket.
    this.at++;
    return name === undefined ? content : { kind: 'group', name, content };
  }
}

/** One character at a time is a question that the browser's regular expressions answer at once. */
function characterTest(text: string, isRefused: boolean): (character: string) => boolean {
  if (isRefused) {
    return () => false;
  }
  const pattern = new RegExp(`^(?:${text})$`, 'u');
  return (character) => pattern.test(character);
}
