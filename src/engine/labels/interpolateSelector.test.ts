import fc from 'fast-check';
import { compileSelector, matches } from './matchSelector';
import { interpolateSelector, type VariableValues } from './interpolateSelector';
import { parseSelector } from './parseSelector';

const variables = new Map<string, VariableValues>([
  ['region', { values: ['eu-north'] }],
  ['regions', { values: ['eu-north', 'us.east'] }],
  ['dotted', { values: ['a.b'] }],
  ['quoted', { values: ['a "b" \\ c'] }],
  ['all', { values: ['.*'], isCustomAll: true }],
  ['none', { values: [] }],
  ['label', { values: ['vehicle'] }],
  ['utf8', { values: ['k8s.pod'] }],
  ['region.text', { values: ['Europe'] }],
  ['filters', { values: ['vehicle="car", region!="us"'] }],
  ['selector', { values: ['{vehicle="car"}'] }],
  ['broken', { values: ['vehicle=car'] }],
]);

function filled(text: string): string {
  const result = interpolateSelector(text, (variable) => variables.get(variable));
  return result.ok ? result.value : `${result.error.message} (${text.slice(result.error.from, result.error.to)})`;
}

test.each([
  ['{a="$region"}', '{a="eu-north"}'],
  ['{a="${region}"}', '{a="eu-north"}'],
  ['{a="[[region]]"}', '{a="eu-north"}'],
  ['{a=$region}', '{a="eu-north"}'],
  ['{a="x-$region-y"}', '{a="x-eu-north-y"}'],
  ['{a="$quoted"}', String.raw`{a="a \"b\" \\ c"}`],
  ['{a="${region.text}"}', '{a="Europe"}'],
])('one value is put in as text: %s', (text, expected) => {
  expect(filled(text)).toBe(expected);
});

test.each([
  ['{a=~"$dotted"}', String.raw`{a=~"a\\.b"}`],
  ['{a!~"x.*$dotted"}', String.raw`{a!~"x.*a\\.b"}`],
])('in an expression it is escaped: %s', (text, expected) => {
  expect(filled(text)).toBe(expected);
});

test.each([
  ['{a="$regions"}', String.raw`{a=~"(eu-north|us\\.east)"}`],
  ['{a!="$regions"}', String.raw`{a!~"(eu-north|us\\.east)"}`],
  ['{a=~"$regions"}', String.raw`{a=~"(eu-north|us\\.east)"}`],
  ['{a!~"$regions"}', String.raw`{a!~"(eu-north|us\\.east)"}`],
  ['{a="x.$regions"}', String.raw`{a=~"x\\.(eu-north|us\\.east)"}`],
  ['{a=~"x.$regions"}', String.raw`{a=~"x.(eu-north|us\\.east)"}`],
  ['{a="$dotted $regions"}', String.raw`{a=~"a\\.b (eu-north|us\\.east)"}`],
])('several values become alternatives: %s', (text, expected) => {
  expect(filled(text)).toBe(expected);
});

test.each([
  ['{a="$all"}', '{a=~".*"}'],
  ['{a!~"$all"}', '{a!~".*"}'],
  ['{a=~"${regions:regex}"}', String.raw`{a=~"(eu-north|us\\.east)"}`],
  ['{a="${dotted:regex}"}', String.raw`{a=~"a\\.b"}`],
  ['{a=~"[[dotted:raw]]"}', '{a=~"a.b"}'],
  ['{a=~"${regions:pipe}"}', '{a=~"(eu-north|us.east)"}'],
])('what is an expression already is taken as it is: %s', (text, expected) => {
  expect(filled(text)).toBe(expected);
});

test('a variable without a value is the empty text', () => {
  expect(filled('{a="$none"}')).toBe('{a=""}');
  expect(filled('{a=~"$none"}')).toBe('{a=~""}');
});

test('a variable that does not exist stays in the text', () => {
  expect(filled('{a="$nobody", b=~"eu$"}')).toBe('{a="$nobody", b=~"eu$"}');
});

test('a name can be a variable', () => {
  expect(filled('{$label="a", ${utf8}="b"}')).toBe('{vehicle="a", "k8s.pod"="b"}');
  expect(filled('{$regions="a"}')).toBe(
    'The variable regions has 2 values, but a label name needs one. Choose one. ($regions)'
  );
  expect(filled('{$none="a"}')).toBe('The variable in the label name $none is empty. Choose a value for it. ($none)');
});

test('matchers and the whole selector can be variables, in their place', () => {
  expect(filled('{a="1", $filters, b="2"}')).toBe('{a="1", vehicle="car", region!="us", b="2"}');
  expect(filled('{$selector}')).toBe('{vehicle="car"}');
  expect(filled('$selector')).toBe('{vehicle="car"}');
  expect(filled('$none')).toBe('{}');
  expect(filled('$broken')).toBe(
    '$broken stands for vehicle=car, which is not a selector. The label value car must be in quotes: "car". ($broken)'
  );
  expect(filled('{$nobody}')).toBe(
    'There is no variable $nobody, so the selector is not known. Correct its name. ($nobody)'
  );
});

test('a selector without variables is printed', () => {
  expect(filled("{ a='b', }")).toBe('{a="b"}');
});

test('what is no selector is refused', () => {
  expect(filled('{a=}')).toBe('After = must come a label value in quotes. (})');
});

test('whatever the values are, exactly they are selected', () => {
  const value = fc.oneof(
    fc.string({ maxLength: 5 }),
    fc.constantFrom('a.b', '(', '"', '\\', 'a|b', '$', '[x', '{2}', '\n')
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(value, { minLength: 1, maxLength: 4 }),
      value,
      fc.constantFrom('=', '=~'),
      (values, other, operator) => {
        const text = interpolateSelector(`{a${operator}"$v"}`, () => ({ values }));
        const parsed = text.ok ? parseSelector(text.value) : text;
        const compiled = parsed.ok ? compileSelector(parsed.value.matchers) : parsed;
        const selects = (candidate: string) => compiled.ok && matches(compiled.value, () => candidate);
        expect(values.map(selects)).toEqual(values.map(() => true));
        expect(selects(other)).toBe(values.includes(other));
      }
    )
  );
});
