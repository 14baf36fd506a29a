import { type Explanation, type LabelValue } from '../../engine/explain/explainChange';
import {
  type ComparedSelectors,
  matchersText,
  sidesOfExplanation,
  sidesOfPicked,
  valueText,
} from './comparedSelectors';

const version = { label: 'version', value: '1.1.0' };
const region = { label: 'region', value: 'eu "north"' };

function explanation(kind: Explanation['kind'], ...selection: readonly LabelValue[]): Explanation {
  return {
    kind,
    selection,
    alsoKnownAs: [],
    change: 1,
    shareOfChange: 1,
    baseline: 1,
    comparison: 2,
    baselineShare: 0.1,
    comparisonShare: 0.2,
    level: 1,
    z: 10,
    isExplained: true,
  };
}

function text(sides: ComparedSelectors | undefined): string {
  return sides === undefined ? '' : `${matchersText(sides.comparison)} against ${matchersText(sides.baseline)}`;
}

test('what is new is compared with what it replaced in the same place', () => {
  expect(text(sidesOfExplanation(explanation('newcomer', version, region)))).toBe(
    'version="1.1.0", region="eu \\"north\\"" against version!="1.1.0", region="eu \\"north\\""'
  );
});

test('a pair is compared with its first value without the second', () => {
  expect(text(sidesOfExplanation(explanation('pair', version, region)))).toBe(
    'version="1.1.0", region="eu \\"north\\"" against version="1.1.0", region!="eu \\"north\\""'
  );
});

test('one picked value against the others, two against each other', () => {
  expect(text(sidesOfPicked([version]))).toBe('version="1.1.0" against version!="1.1.0"');
  expect(text(sidesOfPicked([version, region]))).toBe('region="eu \\"north\\"" against version="1.1.0"');
  expect(sidesOfPicked([])).toBeUndefined();
});

test('an absent label is written as an empty value', () => {
  expect(valueText({ label: 'pod', value: '' })).toBe('pod=""');
});
