// The comparisons that the editor offers by one click, as the baselines that queries store. What a query stores is read back
// as the same choice, whoever wrote it.
import { type BaselineQuery, type ProfilesQuery } from '../query';
import { builderRows, withLabelValue } from './selectorEdits';

export type BaselineChoice =
  | { readonly kind: 'none' | 'previous' | 'yesterday' | 'lastWeek' | 'custom' }
  | { readonly kind: 'labelValue'; readonly name: string; readonly value: string };

/** The choices that are a time shift alone. `$__range` is as long as the query's own range. */
export const TIME_SHIFTS = { previous: '$__range', yesterday: '1d', lastWeek: '1w' } as const;

export function baselineChoice({
  baseline,
  labelSelector = '{}',
}: Pick<ProfilesQuery, 'baseline' | 'labelSelector'>): BaselineChoice {
  const set = Object.entries(baseline ?? {}).filter(([, value]) => value !== undefined && value !== '');
  if (baseline === undefined) {
    return { kind: 'none' };
  }
  if (set.length === 1 && baseline.timeShift) {
    return { kind: choiceOfShift(baseline.timeShift) };
  }
  const other =
    set.length === 1 && baseline.labelSelector ? otherValue(labelSelector, baseline.labelSelector) : undefined;
  return other === undefined ? { kind: 'custom' } : { kind: 'labelValue', ...other };
}

/** The baseline that is the same selector with another value of one label. */
export function labelValueBaseline(labelSelector: string, name: string, value: string): BaselineQuery {
  return { labelSelector: withLabelValue(labelSelector, name, value) };
}

/**
 * The baseline after the query's selector has changed: "another label value" follows it, so that both sides go on to differ in
 * one label alone. What a user wrote otherwise stays as it is.
 */
export function followingBaseline(
  query: Pick<ProfilesQuery, 'baseline' | 'labelSelector'>,
  labelSelector: string
): BaselineQuery | undefined {
  const choice = baselineChoice(query);
  return choice.kind === 'labelValue' ? labelValueBaseline(labelSelector, choice.name, choice.value) : query.baseline;
}

function choiceOfShift(timeShift: string): 'previous' | 'yesterday' | 'lastWeek' | 'custom' {
  switch (timeShift) {
    case TIME_SHIFTS.previous:
    case '${__range}':
      return 'previous';
    case TIME_SHIFTS.yesterday:
    case '24h':
      return 'yesterday';
    case TIME_SHIFTS.lastWeek:
    case '7d':
      return 'lastWeek';
    default:
      return 'custom';
  }
}

/** The label and value by which a baseline's selector differs from the query's; undefined when they differ in more. */
function otherValue(
  labelSelector: string,
  baseline: string
): { readonly name: string; readonly value: string } | undefined {
  for (const row of builderRows(baseline) ?? []) {
    if (row.kind === 'matcher' && row.matcher.operator === '=') {
      const { name, value } = row.matcher;
      if (sameText(withLabelValue(labelSelector, name, value), baseline) && !sameText(labelSelector, baseline)) {
        return { name, value };
      }
    }
  }
  return undefined;
}

/** Equal but for spaces between the parts. */
function sameText(a: string, b: string): boolean {
  return printed(a) === printed(b);
}

function printed(text: string): string {
  const rows = builderRows(text);
  return rows === undefined
    ? text
    : JSON.stringify(
        rows.map((row) =>
          row.kind === 'variable' ? row.text : [row.matcher.name, row.matcher.operator, row.matcher.value]
        )
      );
}
