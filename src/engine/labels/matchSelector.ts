// Selector → something that tells for a set of labels whether it matches, by Prometheus' rules.

import { err, ok, type Result } from '../../base/result';
import { parseSelector } from './parseSelector';
import { printSelector } from './printSelector';
import { compileRe2 } from './re2Pattern';
import { type Matcher, type PositionedMatcher, type Selector, type SelectorError, type TextSpan } from './selector';

/** A matcher ready to be asked. */
export interface CompiledMatcher {
  readonly name: string;
  /** True if the label's value, `''` for an absent label, is what the matcher wants. */
  readonly accepts: (value: string) => boolean;
}

/** All of them must accept. */
export type CompiledSelector = readonly CompiledMatcher[];

/**
 * Prepares a selector. Regular expressions are matched against the whole value, as `^(?:…)$`. Fails for a regular
 * expression that RE2, the one of the profile stores, would refuse, so that a selector means the same everywhere. The
 * error's place is in the text the matchers were parsed from; for matchers without places, in what `printSelector` prints.
 */
export function compileSelector(
  selector: Selector | readonly PositionedMatcher[]
): Result<CompiledSelector, SelectorError> {
  const compiled: CompiledMatcher[] = [];
  for (const [index, matcher] of selector.entries()) {
    const accepts = compileMatcher(matcher);
    if (!accepts.ok) {
      return err({ message: accepts.error, ...valueSpan(selector, index) });
    }
    compiled.push({ name: matcher.name, accepts: accepts.value });
  }
  return ok(compiled);
}

/** True if every matcher accepts the value of its label; `get` gives `''` for an absent one. */
export function matches(selector: CompiledSelector, get: (name: string) => string): boolean {
  return selector.every(({ name, accepts }) => accepts(get(name)));
}

/** The matchers whose labels are among `names`, and the others: path labels select files, all the others select samples. */
export function splitByNames<M extends { readonly name: string }>(
  matchers: readonly M[],
  names: ReadonlySet<string>
): { readonly among: readonly M[]; readonly others: readonly M[] } {
  return {
    among: matchers.filter(({ name }) => names.has(name)),
    others: matchers.filter(({ name }) => !names.has(name)),
  };
}

function compileMatcher({ operator, value }: Matcher): Result<(value: string) => boolean, string> {
  switch (operator) {
    case '=':
      return ok((candidate) => candidate === value);
    case '!=':
      return ok((candidate) => candidate !== value);
    case '=~':
    case '!~': {
      const pattern = compileRe2(value);
      const wanted = operator === '=~';
      return pattern.ok ? ok((candidate) => pattern.value.test(candidate) === wanted) : pattern;
    }
  }
}

function valueSpan(selector: Selector | readonly PositionedMatcher[], index: number): TextSpan {
  const matcher = selector[index];
  if ('valueAt' in matcher) {
    return matcher.valueAt;
  }
  const printed = parseSelector(printSelector(selector));
  return printed.ok ? printed.value.matchers[index].valueAt : { from: 0, to: 0 };
}
