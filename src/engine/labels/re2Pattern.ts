// RE2's syntax, which Prometheus, Pyroscope and Parca understand, → the same expression for JavaScript, or a sentence.

import { err, ok, type Result } from '../../base/result';
import { perlClass, posixClass, printRanges } from './re2Classes';

/**
 * Compiles a regular expression as a store would read it: fully anchored, `.` matches line ends too, `(?i)` and the like at the
 * beginning. What RE2 refuses (lookaround, backreferences) is refused here too. Inline flags anywhere else are refused although RE2 knows them,
 * because not every supported browser does.
 */
export function compileRe2(pattern: string): Result<RegExp, string> {
  const translated = new Translator(pattern).translate();
  if (!translated.ok) {
    return translated;
  }
  const { source, ignoresCase } = translated.value;
  try {
    return ok(new RegExp(`^(?:${source})$`, ignoresCase ? 'sui' : 'su'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
    const reason = error.message.replace(/^Invalid regular expression: \/.*\/\w*: /su, '');
    return err(`The regular expression ${pattern} cannot be read: ${reason}.`);
  }
}

interface JavaScriptPattern {
  readonly source: string;
  readonly ignoresCase: boolean;
}

/** Says why a pattern is refused; caught in `translate` and nowhere else. */
class RefusedPattern extends Error {
  constructor(
    readonly at: number,
    reason: string
  ) {
    super(reason);
  }
}

const LOOKAROUND = /^\(\?(?:<?[=!])/u;
const NAMED_GROUP = /^\(\?P?<\w+>/u;
const REPEAT = /^\{(\d+)(?:,(\d*))?\}/u;
/** RE2's limit for a counted repetition. */
const MAX_REPEAT = 1000;

const CONTROL_ESCAPES = new Map([
  ['a', '\\x07'],
  ['f', '\\f'],
  ['n', '\\n'],
  ['r', '\\r'],
  ['t', '\\t'],
  ['v', '\\v'],
]);

/** Reads a pattern from left to right and writes the JavaScript one piece by piece. */
class Translator {
  private at = 0;

  constructor(private readonly pattern: string) {}

  translate(): Result<JavaScriptPattern, string> {
    const flags = /^\(\?([ims]*)\)/u.exec(this.pattern);
    this.at = flags === null ? 0 : flags[0].length;
    try {
      if (flags?.[1].includes('m') === true) {
        throw new RefusedPattern(0, 'the flag m cannot be used, because the whole value is matched');
      }
      let source = '';
      while (this.at < this.pattern.length) {
        source += this.nextPiece();
      }
      return ok({ source, ignoresCase: flags?.[1].includes('i') === true });
    } catch (error) {
      if (!(error instanceof RefusedPattern)) {
        throw error;
      }
      return err(
        `The regular expression ${this.pattern} cannot be used: ${error.message} (at character ${error.at + 1}).`
      );
    }
  }

  private nextPiece(): string {
    const rest = this.pattern.slice(this.at);
    switch (rest[0]) {
      case '\\':
        return this.escape(false);
      case '[':
        return this.characterClass();
      case '(':
        return this.groupStart(rest);
      case '{':
        return this.repeat(rest);
      case '}':
      case ']':
        return this.take(1, `\\${rest[0]}`);
      default:
        return this.take(1, rest[0]);
    }
  }

  /** Steps over `length` characters that became `piece`. */
  private take(length: number, piece: string): string {
    this.at += length;
    return piece;
  }

  private groupStart(rest: string): string {
    if (LOOKAROUND.test(rest)) {
      throw new RefusedPattern(this.at, 'profile stores know no lookahead and no lookbehind');
    }
    if (rest.startsWith('(?:')) {
      return this.take(3, '(?:');
    }
    const named = NAMED_GROUP.exec(rest);
    if (named !== null) {
      return this.take(named[0].length, '(?:');
    }
    if (rest.startsWith('(?')) {
      throw new RefusedPattern(this.at, 'flags such as (?i) can only stand at the beginning');
    }
    return this.take(1, '(?:');
  }

  /** A brace that begins no repetition is a plain character. */
  private repeat(rest: string): string {
    const repeat = REPEAT.exec(rest);
    if (repeat === null) {
      return this.take(1, '\\{');
    }
    if (Number(repeat[1]) > MAX_REPEAT || Number(repeat[2] ?? 0) > MAX_REPEAT) {
      throw new RefusedPattern(this.at, `profile stores repeat at most ${MAX_REPEAT} times`);
    }
    return this.take(repeat[0].length, repeat[0]);
  }

  private characterClass(): string {
    const from = this.at;
    const opening = this.pattern.startsWith('[^', from) ? '[^' : '[';
    let source = this.take(opening.length, opening);
    for (let isFirst = true; isFirst || this.pattern[this.at] !== ']'; isFirst = false) {
      if (this.at >= this.pattern.length) {
        throw new RefusedPattern(from, 'the [ has no closing ]');
      }
      source += this.classPiece();
    }
    return this.take(1, `${source}]`);
  }

  private classPiece(): string {
    const rest = this.pattern.slice(this.at);
    const posix = /^\[:(\^?\w+):\]/u.exec(rest);
    if (posix !== null) {
      const ranges = posixClass(posix[1]);
      if (ranges === undefined) {
        throw new RefusedPattern(this.at, `there is no character class [:${posix[1]}:]`);
      }
      return this.take(posix[0].length, printRanges(ranges));
    }
    if (rest[0] === '\\') {
      return this.escape(true);
    }
    return this.take(1, rest[0] === ']' || rest[0] === '[' ? `\\${rest[0]}` : rest[0]);
  }

  private escape(isInClass: boolean): string {
    const rest = this.pattern.slice(this.at);
    const letter = rest[1];
    if (letter === undefined) {
      throw new RefusedPattern(this.at, 'it ends with a backslash');
    }
    const ranges = perlClass(letter);
    if (ranges !== undefined) {
      return this.take(2, isInClass ? printRanges(ranges) : `[${printRanges(ranges)}]`);
    }
    const unicode = /^\\[pP](?:\{(\^?)(\w+)\}|(\w))/u.exec(rest);
    if (unicode !== null) {
      return this.take(unicode[0].length, unicodeClass(letter, unicode[1] === '^', unicode[2] ?? unicode[3]));
    }
    const numbered = /^\\(?:x([0-9a-fA-F]{2})|x\{([0-9a-fA-F]{1,6})\}|(0[0-7]{0,2}|[1-7][0-7]{1,2}))/u.exec(rest);
    if (numbered !== null) {
      const codePoint = numbered[3] === undefined ? parseInt(numbered[1] ?? numbered[2], 16) : parseInt(numbered[3], 8);
      return this.take(numbered[0].length, `\\u{${codePoint.toString(16)}}`);
    }
    if (rest.startsWith('\\Q') && !isInClass) {
      return this.quoted(rest);
    }
    return this.take(2, this.simpleEscape(letter, isInClass));
  }

  private simpleEscape(letter: string, isInClass: boolean): string {
    const control = CONTROL_ESCAPES.get(letter);
    if (control !== undefined) {
      return control;
    }
    if (!isInClass && (letter === 'b' || letter === 'B')) {
      return `\\${letter}`;
    }
    if (!isInClass && (letter === 'A' || letter === 'z')) {
      return letter === 'A' ? '^' : '$';
    }
    if (/[1-9k]/u.test(letter)) {
      throw new RefusedPattern(this.at, 'profile stores know no backreferences');
    }
    if (/[A-Za-z0-9]|[^\0-\x7f]/u.test(letter)) {
      throw new RefusedPattern(this.at, `the escape \\${letter} means nothing`);
    }
    return literal(letter, isInClass);
  }

  /** `\Q…\E`: everything between is plain text. */
  private quoted(rest: string): string {
    const end = rest.indexOf('\\E');
    const text = rest.slice(2, end < 0 ? undefined : end);
    return this.take(
      text.length + (end < 0 ? 2 : 4),
      Array.from(text, (character) => literal(character, false)).join('')
    );
  }
}

/** A character that stands for itself; JavaScript lets only some be escaped. */
function literal(character: string, isInClass: boolean): string {
  const isSyntax = /[\\^$.*+?()[\]{}|/]/u.test(character) || (isInClass && character === '-');
  return isSyntax ? `\\${character}` : character;
}

/** `\pL` and `\p{Greek}`: one or two letters name a category, longer names a script; two negations cancel each other. */
function unicodeClass(letter: string, isNegated: boolean, name: string): string {
  const isPositive = (letter === 'p') !== isNegated;
  const isCategory = name.length <= 2;
  return `\\${isPositive ? 'p' : 'P'}{${isCategory ? name : `Script=${name}`}}`;
}
