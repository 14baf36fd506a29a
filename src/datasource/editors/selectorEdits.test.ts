import { type Matcher } from '../../engine/labels/selector';
import {
  builderRows,
  isOneVariable,
  otherMatchers,
  withChangedMatcher,
  withLabelValue,
  withMatcher,
  withoutRow,
} from './selectorEdits';

const eu: Matcher = { name: 'region', operator: '=', value: 'eu' };

function change(text: string, index: number, matcher: Partial<Matcher>): string {
  const row = builderRows(text)?.[index];
  if (row?.kind !== 'matcher') {
    throw new Error(`Row ${index} of ${text} is no matcher.`);
  }
  return withChangedMatcher(text, row.matcher, { ...row.matcher, ...matcher });
}

function remove(text: string, index: number): string {
  return withoutRow(text, builderRows(text) ?? [], index);
}

test('rows come in the order of the text, variables among matchers', () => {
  const rows = builderRows('{a="1", $filters, b=~"2|3"}') ?? [];
  expect(rows.map((row) => (row.kind === 'matcher' ? row.matcher.name : row.text))).toEqual(['a', '$filters', 'b']);
  expect(otherMatchers(rows, 2)).toEqual([{ name: 'a', operator: '=', value: '1' }]);
});

test('a text that cannot be read has no rows', () => {
  expect(builderRows('{a=')).toBeUndefined();
});

test.each([
  ['', '{region="eu"}'],
  ['{}', '{region="eu"}'],
  ['{a="1"}', '{a="1", region="eu"}'],
  ['{a="1",}', '{a="1", region="eu",}'],
  ['{ $filters }', '{ $filters, region="eu" }'],
])('a matcher is added to %s', (text, expected) => {
  expect(withMatcher(text, eu)).toBe(expected);
});

test.each([
  ['{ a = `x.y` , "k8s.pod"=$pod }', 0, { operator: '!=' }, '{ a != `x.y` , "k8s.pod"=$pod }'],
  ['{ a = `x.y` , "k8s.pod"=$pod }', 1, { operator: '=~' }, '{ a = `x.y` , "k8s.pod"=~$pod }'],
  ['{a="1"}', 0, { name: 'k8s.pod' }, '{"k8s.pod"="1"}'],
  ['{a="1"}', 0, { value: 'say "hi"' }, '{a="say \\"hi\\""}'],
] as const)('in %s only what changes is rewritten', (text, index, part, expected) => {
  expect(change(text, index, part)).toBe(expected);
});

test.each([
  ['{a="1"}', 0, '{}'],
  ['{a="1", b="2", c="3"}', 0, '{b="2", c="3"}'],
  ['{a="1", b="2", c="3"}', 1, '{a="1", c="3"}'],
  ['{a="1", b="2", c="3",}', 2, '{a="1", b="2",}'],
  ['{a="1", $filters}', 1, '{a="1"}'],
  ['$selector', 0, '{}'],
])('from %s row %d goes with its comma', (text, index, expected) => {
  expect(remove(text, index)).toBe(expected);
  expect(builderRows(expected)).toBeDefined();
});

test('a label value takes the place of the matcher of its label', () => {
  expect(withLabelValue('{region=~"eu|us", a="1"}', 'region', 'ap')).toBe('{region="ap", a="1"}');
  expect(withLabelValue('{a="1"}', 'region', 'ap')).toBe('{a="1", region="ap"}');
});

test('a variable in place of everything has no room for more', () => {
  expect(isOneVariable('$selector')).toBe(true);
  expect(isOneVariable('{$filters}')).toBe(false);
  expect(isOneVariable('{a="1"}')).toBe(false);
});
