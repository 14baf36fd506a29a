import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';

function decode(text: string): Profile {
  const profile = decodeProfile(new TextEncoder().encode(text));
  expect(profile.format).toBe('py-spy dump');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const dump = (name: string) => decode(readFileSync(`testdata/py-spy/${name}.txt`, 'utf8'));

/** Every sample as its labels. */
const samplesOf = ({ samples, labelSets }: Profile) =>
  Array.from(samples.labelSetIndex, (row) =>
    Object.fromEntries(labelSets[row].map(({ name, value }) => [name, value]))
  );

describe('a dump of py-spy as text', () => {
  it('is one sample per thread', () => {
    const profile = dump('dump-1');
    expect(profile.sampleTypes).toEqual([{ name: 'threads', unit: 'count' }]);
    expect(samplesOf(profile)).toEqual([
      { active: 'false', gil: 'false', pid: '26646', thread: 'MainThread', thread_id: '26646' },
      { active: 'false', gil: 'false', pid: '26646', thread: 'order_bike', thread_id: '26688' },
      { active: 'true', gil: 'true', pid: '26646', thread: 'order_car', thread_id: '26689' },
      { active: 'false', gil: 'false', pid: '26646', thread: 'idle-worker', thread_id: '26690' },
    ]);
  });

  it('may be of a command with several lines', () => {
    const profile = decode(
      'Process 7: python -c \nimport time\ndef f():\n    time.sleep(9)\nf()\nPython v3.12.1 (/usr/bin/python3)\n\nThread 7 (idle): "MainThread"\n    f (<string>:4)\n'
    );
    expect(treeToText(buildCallTree(profile, 0)).trimEnd()).toBe(
      ['- total (total: 1, self: —)', '  - f [<string>] (total: 1, self: 1)'].join('\n')
    );
  });

  it('has its stacks from the root', () => {
    const profile = decode(
      'Process 7: python a.py\nPython v3.12.1 (/usr/bin/python3)\n\nThread 7 (active): "MainThread"\n    work (a.py:9)\n    <module> (a.py:12)\n'
    );
    expect(treeToText(buildCallTree(profile, 0)).trimEnd()).toBe(
      [
        '- total (total: 1, self: —)',
        '  - <module> [a.py] (total: 1, self: —)',
        '    - work [a.py] (total: 1, self: 1)',
      ].join('\n')
    );
  });

  it.each(['dump-1', 'dump-2', 'dump-3'])('%s has 4 threads', (name) => {
    expect(dump(name).samples.length).toBe(4);
  });

  it('passes over arguments and locals', () => {
    const { functions, strings } = dump('dump-locals');
    expect(
      Array.from(functions.name, (row) => strings[row]).filter((name) => /Locals|Arguments|end|vehicle: /.test(name))
    ).toEqual([]);
  });

  it('without any thread is refused', () => {
    expect(() => decode('Process 7: python a.py\nPython v3.12.1 (/usr/bin/python3)\n')).toThrow('has no thread');
  });
});
