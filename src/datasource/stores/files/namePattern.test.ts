import fc from 'fast-check';
import { compileNamePattern } from './namePattern';

function match(source: string, name: string): Record<string, string> | undefined {
  const pattern = compileNamePattern(source);
  if (!pattern.ok) {
    throw new Error(pattern.error);
  }
  const groups = pattern.value.match(name);
  return groups && Object.fromEntries(groups);
}

const refusal = (source: string) => {
  const pattern = compileNamePattern(source);
  return pattern.ok ? undefined : pattern.error;
};

test('named groups hold what they matched', () => {
  const source = String.raw`(?<method>[A-Z]+)\.(?<path>.+)\.\d+ms\.(?<time>\d{10})\.prof`;
  expect(match(source, 'GET.api.scooter.5ms.1795215697.prof')).toEqual({
    method: 'GET',
    path: 'api.scooter',
    time: '1795215697',
  });
  expect(match(source, 'GET.car.prof')).toBeUndefined();
});

test('a pattern matches whole names only', () => {
  expect(match('a+', 'aaa')).toEqual({});
  expect(match('a+', 'aab')).toBeUndefined();
  expect(match('^a+$', 'aaa')).toEqual({});
});

/** Everything that name patterns have, in small pieces that can stand in any order. */
const piece = fc.constantFrom(
  ...[
    'a',
    'b',
    '.',
    'ü',
    '[ab]',
    '[^a]',
    '\\d',
    '\\.',
    'a*',
    'b+?',
    '.{0,2}',
    'a{2}',
    '(?:a|b)?',
    '(?<x>a|ab)(?<y>b*)',
  ],
  ...['(?:a*)*', '(?:(?:a|)b?)+', '(?:ab|a)(?:b|)', '\\u0061', '.*?', 'a{1,}', '(?:|a)']
);

test('it finds what the browser finds', () => {
  const sources = fc
    .array(piece, { maxLength: 5 })
    .map((pieces) => pieces.join(''))
    // A browser refuses two groups of one name.
    .filter((source) => source.split('?<x>').length <= 2);
  const names = fc
    .array(fc.constantFrom('a', 'b', '.', '1', 'ü', '😀'), { maxLength: 7 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(sources, names, (source, name) => {
      const expected = new RegExp(`^(?:${source})$`, 'u').exec(name);
      const groups = Object.entries(expected?.groups ?? {}).filter(([, value]) => value !== undefined);
      expect(match(source, name)).toEqual(expected === null ? undefined : Object.fromEntries(groups));
    }),
    { numRuns: 2000 }
  );
});

test('patterns that take browsers hours are bounded', () => {
  const name = `${'a'.repeat(900)}!`;
  for (const source of ['(?:a+)+', '(?:a|a)*b', '(?:.*)*x', '(a*a*a*a*a*a*a*)*c', '(?:a?){200}a{200}']) {
    expect(match(source, name)).toBeUndefined();
  }
});

test('a name longer than names are has no labels', () => {
  expect(match('a*', 'a'.repeat(1001))).toBeUndefined();
});

test.each([
  ['(', /^This is no regular expression: .+\.$/],
  ['(?<a', /^This is no regular expression: .+\.$/],
  ['a(?=b)', 'A name pattern cannot have looking ahead or back. Write it without.'],
  ['(?<!b)a', 'A name pattern cannot have looking ahead or back. Write it without.'],
  ['(?<a>x)\\k<a>', 'A name pattern cannot have references to groups. Write it without.'],
  ['\\bx', 'A name pattern cannot have boundaries of words. Write it without.'],
  ['(?:a{1000}){1000}', 'This pattern is too long. Repeat less in it.'],
  ['a'.repeat(501), 'This pattern is longer than 500 characters.'],
])('%j is refused with a sentence', (source, sentence) => {
  expect(refusal(source)).toMatch(sentence);
});

test('nothing repeated without end is still nothing', () => {
  expect(match('(?:(?:){999999999}){999999999}a', 'a')).toEqual({});
});
