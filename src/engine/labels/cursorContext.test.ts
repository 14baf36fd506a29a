import { cursorContext } from './cursorContext';

/** The context at the `|` of a text; the span is shown as the text that a completion replaces. */
function at(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const context = cursorContext(text, offset);
  if (context.kind === 'none') {
    return 'none';
  }
  const { from, to, matchers, ...rest } = context;
  return {
    ...rest,
    replaces: text.slice(from, to),
    matchers: matchers.map(({ name, operator, value }) => `${name}${operator}${value}`),
  };
}

test('behind a brace or a comma stands a name', () => {
  expect(at('{|}')).toEqual({ kind: 'name', typed: '', replaces: '', matchers: [] });
  expect(at('{re|')).toEqual({ kind: 'name', typed: 're', replaces: 're', matchers: [] });
  expect(at('{a="b", re|gion}')).toEqual({ kind: 'name', typed: 're', replaces: 'region', matchers: ['a=b'] });
  expect(at('{re|gion="eu", a="b"}')).toEqual({ kind: 'name', typed: 're', replaces: 'region', matchers: ['a=b'] });
  expect(at('{"k8s.p|')).toEqual({ kind: 'name', typed: 'k8s.p', replaces: '"k8s.p', matchers: [] });
});

test('behind a name and a space stands an operator', () => {
  expect(at('{region |')).toEqual({ kind: 'operator', name: 'region', typed: '', replaces: '', matchers: [] });
  expect(at('{"k8s.pod"|')).toEqual({ kind: 'operator', name: 'k8s.pod', typed: '', replaces: '', matchers: [] });
  expect(at('{region!|')).toEqual({ kind: 'operator', name: 'region', typed: '!', replaces: '!', matchers: [] });
  expect(at('{region ~|')).toEqual({ kind: 'operator', name: 'region', typed: '~', replaces: '~', matchers: [] });
});

test('behind an operator stands a value', () => {
  expect(at('{region=|}')).toEqual({
    kind: 'value',
    name: 'region',
    operator: '=',
    typed: '',
    replaces: '',
    matchers: [],
  });
  expect(at('{region=~ eu|')).toEqual({
    kind: 'value',
    name: 'region',
    operator: '=~',
    typed: 'eu',
    replaces: 'eu',
    matchers: [],
  });
  expect(at('{a!="b",region="eu-|north"}')).toEqual({
    kind: 'value',
    name: 'region',
    operator: '=',
    typed: 'eu-',
    replaces: '"eu-north"',
    matchers: ['a!=b'],
  });
});

test('the typed value is without quotes and escapes', () => {
  expect(at(String.raw`{a="x\"y|`)).toMatchObject({ typed: 'x"y' });
});

test('a text whose quote is still open gives up to the cursor only, so what follows survives', () => {
  expect(at('{region="eu|}')).toMatchObject({ kind: 'value', typed: 'eu', replaces: '"eu' });
});

test('the matchers around the cursor are known, half typed ones are not', () => {
  expect(at('{a="b", c, d=~"e", |, f=~}')).toMatchObject({ kind: 'name', matchers: ['a=b', 'd=~e'] });
});

test('elsewhere nothing can be completed', () => {
  const places = ['|', '|{a="b"}', '{a="b"}|', '{a="b"|', '{a="b" |', '{=|', '{~|', '{a b|', '{a="b" c|'];
  expect(places.map(at)).toEqual(places.map(() => 'none'));
});
