import { type AdHocVariableFilter } from '@grafana/data';
import { fakeTemplates } from './fakeTemplates.testHelper';
import { interpolatedSelector, interpolateQuery, readSelector } from './interpolation';
import { type ProfilesQuery } from './query';

const templates = fakeTemplates({
  one: 'eu.north',
  several: ['a', 'b+'],
  all: { customAll: '.*' },
  quoted: 'say "hi"',
  none: [],
});
const selector = (text: string) => interpolatedSelector(text, templates, {});

test.each([
  ['{r="$one"}', '{r="eu.north"}'],
  ['{r=~"$one"}', '{r=~"eu\\\\.north"}'],
  ['{r="$several"}', '{r=~"(a|b\\\\+)"}'],
  ['{r!="$several"}', '{r!~"(a|b\\\\+)"}'],
  ['{r="$all"}', '{r=~".*"}'],
  ['{r="$quoted"}', '{r="say \\"hi\\""}'],
  ['{r="$none"}', '{r=""}'],
  ['{r="$unknown"}', '{r="$unknown"}'],
])('%s becomes %s', (text, expected) => {
  expect(selector(text)).toBe(expected);
});

test("the request's own variables go before the dashboard's", () => {
  expect(interpolatedSelector('{r="$one"}', templates, { one: { value: 'scoped' } })).toBe('{r="scoped"}');
});

const filled = (query: Partial<ProfilesQuery>, filters: AdHocVariableFilter[] = []) =>
  interpolateQuery({ refId: 'A', ...query }, { templates, scopedVars: {}, filters });

test('lists get one entry per value, without blanks and doubles', () => {
  const list = ['$several', 'plain', '$none', 'a', 'pre-$several'];
  const expected = ['a', 'b+', 'plain', 'pre-a', 'pre-b+'];
  expect(
    filled({ groupBy: list, spanSelector: list, traceIdSelector: list, profileIdSelector: list, labels: list })
  ).toMatchObject({
    groupBy: expected,
    spanSelector: expected,
    traceIdSelector: expected,
    profileIdSelector: expected,
    labels: expected,
  });
  expect(filled({ groupBy: ['$all', '$unknown'] }).groupBy).toEqual(['.*', '$unknown']);
});

test('every text of a query is filled in', () => {
  expect(
    filled({
      profileTypeId: '$one',
      functionSelector: '$one',
      frameFilter: '/$one/',
      stackTraceSelector: ['main', '$one'],
      annotation: { kind: 'firstSeen', label: '$one' },
      baseline: { labelSelector: '{r="$several"}', timeShift: '$one', profileTypeId: '$one' },
    })
  ).toMatchObject({
    profileTypeId: 'eu.north',
    labelSelector: '{}',
    functionSelector: 'eu.north',
    frameFilter: '/eu.north/',
    stackTraceSelector: ['main', 'eu.north'],
    annotation: { kind: 'firstSeen', label: 'eu.north' },
    baseline: { labelSelector: '{r=~"(a|b\\\\+)"}', timeShift: 'eu.north', profileTypeId: 'eu.north' },
  });
  expect(filled({ baseline: { from: '$one', to: '$one' } }).baseline).toMatchObject({
    from: 'eu.north',
    to: 'eu.north',
  });
});

test.each([
  [{ profileTypeId: '$several' }, 'The variable in the profile type, $several, has 2 values, but one is needed.'],
  [{ functionSelector: '$several' }, 'The variable in the function, $several, has 2 values'],
  [{ baseline: { timeShift: '$several' } }, "The variable in the baseline's time shift, $several, has 2 values"],
])('%j needs one value', (query, sentence) => {
  expect(() => filled(query)).toThrow(sentence);
});

test("a profile type as Parca's variables have it is written as everywhere", () => {
  const parca = fakeTemplates({ type: 'cpu:cpu:nanoseconds:cpu:nanoseconds:delta' });
  const query = { refId: 'A', profileTypeId: '$type' };
  expect(interpolateQuery(query, { templates: parca, scopedVars: {} }).profileTypeId).toBe(
    'cpu:cpu:nanoseconds:cpu:nanoseconds'
  );
});

test('ad-hoc filters narrow both sides', () => {
  const filters = [{ key: 'pod', operator: '=', value: 'p' }];
  expect(filled({ labelSelector: '{r="x"}', baseline: { labelSelector: '{r="y"}' } }, filters)).toMatchObject({
    labelSelector: '{r="x", pod="p"}',
    baseline: { labelSelector: '{r="y", pod="p"}' },
  });
  expect(filled({ baseline: { timeShift: '1d' } }, filters).baseline?.labelSelector).toBeUndefined();
});

test('a selector that cannot be read is a sentence', () => {
  expect(() => selector('{r=')).toThrow(/^The label selector \{r= cannot be read: .*\. Correct it in the query\.$/);
  expect(() => readSelector('r="a"}')).toThrow(/cannot be read/);
});
