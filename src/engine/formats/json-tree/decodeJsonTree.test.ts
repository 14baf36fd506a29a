import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { treeToText } from '../../tree/treeText';
import { type DecodeOptions, decodeProfile } from '../decodeProfile';

function decode(content: unknown, options?: DecodeOptions): Profile {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const profile = decodeProfile(new TextEncoder().encode(text), options);
  expect(profile.format).toBe('JSON tree');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const treeOf = (profile: Profile) => treeToText(buildCallTree(profile, 0)).trimEnd();

describe('a tree of d3 or stackcollector', () => {
  it('is its stacks', () => {
    expect(treeOf(decode(readFileSync('testdata/json-tree/rides.json', 'utf8')))).toBe(
      [
        '- total (total: 480, self: —)',
        '  - <module> (total: 480, self: —)',
        '    - bike (total: 20, self: —)',
        '      - order_bike (total: 20, self: —)',
        '        - find_nearest_vehicle (total: 20, self: 20)',
        '    - car (total: 460, self: —)',
        '      - order_car (total: 460, self: —)',
        '        - find_nearest_vehicle (total: 460, self: 40)',
        '          - check_driver_availability (total: 420, self: 20)',
        '            - mutex_lock (total: 400, self: 400)',
      ].join('\n')
    );
  });

  it('keeps a root that is a function, and reads files and lines in names', () => {
    const root = { name: 'main (app.py:3)', value: 5, children: [{ name: 'root', value: 2, children: null }] };
    expect(treeOf(decode(root))).toBe(
      ['- total (total: 5, self: —)', '  - main [app.py] (total: 5, self: 3)', '    - root (total: 2, self: 2)'].join(
        '\n'
      )
    );
  });

  it('is CPU time where the distance of samples is known', () => {
    const profile = decode({ name: 'a', value: 5, children: [] }, { periodNs: 10_000_000 });
    expect(profile.sampleTypes).toEqual([{ name: 'cpu', unit: 'nanoseconds' }]);
    expect(profile).toMatchObject({ period: 10_000_000 });
    expect(Array.from(profile.samples.values[0])).toEqual([50_000_000]);
  });

  it('says how many calls are smaller than what they call', () => {
    const profile = decode({ name: 'a', value: 5, children: [{ name: 'b', value: 6 }] });
    expect(treeOf(profile)).toBe(
      ['- total (total: 6, self: —)', '  - a (total: 6, self: —)', '    - b (total: 6, self: 6)'].join('\n')
    );
    expect(profile.notices).toEqual(['1 calls are smaller than what they call together; what they call was kept.']);
  });

  it('says how many letters could not be read', () => {
    const damaged = Buffer.from('{"name":"n\xffver","value":1,"children":[]}', 'latin1');
    expect(decodeProfile(damaged).notices).toEqual(['1 letters could not be read and are shown as \uFFFD.']);
  });

  it('may be 100,000 deep and 100,000 wide', () => {
    const deep = `${'{"name":"a","value":1,"children":['.repeat(100_000)}${']}'.repeat(100_000)}`;
    expect(decode(deep).stacks.length).toBe(100_000);
    const children = Array.from({ length: 100_000 }, (_, row) => ({ name: `f${row}`, value: 1 }));
    expect(decode({ name: 'root', value: 100_000, children }).samples.length).toBe(100_000);
  });

  it('with a node that has no name or no number is refused', () => {
    for (const child of [{ name: 'b' }, { value: 3 }, { name: 'b', value: '3' }, null, 7]) {
      expect(() => decode({ name: 'a', value: 5, children: [child] })).toThrow(
        'has a node without a name or without a number'
      );
    }
  });
});
