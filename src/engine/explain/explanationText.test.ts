import { type ChangeExplanation, type Explanation } from './explainChange';
import { explanationText, headlineText } from './explanationText';

const cores = (value: number) => `${value.toFixed(1)} cores`;
const explanation: Explanation = {
  selection: [
    { label: 'version', value: '1.1.0' },
    { label: 'region', value: 'eu-north' },
  ],
  alsoKnownAs: [],
  kind: 'pair',
  change: 3.1,
  shareOfChange: 0.94,
  baseline: 0.4,
  comparison: 3.5,
  baselineShare: 0.08,
  comparisonShare: 0.5,
  level: 1,
  z: 40,
  isExplained: true,
};
const change: ChangeExplanation = {
  baseline: 5,
  comparison: 8.3,
  factor: 1.66,
  unexplained: undefined,
  explanations: [explanation],
};
const sentence = (changes: Partial<Explanation>) => explanationText({ ...explanation, ...changes }, cores).text;
const region = [{ label: 'region', value: 'eu-north' }];

test.each<[string, Partial<Explanation>, string]>([
  ['a pair', {}, 'version=1.1.0 in region=eu-north: 94 % of the increase (+3.1 cores), was 8 % of the baseline.'],
  [
    'a decrease',
    { selection: region, change: -2, shareOfChange: 0.5, kind: 'value' },
    'region=eu-north: 50 % of the decrease (−2.0 cores), was 8 % of the baseline.',
  ],
  [
    'something that nobody saw before',
    { selection: region, kind: 'value', baselineShare: 0 },
    'region=eu-north: 94 % of the increase (+3.1 cores), not in the baseline.',
  ],
  [
    'a rise while everything else fell',
    { shareOfChange: -2 },
    'version=1.1.0 in region=eu-north: increase by +3.1 cores, was 8 % of the baseline.',
  ],
  [
    'a value that took over',
    { kind: 'newValue', selection: [{ label: 'version', value: '2' }], baselineShare: 0 },
    'version=2: 94 % of the increase (+3.1 cores), took over 50 % of everything from others.',
  ],
  [
    'a newcomer',
    { kind: 'newcomer' },
    'version=1.1.0 in region=eu-north: 94 % of the increase (+3.1 cores), was 8 % of the baseline before version=1.1.0.',
  ],
  [
    'what fell less than the rest',
    { selection: region, kind: 'value', change: 0, shareOfChange: 0, comparison: 0.3, level: 0.5 },
    'region=eu-north: fell less than everything else (×0.50), was 8 % of the baseline.',
  ],
  [
    'what stayed while the rest rose',
    { selection: region, kind: 'value', change: 0, shareOfChange: 0, comparison: 0.4, level: 2 },
    'region=eu-north: rose less than everything else (×2.00), was 8 % of the baseline.',
  ],
  [
    'a cheaper value that took over while the rest rose',
    { kind: 'newValue', selection: [{ label: 'version', value: '2' }], change: 0, shareOfChange: 0 },
    'version=2: cheaper than what was there before, took over 50 % of everything from others.',
  ],
  [
    'other names',
    { selection: region, alsoKnownAs: ['a', 'b', 'c', 'd', 'e'].map((value) => [{ label: 'pod', value }]) },
    'region=eu-north: 94 % of the increase (+3.1 cores), was 8 % of the baseline; also: pod=a, pod=b, pod=c and 2 more.',
  ],
  [
    'series without the label',
    { selection: [{ label: 'zone', value: '' }] },
    'zone="": 94 % of the increase (+3.1 cores), was 8 % of the baseline.',
  ],
])('%s', (_, changes, expected) => {
  expect(sentence(changes)).toBe(expected);
});

test('label values are parts of their own, for links', () => {
  expect(explanationText(explanation, cores).parts.filter(({ kind }) => kind === 'labelValue')).toEqual([
    { kind: 'labelValue', text: 'version=1.1.0', labelValue: { label: 'version', value: '1.1.0' } },
    { kind: 'labelValue', text: 'region=eu-north', labelValue: { label: 'region', value: 'eu-north' } },
  ]);
});

test('the headline is the answer, or says why there is none', () => {
  expect(headlineText(change, cores).text).toBe(sentence({}));
  const unexplained = { ...change, explanations: [{ ...explanation, isExplained: false }] };
  const reason = (unexplainedReason: ChangeExplanation['unexplained']) =>
    headlineText({ ...unexplained, unexplained: unexplainedReason }, cores).text;
  expect(reason('uniform')).toBe(
    'Nothing explains it: all values of all labels changed alike, by ×1.66 (from 5.0 cores to 8.3 cores).'
  );
  expect(reason('noChange')).toBe('Nothing explains it: both sides are alike (5.0 cores and 8.3 cores).');
  expect(reason('scattered')).toMatch('no label value or pair stands out');
  expect(reason('tooFewSamples')).toMatch('Choose a longer window');
});
