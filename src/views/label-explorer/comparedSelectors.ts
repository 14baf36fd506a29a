// Label values → the selectors of the two sides of a comparison.
import { type Explanation, type LabelValue } from '../../engine/explain/explainChange';
import { printSelector } from '../../engine/labels/printSelector';
import { type Matcher, type MatchOperator, type Selector } from '../../engine/labels/selector';

export interface ComparedSelectors {
  readonly comparison: Selector;
  readonly baseline: Selector;
}

/**
 * The two sides that show best what an explanation is about: what is new against what it replaced in the same place, else the last value
 * against the others.
 *
 *     version=1.1.0 in region=eu     version="1.1.0", region="eu"  against  version!="1.1.0", region="eu"
 *     region=eu with vehicle=car     region="eu", vehicle="car"    against  region="eu", vehicle!="car"
 */
export function sidesOfExplanation({ selection, kind }: Explanation): ComparedSelectors {
  const turned = kind === 'newcomer' ? 0 : selection.length - 1;
  return {
    comparison: selection.map((value) => matcherOf(value, '=')),
    baseline: selection.map((value, index) => matcherOf(value, index === turned ? '!=' : '=')),
  };
}

/** One value against all others of its label, or a second one against a first. */
export function sidesOfPicked(picked: readonly LabelValue[]): ComparedSelectors | undefined {
  const [first, second] = picked;
  if (first === undefined) {
    return undefined;
  }
  return second === undefined
    ? { comparison: [matcherOf(first, '=')], baseline: [matcherOf(first, '!=')] }
    : { comparison: [matcherOf(second, '=')], baseline: [matcherOf(first, '=')] };
}

export function matcherOf({ label, value }: LabelValue, operator: MatchOperator): Matcher {
  return { name: label, operator, value };
}

/** `region="eu", version!="1"`: what stands between the braces of a selector, for a variable in the place of matchers. */
export function matchersText(selector: Selector): string {
  return printSelector(selector).slice(1, -1);
}

/** A value as people write it: `region=eu`, `region=""` where the label is absent. */
export function valueText({ label, value }: LabelValue): string {
  return `${label}=${value === '' ? '""' : value}`;
}
