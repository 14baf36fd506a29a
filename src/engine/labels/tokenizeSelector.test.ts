import fc from 'fast-check';
import { tokenizeSelector } from './tokenizeSelector';

function tokens(text: string): string[] {
  return tokenizeSelector(text).map(({ kind, text: part }) => `${kind} ${part}`);
}

test('a selector is brackets, names, operators, texts and commas', () => {
  expect(tokens('{ region=~"eu.*", "k8s.pod"!=\'a\' }')).toEqual([
    'open {',
    'word region',
    'operator =~',
    'literal "eu.*"',
    'comma ,',
    'literal "k8s.pod"',
    'operator !=',
    "literal 'a'",
    'close }',
  ]);
});

test('half typed text has tokens too', () => {
  expect(tokens('{region!')).toEqual(['open {', 'word region', 'operator !']);
  expect(tokens('{region="eu')).toEqual(['open {', 'word region', 'operator =', 'literal "eu']);
  expect(tokens('region ~')).toEqual(['word region', 'operator ~']);
});

test('the braces of a variable belong to the variable', () => {
  expect(tokens('{a=${b:regex},$c="d"}')).toEqual([
    'open {',
    'word a',
    'operator =',
    'word ${b:regex}',
    'comma ,',
    'word $c',
    'operator =',
    'literal "d"',
    'close }',
  ]);
});

test('an unclosed text ends with its line', () => {
  expect(tokenizeSelector('{a="b\n,c="d"}').filter(({ kind }) => kind === 'literal')).toMatchObject([
    { value: 'b', isClosed: false },
    { value: 'd', isClosed: true },
  ]);
});

test('tokens are in order and between them is only white space', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    ',',
    '=~',
    '!',
    '"',
    "'",
    '`',
    '\\',
    'näme',
    '$v',
    '${v:x}',
    '[[v',
    ' ',
    '\n',
    '🚲'
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      let rest = text;
      for (const { from, to, text: part } of tokenizeSelector(text)) {
        expect(text.slice(from, to)).toBe(part);
        expect(part).not.toBe('');
        rest = rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to);
      }
      expect(rest.trim()).toBe('');
    })
  );
});
