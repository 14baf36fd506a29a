import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';

function decode(text: string): Profile {
  const profile = decodeProfile(new TextEncoder().encode(text));
  expect(profile.format).toBe('pyflame flamechart');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

describe('a flamechart of pyflame', () => {
  it('is its stacks in the order of time', () => {
    const profile = decode(readFileSync('testdata/pyflame/rides-flamechart.txt', 'utf8'));
    expect(profile.samples.length).toBe(20);
    expect(Array.from(profile.samples.startNs ?? []).slice(0, 3)).toEqual([0, 10_000_000, 20_000_000]);
    expect(treeToText(buildCallTree(profile, 1)).split('\n').slice(0, 4)).toEqual([
      '- total (total: 200000000, self: —)',
      '  - <module> [/srv/app/app.py] (total: 200000000, self: —)',
      '    - bike [/srv/app/app.py] (total: 50000000, self: —)',
      '      - order_bike [/srv/app/app.py] (total: 50000000, self: —)',
    ]);
  });

  it('gives each stack the time up to the next, and the last one the average', () => {
    const profile = decode('1476996338118163\na.py:main:1\n1476996338118173\n(idle)\n1476996338118203\na.py:main:2\n');
    expect(Array.from(profile.samples.values[1])).toEqual([10_000, 30_000, 20_000]);
    expect(profile.timeRange).toEqual({ fromMs: 1_476_996_338_118, toMs: 1_476_996_338_119 });
  });

  it('says what it could not use', () => {
    const profile = decode('10\na.py:main:1\n5\na.py:main:1\n20\n30\na.py:main:1\nKilled\n');
    expect(Array.from(profile.samples.startNs ?? [])).toEqual([0, 0, 20_000]);
    expect(profile.notices).toEqual([
      '2 lines are no stack with a time before it and were left out.',
      '1 times are earlier than the one before them and were taken as simultaneous with it.',
    ]);
  });

  it('of a single stack has no time', () => {
    expect(Array.from(decode('10\na.py:main:1\n').samples.values[1])).toEqual([0]);
  });
});
