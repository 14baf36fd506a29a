// The part of PromQL that the stand-in understands, as a tree, and its parser:
//   m{…}    rate(m{…}[d])    sum(X)    sum by (a, b) (X)    sum(X) by (a, b)      with X one of the first two
import { parseDurationMs } from './durations';
import { selectsSomething, type LabelMatcher, type MatchOperator } from './labelMatching';
import { metricNameLabel } from './recordedSeries';
import { PromqlError, tokenize, type Token, type TokenKind } from './promqlTokens';

export interface InstantSelector {
  readonly kind: 'selector';
  readonly matchers: readonly LabelMatcher[];
}

export interface Rate {
  readonly kind: 'rate';
  readonly selector: InstantSelector;
  readonly windowMs: number;
}

export interface Sum {
  readonly kind: 'sum';
  /** The labels to keep; none gives one series. */
  readonly by: readonly string[];
  readonly of: InstantSelector | Rate;
}

export type Expression = InstantSelector | Rate | Sum;

const understood =
  'the playground only evaluates m{…}, rate(m{…}[d]), sum(…) and sum by (…) (…) of either; ' +
  'start it with --prometheus URL to ask a real Prometheus';

/** Throws PromqlError for a broken query and for whatever lies outside the part above. */
export function parsePromql(text: string): Expression {
  const parser = new PromqlParser(tokenize(text));
  const expression = parser.expression();
  parser.expectEnd();
  return expression;
}

/** The matchers of `m{…}`, for the parts of the HTTP interface that take nothing else. */
export function parseMetricSelector(text: string): readonly LabelMatcher[] {
  const parser = new PromqlParser(tokenize(text));
  const selector = parser.selector();
  parser.expectEnd();
  return selector.matchers;
}

class PromqlParser {
  private position = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  expression(): Expression {
    if (!this.isAtName('sum') || !(this.isAtSymbol('(', 1) || this.isAtName('by', 1))) {
      return this.series();
    }
    this.position++;
    const before = this.labelGrouping();
    this.expect('(');
    const of = this.series();
    this.expect(')');
    return { kind: 'sum', by: before ?? this.labelGrouping() ?? [], of };
  }

  expectEnd(): void {
    const token = this.peek();
    if (token.kind !== 'end') {
      throw new PromqlError(token.offset, `unexpected "${token.text}": ${understood}`);
    }
  }

  selector(): InstantSelector {
    const start = this.peek();
    const named: LabelMatcher[] = [];
    if (start.kind === 'name') {
      this.position++;
      named.push({ name: metricNameLabel, operator: '=', value: start.text });
    } else if (!this.isAtSymbol('{')) {
      throw new PromqlError(start.offset, `expected a metric: ${understood}`);
    }
    const matchers = this.isAtSymbol('{') ? [...named, ...this.labelMatchers()] : named;
    if (!isValid(matchers)) {
      throw new PromqlError(
        start.offset,
        'vector selector must contain at least one non-empty matcher and only valid regexes'
      );
    }
    return { kind: 'selector', matchers };
  }

  /** A selector or the rate of one. */
  private series(): InstantSelector | Rate {
    const name = this.peek();
    if (name.kind !== 'name' || !this.isAtSymbol('(', 1)) {
      return this.selector();
    }
    if (name.text !== 'rate') {
      throw new PromqlError(name.offset, `"${name.text}" is not supported: ${understood}`);
    }
    this.position += 2;
    const selector = this.selector();
    this.expect('[');
    const duration = this.take('duration', 'a duration such as 5m');
    const windowMs = parseDurationMs(duration.text);
    if (windowMs === undefined) {
      throw new PromqlError(duration.offset, `"${duration.text}" is not a duration greater than 0`);
    }
    this.expect(']');
    this.expect(')');
    return { kind: 'rate', selector, windowMs };
  }

  private labelGrouping(): readonly string[] | undefined {
    if (!this.isAtName('by')) {
      return undefined;
    }
    this.position++;
    this.expect('(');
    return this.commaSeparated(')', () => this.take('name', 'a label name').text);
  }

  private labelMatchers(): readonly LabelMatcher[] {
    this.expect('{');
    return this.commaSeparated('}', () => {
      const name = this.take('name', 'a label name').text;
      const operator = this.operator();
      return { name, operator, value: this.take('string', 'a quoted value').text };
    });
  }

  private operator(): MatchOperator {
    const token = this.peek();
    switch (token.text) {
      case '=':
      case '!=':
      case '=~':
      case '!~':
        this.position++;
        return token.text;
      default:
        throw new PromqlError(token.offset, `expected one of = != =~ !~ instead of "${token.text}"`);
    }
  }

  /** Reads up to and including `close`; a comma may stand before it. */
  private commaSeparated<T>(close: string, element: () => T): readonly T[] {
    const elements: T[] = [];
    while (!this.isAtSymbol(close)) {
      elements.push(element());
      if (this.isAtSymbol(close)) {
        break;
      }
      this.expect(',');
    }
    this.position++;
    return elements;
  }

  private take(kind: TokenKind, expected: string): Token {
    const token = this.peek();
    if (token.kind !== kind) {
      throw new PromqlError(token.offset, `expected ${expected} instead of "${token.text}"`);
    }
    this.position++;
    return token;
  }

  private expect(text: string): void {
    const token = this.peek();
    if (!this.isAtSymbol(text)) {
      throw new PromqlError(token.offset, `expected "${text}" instead of "${token.text}": ${understood}`);
    }
    this.position++;
  }

  private isAtSymbol(text: string, ahead = 0): boolean {
    return this.peek(ahead).kind === 'symbol' && this.peek(ahead).text === text;
  }

  private isAtName(text: string, ahead = 0): boolean {
    return this.peek(ahead).kind === 'name' && this.peek(ahead).text === text;
  }

  private peek(ahead = 0): Token {
    return this.tokens[Math.min(this.position + ahead, this.tokens.length - 1)];
  }
}

function isValid(matchers: readonly LabelMatcher[]): boolean {
  try {
    return selectsSomething(matchers);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return false;
    }
    throw error;
  }
}
