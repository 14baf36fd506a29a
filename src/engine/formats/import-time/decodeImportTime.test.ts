import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { functionTotals } from '../../tree/functionTotals';
import { treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';

function decode(text: string): Profile {
  const profile = decodeProfile(new TextEncoder().encode(text));
  expect(profile.format).toBe('import time');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const HEAD = 'import time: self [us] | cumulative | imported package\n';
const recorded = () => decode(readFileSync('testdata/import-time/importtime.txt', 'utf8'));

describe("Python's import times", () => {
  it('put modules under those that import them', () => {
    const profile = decode(
      `${HEAD}import time:       221 |        221 |   posix\nimport time:        20 |         20 |     _codecs\n` +
        'import time:        60 |         80 |   codecs\nimport time:       215 |        516 | io\nimport time:         7 |          7 | abc\n'
    );
    expect(profile.sampleTypes).toEqual([{ name: 'import', unit: 'microseconds' }]);
    expect(treeToText(buildCallTree(profile, 0)).trimEnd()).toBe(
      [
        '- total (total: 523, self: —)',
        '  - abc (total: 7, self: 7)',
        '  - io (total: 516, self: 215)',
        '    - codecs (total: 80, self: 60)',
        '      - _codecs (total: 20, self: 20)',
        '    - posix (total: 221, self: 221)',
      ].join('\n')
    );
  });

  it('add up to what Python counted', () => {
    const tree = buildCallTree(recorded(), 0);
    const { total } = functionTotals(tree);
    const totalOf = (name: string) => total[tree.functions.names.indexOf(name)];
    // Python rounds each of the 98 lines by itself.
    expect(Math.abs(totalOf('site') - 20500)).toBeLessThan(98);
    expect(tree.total[0]).toBe(22967);
  });

  it('stand among other output of the program', () => {
    const profile = decode(`hello\n${HEAD}import time:         7 |          7 | abc\nworld\n`);
    expect(buildCallTree(profile, 0).total[0]).toBe(7);
  });

  it('cut off at the end keep what they have', () => {
    const profile = decode(`${HEAD}import time:       221 |        221 |   posix\nimport time:       2`);
    expect(buildCallTree(profile, 0).total[0]).toBe(221);
  });

  it('without any import are refused', () => {
    expect(() => decode(HEAD)).toThrow('has no import');
  });
});
