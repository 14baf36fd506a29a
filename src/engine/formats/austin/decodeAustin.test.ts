import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';

function decode(text: string): Profile {
  const profile = decodeProfile(new TextEncoder().encode(text));
  expect(profile.format).toBe('austin');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const file = (name: string) => decode(readFileSync(`testdata/austin/${name}.txt`, 'utf8'));
const totalsOf = (profile: Profile) =>
  profile.sampleTypes.map(({ name, unit }, index) => [name, unit, buildCallTree(profile, index).total[0]]);
const treeOf = (profile: Profile, type = 0) => treeToText(buildCallTree(profile, type)).trimEnd().split('\n');

describe('austin', () => {
  it('1.x writes microseconds', () => {
    expect(totalsOf(file('austin-py3.8'))).toEqual([['wall', 'microseconds', 231312]]);
  });

  it('1.x with -f writes memory beside them', () => {
    expect(totalsOf(file('austin-full'))).toEqual([
      ['wall', 'microseconds', 226274],
      ['alloc_space', 'bytes', 4412 * 1024],
      ['freed_space', 'bytes', 0],
    ]);
  });

  it('1.x has lines in frames of their own and threads at the root', () => {
    const profile = decode('Thread 5622e9ed1750;main (app.py);L38;work (app.py);L9 7\nThread 5622e9ed1750 3\n');
    expect(treeOf(profile)).toEqual([
      '- total (total: 10, self: 3)',
      '  - main [app.py] (total: 7, self: —)',
      '    - work [app.py] (total: 7, self: 7)',
    ]);
    expect(Array.from(profile.frames.line)).toEqual([38, 9]);
    expect(profile.labelSets).toEqual([[], [{ name: 'thread_id', value: '5622e9ed1750' }]]);
  });

  it('3.x names file, function and line, process and thread', () => {
    const profile = decode('# austin: 3.6.0\n# mode: cpu\n\nP26646;T0:2b;/srv/app.py:main:38;/srv/app.py:work:9 7\n');
    expect(profile.sampleTypes).toEqual([{ name: 'cpu', unit: 'microseconds' }]);
    expect(treeOf(profile).slice(1)).toEqual([
      '  - main [/srv/app.py] (total: 7, self: —)',
      '    - work [/srv/app.py] (total: 7, self: 7)',
    ]);
    expect(profile.labelSets[1]).toEqual([
      { name: 'pid', value: '26646' },
      { name: 'thread_id', value: '2b' },
    ]);
  });

  it('3.x with -f keeps idle time out of CPU time and memory apart by its sign', () => {
    const profile = decode('# austin: 3.6.0\n# mode: full\nP1;T0:2;a.py:f:1 7,0,512\nP1;T0:2;a.py:f:1 5,1,-100\n');
    expect(totalsOf(profile)).toEqual([
      ['wall', 'microseconds', 12],
      ['cpu', 'microseconds', 7],
      ['alloc_space', 'bytes', 512],
      ['freed_space', 'bytes', 100],
    ]);
    expect(profile.defaultSampleTypeIndex).toBe(0);
  });

  it('says how many lines it could not read', () => {
    expect(decode('P1;T0:2;a.py:f:1 7\nP1;T0:2;a.py:f:1\n').notices).toEqual([
      '1 lines do not end in a number and were left out.',
    ]);
  });

  it('without a stack is refused', () => {
    expect(() => decode('# austin: 3.6.0\n')).toThrow('has no stack');
  });
});
