// Matchers → selector text that every store and `parseSelector` read back as the same matchers.

import { type Matcher, type Selector } from './selector';
import { quoteLiteral } from './stringLiteral';

/** The text of a selector: `{service_name="api", "utf8.name"=~"eu-.*"}`, and `{}` for everything. */
export function printSelector(selector: Selector): string {
  return `{${selector.map(printMatcher).join(', ')}}`;
}

/** A label name as it stands in a selector: in quotes unless it is a plain identifier. */
export function printName(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/u.test(name) ? name : quoteLiteral(name);
}

function printMatcher({ name, operator, value }: Matcher): string {
  return `${printName(name)}${operator}${quoteLiteral(value)}`;
}
