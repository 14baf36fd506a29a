import fc from 'fast-check';
import { escapeRegex } from '../../engine/labels/interpolateSelector';
import { compileSelector, matches } from '../../engine/labels/matchSelector';
import { type Matcher } from '../../engine/labels/selector';
import { plainMatcher } from './plainMatcher';

const matcher = (operator: Matcher['operator'], value: string): Matcher => ({ name: 'a', operator, value });

test.each([
  ['=~', 'ride-sharing-app', '=', 'ride-sharing-app'],
  ['=~', String.raw`us\.east`, '=', 'us.east'],
  ['!~', 'eu', '!=', 'eu'],
  ['=~', '', '=', ''],
] as const)('a%s"%s" is a%s"%s"', (operator, value, plain, text) => {
  expect(plainMatcher(matcher(operator, value))).toEqual(matcher(plain, text));
});

test.each(['a|b', 'a.b', '.*', String.raw`\d`, '(a)', '^a', '[a]', 'a+'])(
  '%s is an expression and stays one',
  (value) => {
    expect(plainMatcher(matcher('=~', value))).toEqual(matcher('=~', value));
  }
);

test('any escaped text becomes that text, and selects what it selected', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (value, other) => {
      const plain = plainMatcher(matcher('=~', escapeRegex(value)));
      const compiled = compileSelector([plain]);
      const selects = (candidate: string) => compiled.ok && matches(compiled.value, () => candidate);
      expect([selects(value), selects(other)]).toEqual([true, value === other]);
    })
  );
});
