// Label selectors as data: `{service_name="api", region=~"eu-.*"}` is a list of matchers that must all hold.
// parseSelector.ts reads the text, printSelector.ts writes it, matchSelector.ts evaluates it.

/** Equal, unequal, matches the whole regular expression, does not match it. */
export type MatchOperator = '=' | '!=' | '=~' | '!~';

/** One condition on a label. A label that is absent has the value `''`, as in Prometheus. */
export interface Matcher {
  readonly name: string;
  readonly operator: MatchOperator;
  /** Without quotes and escapes; may still hold variables such as `$region`. */
  readonly value: string;
}

/** All matchers must hold; the empty list holds for everything. */
export type Selector = readonly Matcher[];

/** Offsets [from, to) in the selector's text, in UTF-16 units as editors count them. */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
}

/** A matcher and where its parts stand in the text it was parsed from; a quoted part includes its quotes. */
export interface PositionedMatcher extends Matcher {
  readonly nameAt: TextSpan;
  readonly operatorAt: TextSpan;
  readonly valueAt: TextSpan;
}

/** Why a text is not a selector: a whole sentence for the user, and the place in the text. */
export interface SelectorError extends TextSpan {
  readonly message: string;
}
