// The named character classes of RE2 as ranges of code points, because JavaScript lacks some and reads others differently.

/** Pairs of first and last code point, ascending and apart. */
export type CodePointRanges = readonly (readonly [number, number])[];

const LAST_CODE_POINT = 0x10ffff;

const range = (characters: string): readonly [number, number] => [characters.charCodeAt(0), characters.charCodeAt(1)];

const DIGIT = [range('09')];
const UPPER = [range('AZ')];
const LOWER = [range('az')];
const WORD = [range('09'), range('AZ'), range('__'), range('az')];
/** Unlike JavaScript's `\s`: ASCII only, and without the vertical tab. */
const PERL_SPACE: CodePointRanges = [
  [0x09, 0x0a],
  [0x0c, 0x0d],
  [0x20, 0x20],
];

const PERL = new Map<string, CodePointRanges>([
  ['d', DIGIT],
  ['s', PERL_SPACE],
  ['w', WORD],
]);

const POSIX = new Map<string, CodePointRanges>([
  ['alnum', [...DIGIT, ...UPPER, ...LOWER]],
  ['alpha', [...UPPER, ...LOWER]],
  ['ascii', [[0x00, 0x7f]]],
  ['blank', [range('\t\t'), range('  ')]],
  ['cntrl', [[0x00, 0x1f], range('\x7f\x7f')]],
  ['digit', DIGIT],
  ['graph', [range('!~')]],
  ['lower', LOWER],
  ['print', [range(' ~')]],
  ['punct', [range('!/'), range(':@'), range('[`'), range('{~')]],
  ['space', [range('\t\r'), range('  ')]],
  ['upper', UPPER],
  ['word', WORD],
  ['xdigit', [range('09'), range('AF'), range('af')]],
]);

/** The ranges of `\d`, `\s`, `\w` and their capital complements, by their letter; undefined for other letters. */
export function perlClass(letter: string): CodePointRanges | undefined {
  const ranges = PERL.get(letter.toLowerCase());
  return ranges !== undefined && letter !== letter.toLowerCase() ? complement(ranges) : ranges;
}

/** The ranges of `[:name:]` and `[:^name:]`, by what stands between the colons; undefined for unknown names. */
export function posixClass(name: string): CodePointRanges | undefined {
  const ranges = POSIX.get(name.replace('^', ''));
  return ranges !== undefined && name.startsWith('^') ? complement(ranges) : ranges;
}

function complement(ranges: CodePointRanges): CodePointRanges {
  const gaps: [number, number][] = [];
  let next = 0;
  for (const [first, last] of ranges) {
    if (next < first) {
      gaps.push([next, first - 1]);
    }
    next = last + 1;
  }
  return [...gaps, [next, LAST_CODE_POINT]];
}

/** The ranges as they stand between the brackets of a JavaScript class. */
export function printRanges(ranges: CodePointRanges): string {
  return ranges.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join('');
}
