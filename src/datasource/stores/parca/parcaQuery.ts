// A profile type and a label selector as Parca's query text, and the two names that some things have.
import { printSelector } from '../../../engine/labels/printSelector';
import { type Matcher, type Selector } from '../../../engine/labels/selector';
import { parseProfileTypeId } from '../../../engine/profile/profileType';
import { type ServiceLabel } from './serviceLabel';

/** What makes an id of Parca's that of profiles with a duration: values are what was used meanwhile, not a state. */
const DELTA = ':delta';

/** A profile type of Parca's, which keeps profiles with a duration apart from those without. */
export interface ParcaType {
  /** In five parts, as it is shown. */
  readonly id: string;
  readonly isDelta: boolean;
}

/**
 * The query. The type stands in quotes, so that any name will do, and regular expressions are anchored here: Parca matches them
 * anywhere in a value, where Prometheus and the other stores match whole values.
 */
export function parcaQuery({ id, isDelta }: ParcaType, selector: Selector, serviceLabel: ServiceLabel): string {
  const type: Matcher = { name: '__name__', operator: '=', value: parcaTypeId({ id, isDelta }) };
  return printSelector([type, ...selector.map((matcher) => parcaMatcher(matcher, serviceLabel))]);
}

/** The matchers alone, one text each, as the call Labels takes them. */
export function parcaMatchers(selector: Selector, serviceLabel: ServiceLabel): readonly string[] {
  return selector.map((matcher) => printSelector([parcaMatcher(matcher, serviceLabel)]).slice(1, -1));
}

export function parcaTypeId({ id, isDelta }: ParcaType): string {
  return isDelta ? `${id}${DELTA}` : id;
}

/**
 * The unit of a type's values in Parca's answers. It multiplies `samples/count` by the period that each profile was recorded
 * with, so such samples are what the period is counted in, mostly time.
 */
export function answeredUnit(profileTypeId: string): string {
  const type = parseProfileTypeId(profileTypeId);
  if (type === undefined) {
    return '';
  }
  const isSamples = type.sampleType === 'samples' && type.sampleUnit === 'count';
  return (isSamples && type.periodUnit) || type.sampleUnit;
}

function parcaMatcher({ name, operator, value }: Matcher, serviceLabel: ServiceLabel): Matcher {
  const isRegex = operator === '=~' || operator === '!~';
  return { name: serviceLabel.toParca(name), operator, value: isRegex ? `^(?:${value})$` : value };
}
