// Selector text → matchers with their places, by PromQL's grammar: {name="value", "utf8.name"=~"…",}.
// Variables stay where they are; interpolateSelector.ts fills them in.

import { err, ok, type Result } from '../../base/result';
import { printName } from './printSelector';
import { type MatchOperator, type PositionedMatcher, type SelectorError, type TextSpan } from './selector';
import { quoteLiteral } from './stringLiteral';
import { findVariables } from './templateVariables';
import { type LiteralToken, type SelectorToken, tokenizeSelector } from './tokenizeSelector';

/** What a selector's text says, in the order of the text. */
export interface ParsedSelector {
  readonly matchers: readonly PositionedMatcher[];
  /** Variables that stand for whole matchers, `{$filters}`, or for the whole selector, `$selector`. */
  readonly fragments: readonly SelectorFragment[];
}

/** A text with a variable in the place of matchers. */
export interface SelectorFragment extends TextSpan {
  readonly text: string;
}

/**
 * Parses a selector. The empty text and `{}` select everything. A bare variable may stand for a value, a name, a matcher
 * or the whole selector. Regular expressions are not looked at: `compileSelector` does that once variables are filled in.
 */
export function parseSelector(text: string): Result<ParsedSelector, SelectorError> {
  const tokens = tokenizeSelector(text);
  if (tokens.length === 0) {
    return ok({ matchers: [], fragments: [] });
  }
  if (tokens.length === 1 && isVariableWord(tokens[0])) {
    return ok({ matchers: [], fragments: [fragmentOf(tokens[0])] });
  }
  const parser = new SelectorParser(text, tokens);
  const parsed = parser.parse();
  return parser.error === undefined ? ok(parsed) : err(parser.error);
}

export function matchOperator(text: string): MatchOperator | undefined {
  return text === '=' || text === '!=' || text === '=~' || text === '!~' ? text : undefined;
}

/** True for a bare word with a variable in it: what it will be is not known yet, so it needs no quotes. */
function isVariableWord(token: SelectorToken | undefined): boolean {
  return token?.kind === 'word' && findVariables(token.text).length > 0;
}

/** Reads the tokens from left to right; the first error ends it. */
class SelectorParser {
  error: SelectorError | undefined;
  private next = 0;
  private readonly matchers: PositionedMatcher[] = [];
  private readonly fragments: SelectorFragment[] = [];

  constructor(
    private readonly text: string,
    private readonly tokens: readonly SelectorToken[]
  ) {}

  parse(): ParsedSelector {
    if (!this.take('open')) {
      this.fail('A selector begins with {, for example {service_name="api"}.');
    }
    while (this.error === undefined && !this.take('close')) {
      this.parseMatcher();
      if (this.error === undefined && !this.take('comma') && this.tokens[this.next]?.kind !== 'close') {
        this.fail(this.next < this.tokens.length ? 'Here must be a comma or }.' : 'The selector has no closing }.');
      }
    }
    if (this.error === undefined && this.next < this.tokens.length) {
      this.fail('Nothing may follow the closing }.');
    }
    return { matchers: this.matchers, fragments: this.fragments };
  }

  private parseMatcher(): void {
    const nameToken = this.tokens[this.next];
    const behindName = this.tokens[this.next + 1];
    if (isVariableWord(nameToken) && behindName?.kind !== 'operator') {
      this.fragments.push(fragmentOf(nameToken));
      this.next++;
      return;
    }
    const name = this.parseName();
    const operatorToken = this.tokens[this.next];
    const operator = name === undefined ? undefined : this.parseOperator(name);
    const valueToken = this.tokens[this.next];
    const value = operator === undefined ? undefined : this.parseValue(operator);
    if (name !== undefined && operator !== undefined && value !== undefined) {
      this.matchers.push({
        name,
        operator,
        value,
        nameAt: spanOf(nameToken),
        operatorAt: spanOf(operatorToken),
        valueAt: spanOf(valueToken),
      });
    }
  }

  private parseName(): string | undefined {
    const token = this.tokens[this.next];
    if (token?.kind === 'literal') {
      const name = this.parseLiteral(token);
      return name === '' ? this.failAt(token, 'A label name must not be empty.') : name;
    }
    if (token?.kind !== 'word') {
      return this.fail('Here must be a label name, for example service_name.');
    }
    if (printName(token.text) !== token.text && !isVariableWord(token)) {
      return this.failAt(token, `The label name ${token.text} must be in quotes: ${quoteLiteral(token.text)}.`);
    }
    this.next++;
    return token.text;
  }

  private parseOperator(name: string): MatchOperator | undefined {
    const token = this.tokens[this.next];
    const operator = token?.kind === 'operator' ? matchOperator(token.text) : undefined;
    if (operator === undefined) {
      return this.fail(`After the label name ${name} must come =, !=, =~ or !~.`);
    }
    this.next++;
    return operator;
  }

  private parseValue(operator: MatchOperator): string | undefined {
    const token = this.tokens[this.next];
    if (token?.kind === 'literal') {
      return this.parseLiteral(token);
    }
    if (isVariableWord(token)) {
      this.next++;
      return token.text;
    }
    if (token?.kind === 'word') {
      return this.failAt(token, `The label value ${token.text} must be in quotes: ${quoteLiteral(token.text)}.`);
    }
    return this.fail(`After ${operator} must come a label value in quotes.`);
  }

  private parseLiteral(token: LiteralToken): string | undefined {
    if (!token.isClosed) {
      return this.failAt(token, `The text ${token.text} has no closing ${token.text[0]}.`);
    }
    if (token.problem !== undefined) {
      return this.failAt(token.problem, token.problem.message);
    }
    this.next++;
    return token.value;
  }

  private take(kind: SelectorToken['kind']): boolean {
    const isThere = this.tokens[this.next]?.kind === kind;
    this.next += isThere ? 1 : 0;
    return isThere;
  }

  /** Fails at the next token, or at the end of the text. */
  private fail(message: string): undefined {
    return this.failAt(this.tokens[this.next] ?? { from: this.text.length, to: this.text.length }, message);
  }

  private failAt({ from, to }: TextSpan, message: string): undefined {
    this.error ??= { message, from, to };
    return undefined;
  }
}

function fragmentOf({ text, from, to }: SelectorToken): SelectorFragment {
  return { text, from, to };
}

function spanOf({ from, to }: TextSpan): TextSpan {
  return { from, to };
}
