// The answer in words: as parts, so that a view can make label values clickable, and as plain text.
import { type ChangeExplanation, type Explanation, type LabelValue, type UnexplainedReason } from './explainChange';

export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  /** A label value, `region=eu-north`. */
  | { readonly kind: 'labelValue'; readonly text: string; readonly labelValue: LabelValue };

export interface ExplanationText {
  readonly parts: readonly TextPart[];
  readonly text: string;
}

/** Formats an average per step in its unit, without a sign: `3.1 cores`. */
export type ValueFormat = (value: number) => string;

/** Other names of one explanation beyond these are only counted. */
const MOST_NAMES = 3;
/** A share of the change beyond this would only confuse: the total hardly moved because others went the other way. */
const MOST_SHARE = 1.5;

/**
 * One explanation as a sentence: `version=1.1.0 in region=eu-north: 94 % of the increase (+3.1 cores), was 8 % of the baseline;
 * also: pod=a.` Says where a cause is, never that it is the cause.
 */
export function explanationText(explanation: Explanation, format: ValueFormat): ExplanationText {
  const { selection, alsoKnownAs } = explanation;
  const also = alsoKnownAs.slice(0, MOST_NAMES);
  const more = alsoKnownAs.length - also.length;
  return join([
    ...selectionParts(selection),
    words(`: ${amountText(explanation, format)}`),
    ...beforeParts(explanation),
    ...also.flatMap((names, index) => [words(index === 0 ? '; also: ' : ', '), ...selectionParts(names)]),
    ...(more > 0 ? [words(` and ${more} more`)] : []),
    words('.'),
  ]);
}

function amountText(
  { kind, change, shareOfChange, baseline, comparison, level }: Explanation,
  format: ValueFormat
): string {
  if (change === 0) {
    const isRisen = comparison > baseline || (comparison === baseline && level > 1);
    return kind === 'newValue'
      ? 'cheaper than what was there before'
      : `${isRisen ? 'rose' : 'fell'} less than everything else (×${level.toFixed(2)})`;
  }
  const direction = change < 0 ? 'decrease' : 'increase';
  const signed = `${change < 0 ? '−' : '+'}${format(Math.abs(change))}`;
  return shareOfChange > 0 && shareOfChange <= MOST_SHARE
    ? `${percent(shareOfChange)} of the ${direction} (${signed})`
    : `${direction} by ${signed}`;
}

/** The first sentence for a change: the answer, or that and why there is none. */
export function headlineText(change: ChangeExplanation, format: ValueFormat): ExplanationText {
  const [best] = change.explanations;
  if (change.unexplained === undefined && best !== undefined) {
    return explanationText(best, format);
  }
  return join([words(`Nothing explains it: ${reasonText(change.unexplained ?? 'scattered', change, format)}`)]);
}

function reasonText(
  reason: UnexplainedReason,
  { baseline, comparison, factor }: ChangeExplanation,
  format: ValueFormat
): string {
  switch (reason) {
    case 'noChange':
      return `both sides are alike (${format(baseline)} and ${format(comparison)}).`;
    case 'uniform':
      return `all values of all labels changed alike, by ×${factor.toFixed(2)} (from ${format(baseline)} to ${format(comparison)}).`;
    case 'scattered':
      return `values changed in different ways, and no label value or pair stands out (×${factor.toFixed(2)} in all).`;
    case 'tooFewSamples':
      return 'there are too few samples to tell a change from chance. Choose a longer window or a broader selector.';
  }
}

function beforeParts({ selection, baselineShare, comparisonShare, kind }: Explanation): TextPart[] {
  switch (kind) {
    case 'newcomer':
      return [
        words(`, was ${percent(baselineShare)} of the baseline before `),
        ...selectionParts(selection.slice(0, 1)),
      ];
    case 'newValue':
      return [words(`, took over ${percent(comparisonShare)} of everything from others`)];
    case 'value':
    case 'pair':
      return [
        words(baselineShare < 0.0005 ? ', not in the baseline' : `, was ${percent(baselineShare)} of the baseline`),
      ];
  }
}

function selectionParts(selection: readonly LabelValue[]): TextPart[] {
  return selection.flatMap((labelValue, index): TextPart[] => {
    const text = `${labelValue.label}=${labelValue.value === '' ? '""' : labelValue.value}`;
    return [...(index === 0 ? [] : [words(index === 1 ? ' in ' : ' with ')]), { kind: 'labelValue', text, labelValue }];
  });
}

/** Whole percents, and one digit more below 10. */
function percent(share: number): string {
  const value = 100 * share;
  return `${value < 9.95 ? Number(value.toFixed(1)) : value.toFixed(0)} %`;
}

function words(text: string): TextPart {
  return { kind: 'text', text };
}

function join(parts: readonly TextPart[]): ExplanationText {
  return { parts, text: parts.map(({ text }) => text).join('') };
}
