import { problemOfFilter, withFilters } from './adHocFilters';
import { readSelector } from './interpolation';
import { printSelector } from '../engine/labels/printSelector';

function narrowed(selector: string, key: string, operator: string, value: string, values?: string[]): string {
  return printSelector(withFilters(readSelector(selector), [{ key, operator, value, values }]));
}

test.each([
  ['=', 'eu.north', '{region="eu.north"}'],
  ['!=', 'eu', '{region!="eu"}'],
  ['=~', 'eu.*', '{region=~"eu.*"}'],
  ['!~', 'eu.*', '{region!~"eu.*"}'],
  ['=', 'say "hi"', '{region="say \\"hi\\""}'],
])('a filter %s %s is a matcher', (operator, value, expected) => {
  expect(narrowed('{}', 'region', operator, value)).toBe(expected);
});

test('one of several values becomes a regular expression that matches just these', () => {
  expect(narrowed('{}', 'pod', '=|', 'a.1', ['a.1', 'b'])).toBe('{pod=~"a\\\\.1|b"}');
  expect(narrowed('{}', 'pod', '!=|', 'a', ['a', 'b'])).toBe('{pod!~"a|b"}');
  expect(narrowed('{}', 'pod', '=|', 'a')).toBe('{pod=~"a"}');
});

test('a filter adds to what the query says and never replaces it', () => {
  expect(narrowed('{region="eu"}', 'region', '=', 'us')).toBe('{region="eu", region="us"}');
  expect(narrowed('{region="eu"}', 'region', '!=', 'eu')).toBe('{region="eu", region!="eu"}');
});

test('the same matcher is not there twice', () => {
  expect(narrowed('{region="eu"}', 'region', '=', 'eu')).toBe('{region="eu"}');
});

test('a label with a dot and one named like a part of every object', () => {
  expect(narrowed('{}', 'k8s.pod', '=', 'p')).toBe('{"k8s.pod"="p"}');
  expect(narrowed('{}', '__proto__', '=', 'p')).toBe('{__proto__="p"}');
});

test('a filter without a label is not finished yet', () => {
  expect(narrowed('{a="b"}', '', '=', '')).toBe('{a="b"}');
});

test.each(['<', '>', 'toString'])('labels cannot be compared with %s', (operator) => {
  expect(problemOfFilter({ key: 'a', operator, value: '1' })).toMatch(/^Labels are text and cannot be compared with/);
  expect(() => narrowed('{}', 'a', operator, '1')).toThrow(/^The filter a .* 1 cannot be used\. Labels are text/);
});
