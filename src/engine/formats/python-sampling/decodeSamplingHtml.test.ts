import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { buildCallTree } from '../../tree/buildCallTree';
import { treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';

function decode(text: string): Profile {
  const profile = decodeProfile(new TextEncoder().encode(text));
  expect(profile.format).toBe('Python sampling');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const page = (data: unknown) =>
  `<!doctype html>\n<script>\nconst EMBEDDED_DATA = ${JSON.stringify(data)};\n\nlet stringTable = [];\n</script>\n`;
const treeOf = (profile: Profile) => treeToText(buildCallTree(profile, 0)).trimEnd();

describe("the flame graph page of Python's sampling profiler", () => {
  it('is the tree that its folded stacks are, with whole paths', () => {
    const profile = decode(readFileSync('testdata/python-sampling/rides-flamegraph.html', 'utf8'));
    const folded = decodeProfile(readFileSync('testdata/python-sampling/rides-collapsed.txt'));
    expect(treeOf(profile).replaceAll('/srv/app/', '')).toBe(treeOf(folded));
    expect(profile.strings).toContain('/srv/app/app.py');
  });

  it('of several functions at the root has none for the whole', () => {
    const strings = ['Program Root', '<GC>', '~', 'main', '/srv/a.py'];
    const children = [
      { name: 3, value: 7, funcname: 3, filename: 4, lineno: 9, children: [] },
      { name: 1, value: 3, funcname: 1, filename: 2, lineno: 0, children: [] },
    ];
    expect(treeOf(decode(page({ name: 0, value: 10, children, strings })))).toBe(
      ['- total (total: 10, self: —)', '  - <GC> (total: 3, self: 3)', '  - main [/srv/a.py] (total: 7, self: 7)'].join(
        '\n'
      )
    );
  });

  it('cut off or without numbers is refused', () => {
    expect(() => decode(page({ funcname: 0 }))).toThrow('has a node without a number');
    expect(() => decode('<!doctype html>\nconst EMBEDDED_DATA = {"funcname": 1, "chil')).toThrow('is not whole');
  });
});
