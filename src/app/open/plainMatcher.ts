// Panels write `=~"$service"` so that the variable may have several values. With one value in it, it is an equality, which a service
// variable can take.
import { type Matcher } from '../../engine/labels/selector';

/** Letters and signs that stand for themselves, and escaped signs. */
const LITERAL = /^(?:[^\\^$.*+?()[\]{}|]|\\[^A-Za-z0-9])*$/u;

/** The matcher as `=` or `!=` where its expression is a text; every other matcher as it is. Selects the same. */
export function plainMatcher({ name, operator, value }: Matcher): Matcher {
  const isRegex = operator === '=~' || operator === '!~';
  return isRegex && LITERAL.test(value)
    ? { name, operator: operator === '=~' ? '=' : '!=', value: value.replace(/\\(.)/gu, '$1') }
    : { name, operator, value };
}
