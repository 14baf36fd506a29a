// Filtering by a label value: an ad-hoc filter where the dashboard has them, else a text variable with matchers, else a variable that is named
// like the label.
import { type TypedVariableModel } from '@grafana/data';
import { type LabelValue } from '../engine/explain/explainChange';
import { parseSelector } from '../engine/labels/parseSelector';
import { type Matcher, type Selector } from '../engine/labels/selector';
import { matcherOf, matchersText } from '../views/label-explorer/comparedSelectors';
import { type Possible } from '../views/label-explorer/explorerActions';
import { type ListedLabel } from '../worker/explain/explainRequest';

/** What the dashboard around the panel offers. */
export interface FilterWorld {
  /** Undefined where there are no ad-hoc filters. */
  readonly addAdHocFilter: ((filter: { key: string; value: string; operator: '=' | '!=' }) => void) | undefined;
  /** The option's variable; empty for none. */
  readonly filterVariable: string;
  readonly find: (name: string) => TypedVariableModel | undefined;
  readonly textOf: (name: string) => string;
  readonly set: (values: Readonly<Record<string, string | readonly string[]>>) => void;
}

export function filterAction(
  value: LabelValue,
  isKept: boolean,
  listed: ListedLabel | undefined,
  world: FilterWorld
): Possible<() => void> {
  const operator = isKept ? '=' : '!=';
  const { addAdHocFilter, filterVariable } = world;
  if (addAdHocFilter !== undefined) {
    return { run: () => addAdHocFilter({ key: value.label, value: value.value, operator }) };
  }
  if (world.find(filterVariable) !== undefined) {
    return {
      run: () => world.set({ [filterVariable]: narrowed(world.textOf(filterVariable), matcherOf(value, operator)) }),
    };
  }
  const own = world.find(value.label);
  if (own === undefined) {
    return {
      whyNot: `This dashboard has no ad-hoc filters and no variable ${value.label}. Add one, or name a variable in the panel's options.`,
    };
  }
  return isKept ? keepIn(own, value, world) : leaveOut(own, value, listed, world);
}

function keepIn(
  variable: TypedVariableModel,
  { value, label }: LabelValue,
  { set }: FilterWorld
): Possible<() => void> {
  return value === ''
    ? { whyNot: `The variable ${label} cannot stand for profiles without the label.` }
    : { run: () => set({ [variable.name]: value }) };
}

/** A variable has no "not": the other values are chosen instead, if all of them are known and it takes several. */
function leaveOut(
  variable: TypedVariableModel,
  { value, label }: LabelValue,
  listed: ListedLabel | undefined,
  { set }: FilterWorld
): Possible<() => void> {
  const others = listed?.values.filter((other) => other !== value && other !== '') ?? [];
  if (listed === undefined || listed.other !== undefined || others.length === 0) {
    return {
      whyNot: `Not all other values of ${label} are listed, and the variable ${label} can only be set to values.`,
    };
  }
  const takesSeveral = 'multi' in variable && variable.multi === true;
  return others.length > 1 && !takesSeveral
    ? { whyNot: `The variable ${label} takes one value, and ${others.length} others are left.` }
    : { run: () => set({ [variable.name]: others }) };
}

/** The matchers of a text variable with one more; a matcher on the same label that it contradicts or repeats gives way. */
export function narrowed(text: string, added: Matcher): string {
  const trimmed = text.trim();
  const parsed = parseSelector(trimmed.startsWith('{') ? trimmed : `{${trimmed}}`);
  const before: Selector = parsed.ok ? parsed.value.matchers : [];
  const kept = before.filter(
    ({ name, operator, value }) =>
      name !== added.name || (value !== added.value && !(operator === '=' && added.operator === '='))
  );
  return matchersText([...kept.map(({ name, operator, value }) => ({ name, operator, value })), added]);
}
