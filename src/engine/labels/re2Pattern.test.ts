import { compileRe2 } from './re2Pattern';

function compiled(pattern: string): RegExp {
  const result = compileRe2(pattern);
  if (!result.ok) {
    throw new Error(result.error);
  }
  return result.value;
}

test.each([
  ['eu', 'eu', 'eu-north', 'an expression is matched against the whole value'],
  ['a|b', 'b', 'ab', 'also when it is alternatives'],
  ['', '', 'a', 'the empty expression matches the empty value'],
  ['a.c', 'a\nc', 'ac', 'a dot matches a line end'],
  ['(?i)eu', 'EU', 'us', 'flags may stand at the beginning'],
  ['(?is)e.', 'E\n', 'e', 'also several of them'],
  ['(?P<first>a)(?<second>b)', 'ab', 'a', 'groups may have names'],
  ['\\pL+', 'Größe', '123', 'a Unicode category'],
  ['\\p{Greek}', 'λ', 'l', 'a Unicode script'],
  ['\\P{^Lu}', 'A', 'a', 'two negations cancel each other'],
  ['\\PL', '1', 'a', 'a negated category'],
  ['[[:alpha:]_]+', 'ab_', 'a1', 'a POSIX class'],
  ['[[:^digit:]]', 'x', '7', 'a negated POSIX class'],
  ['[^[:space:]]', 'x', '\v', 'a POSIX class in a negated class'],
  ['\\s', '\t', '\u00a0', 'white space is ASCII only'],
  ['\\S', '\u00a0', ' ', 'and its complement is the rest'],
  ['[\\S]', '\v', '\f', 'also within brackets'],
  ['\\w\\d', 'a1', 'é1', 'words and digits are ASCII only'],
  ['[]a]+', ']a', 'b', 'a bracket may be the first of a class'],
  ['[^]]', 'a', ']', 'also of a negated one'],
  ['[a-]', '-', 'b', 'a dash at the end of a class is a dash'],
  ['a\\-b', 'a-b', 'ab', 'any punctuation may be escaped'],
  ['[\\-\\]]', '-', '\\', 'also within brackets'],
  ['a{,2}', 'a{,2}', 'aa', 'a brace that counts nothing is a brace'],
  ['a}]', 'a}]', 'a', 'closing brackets alone are plain'],
  ['a{2,3}', 'aaa', 'a', 'a counted repetition'],
  ['\\Aab\\z', 'ab', 'abc', 'the beginning and the end'],
  ['\\Qa.b\\E+', 'a.bb', 'axb', 'quoted text'],
  ['\\Q*', '*', 'a', 'quoted text up to the end'],
  ['\\x41\\x{1F6B2}\\101', 'A🚲A', 'A', 'characters by number'],
  ['\\a\\n', '\x07\n', 'a', 'control characters'],
  ['\\bx\\b', 'x', 'xx', 'word boundaries'],
  ['🚲?', '🚲', '\ud83d', 'characters beyond 16 bit are one'],
])('%s matches %j and not %j: %4$s', (pattern, value, other) => {
  expect([compiled(pattern).test(value), compiled(pattern).test(other)]).toEqual([true, false]);
});

test.each([
  [
    'a(?=b)',
    'The regular expression a(?=b) cannot be used: profile stores know no lookahead and no lookbehind (at character 2).',
  ],
  [
    '(?<!a)b',
    'The regular expression (?<!a)b cannot be used: profile stores know no lookahead and no lookbehind (at character 1).',
  ],
  ['(a)\\1', 'The regular expression (a)\\1 cannot be used: profile stores know no backreferences (at character 4).'],
  [
    '(?<n>a)\\k<n>',
    'The regular expression (?<n>a)\\k<n> cannot be used: profile stores know no backreferences (at character 8).',
  ],
  [
    'a(?i)b',
    'The regular expression a(?i)b cannot be used: flags such as (?i) can only stand at the beginning (at character 2).',
  ],
  [
    '(?m)^a$',
    'The regular expression (?m)^a$ cannot be used: the flag m cannot be used, because the whole value is matched (at character 1).',
  ],
  [
    'a{1001}',
    'The regular expression a{1001} cannot be used: profile stores repeat at most 1000 times (at character 2).',
  ],
  ['[a', 'The regular expression [a cannot be used: the [ has no closing ] (at character 1).'],
  [
    '[[:nope:]]',
    'The regular expression [[:nope:]] cannot be used: there is no character class [:nope:] (at character 2).',
  ],
  ['a\\', 'The regular expression a\\ cannot be used: it ends with a backslash (at character 2).'],
  ['\\yes', 'The regular expression \\yes cannot be used: the escape \\y means nothing (at character 1).'],
  ['(a', 'The regular expression (a cannot be read: Unterminated group.'],
  ['a**', 'The regular expression a** cannot be read: Nothing to repeat.'],
  ['\\p{Nowhere}', 'The regular expression \\p{Nowhere} cannot be read: Invalid property name.'],
])('%s is refused with a sentence', (pattern, sentence) => {
  expect(compileRe2(pattern)).toEqual({ ok: false, error: sentence });
});
