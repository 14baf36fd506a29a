import { compileSelector, matches, splitByNames } from './matchSelector';
import { parseSelector } from './parseSelector';
import { type Matcher } from './selector';

function selects(text: string, labels: Record<string, string>): boolean {
  const parsed = parseSelector(text);
  const compiled = parsed.ok ? compileSelector(parsed.value.matchers) : parsed;
  if (!compiled.ok) {
    throw new Error(compiled.error.message);
  }
  const values = new Map(Object.entries(labels));
  return matches(compiled.value, (name) => values.get(name) ?? '');
}

const sample = { region: 'eu-north', vehicle: 'car' };

test.each([
  ['{}', true],
  ['{region="eu-north"}', true],
  ['{region="eu"}', false],
  ['{region!="eu"}', true],
  ['{region=~"eu"}', false],
  ['{region=~"eu-.*"}', true],
  ['{region=~"us|eu-north"}', true],
  ['{region!~"eu.*"}', false],
  ['{region="eu-north", vehicle="bike"}', false],
  ['{region="eu-north", vehicle!="bike"}', true],
])('%s', (selector, expected) => {
  expect(selects(selector, sample)).toBe(expected);
});

test('an absent label has the empty value', () => {
  const outcomes = ['{x=""}', '{x!="a"}', '{x=~"a|"}', '{x=~".*"}', '{x!~"a"}', '{x=~".+"}', '{x!=""}', '{x="a"}'];
  expect(outcomes.map((selector) => selects(selector, sample))).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('an expression that the stores refuse is refused at its place in the text', () => {
  const text = '{a="b", c=~"x(?=y)"}';
  const parsed = parseSelector(text);
  const compiled = parsed.ok && compileSelector(parsed.value.matchers);
  expect(compiled).toEqual({
    ok: false,
    error: {
      message:
        'The regular expression x(?=y) cannot be used: profile stores know no lookahead and no lookbehind (at character 2).',
      from: text.indexOf('"x'),
      to: text.indexOf('}'),
    },
  });
});

test('for matchers that were not parsed the place is the one in the printed selector', () => {
  const matchers: Matcher[] = [
    { name: 'a', operator: '=', value: 'b' },
    { name: 'c', operator: '!~', value: '(' },
  ];
  const compiled = compileSelector(matchers);
  expect(compiled).toMatchObject({ ok: false, error: { from: '{a="b", c!~'.length, to: '{a="b", c!~"("'.length } });
});

test('matchers are split by whether their names are known', () => {
  const a = { name: 'a', operator: '=', value: '1' } as const;
  const b = { name: 'b', operator: '=', value: '2' } as const;
  expect(splitByNames([a, b], new Set(['b', 'c']))).toEqual({ among: [b], others: [a] });
});
