import { breakDown, type Breakdown } from './breakdown';
import { explainChange } from './explainChange';
import { comparisonFromText } from './tableText.testHelper';

const comparison = comparisonFromText(`
  100 100 region=eu pod=a service=web
  200 900 region=us pod=b service=web
  300 250 region=us pod=c service=web
  50  50  region=ap pod=d service=web
`);
const { tables } = comparison;

/** One line per label: its values in order, then what is summed. */
function text({ labels }: Breakdown): string[] {
  return labels.map(({ name, label, codes, comparison: now, other }) => {
    const values = [...codes].map((code, index) => `${tables[0].labels[label].values[code]} ${now[index]}`);
    const rest = other === undefined ? [] : [`other (${other.valueCount} values) ${other.comparison}`];
    return `${name}: ${[...values, ...rest].join(', ')}`;
  });
}

test('values by share, labels by their largest value', () => {
  expect(text(breakDown(comparison, { order: 'share', limit: 10 }))).toEqual([
    'region: us 1150, eu 100, ap 50',
    'pod: b 900, c 250, a 100, d 50',
  ]);
});

test('values beyond the limit are summed, so that totals stay exact', () => {
  expect(text(breakDown(comparison, { order: 'name', limit: 2 }))).toEqual([
    'pod: a 100, b 900, other (2 values) 300',
    'region: ap 50, eu 100, other (1 values) 1150',
  ]);
});

test('by change, the largest first, whichever way', () => {
  expect(text(breakDown(comparison, { order: 'change', limit: 10 }))).toEqual([
    'pod: b 900, c 250, a 100, d 50',
    'region: us 1150, ap 50, eu 100',
  ]);
});

test('by explanation: what it names comes first', () => {
  const explanation = explainChange(comparison);
  expect(explanation.explanations[0].selection).toEqual([{ label: 'pod', value: 'b' }]);
  expect(text(breakDown(comparison, { order: 'explanation', limit: 1, explanation }))[0]).toBe(
    'pod: b 900, other (3 values) 400'
  );
});

test('labels with a single value are named apart', () => {
  expect(breakDown(comparison, { order: 'share', limit: 10 }).singleValued).toEqual([
    { label: 'service', value: 'web' },
  ]);
});

test('averages per step: sides of different length compare', () => {
  const { baseline, comparison: now } = breakDown({ ...comparison, baselineSteps: 2 }, { order: 'share', limit: 1 });
  expect([baseline, now]).toEqual([325, 1300]);
});

test('what the store cut off is part of other and is no value', () => {
  const [table] = tables;
  const cut = { ...table, labels: [{ ...table.labels[1], cutCode: 1 }] };
  const [pods] = breakDown({ ...comparison, tables: [cut] }, { order: 'share', limit: 2 }).labels;
  expect(pods.other).toEqual({ valueCount: 1, hasCut: true, baseline: 250, comparison: 950 });
});

test('nothing is broken down to nothing', () => {
  expect(breakDown({ ...comparison, tables: [] }, { order: 'share', limit: 5 })).toEqual({
    labels: [],
    singleValued: [],
    baseline: 0,
    comparison: 0,
  });
});
