// Label matchers with Prometheus' semantics: an absent label equals the empty string, regexes match whole values.
import type { RecordedSeries } from './recordedSeries';

export type MatchOperator = '=' | '!=' | '=~' | '!~';

export interface LabelMatcher {
  readonly name: string;
  readonly operator: MatchOperator;
  readonly value: string;
}

/** What a matcher says about one value. Throws SyntaxError for an invalid regex. */
function predicate({ operator, value }: LabelMatcher): (labelValue: string) => boolean {
  switch (operator) {
    case '=':
      return (labelValue) => labelValue === value;
    case '!=':
      return (labelValue) => labelValue !== value;
    case '=~': {
      const regex = wholeValue(value);
      return (labelValue) => regex.test(labelValue);
    }
    case '!~': {
      const regex = wholeValue(value);
      return (labelValue) => !regex.test(labelValue);
    }
  }
}

function wholeValue(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 's');
}

export type SeriesFilter = (series: RecordedSeries) => boolean;

/** True for series that all matchers accept. Throws SyntaxError for an invalid regex. */
export function seriesFilter(matchers: readonly LabelMatcher[]): SeriesFilter {
  const checks = matchers.map((matcher) => ({ name: matcher.name, accepts: predicate(matcher) }));
  return ({ labels }) => checks.every(({ name, accepts }) => accepts(labels.get(name) ?? ''));
}

/**
 * Prometheus refuses a selector that would take everything: one matcher at least must not accept an absent label.
 * Throws SyntaxError for an invalid regex in any of them.
 */
export function selectsSomething(matchers: readonly LabelMatcher[]): boolean {
  const checks = matchers.map(predicate);
  return checks.some((accepts) => !accepts(''));
}
