import { fakeTemplates } from './fakeTemplates.testHelper';
import { interpolatedSelector, interpolateQuery, readSelector } from './interpolation';

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

test('profile type and group by are filled in, several values one by one', () => {
  const query = { refId: 'A', profileTypeId: '$one', groupBy: ['$several', 'plain', '$none'], labelSelector: '{}' };
  expect(interpolateQuery(query, templates, {})).toMatchObject({
    profileTypeId: 'eu.north',
    groupBy: ['a', 'b+', 'plain'],
    labelSelector: '{}',
  });
});

test('a selector that cannot be read is a sentence', () => {
  expect(() => selector('{r=')).toThrow(/^The label selector \{r= cannot be read: .*\. Correct it in the query\.$/);
  expect(() => readSelector('r="a"}')).toThrow(/cannot be read/);
});
