import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { type Profile } from '../../profile/profile';
import { profileTypesOf } from '../../profile/profileType';
import { buildCallTree } from '../../tree/buildCallTree';
import { treeFromText, treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';

function decode(content: unknown): Profile {
  const bytes = content instanceof Uint8Array ? content : new TextEncoder().encode(JSON.stringify(content));
  const profile = decodeProfile(bytes);
  expect(profile.format).toBe('heapprofile');
  expect(checkProfile(profile)).toEqual([]);
  return profile;
}

const treeOf = (profile: Profile, type = profile.defaultSampleTypeIndex) => treeToText(buildCallTree(profile, type));
const printed = (text: string) => treeToText(treeFromText(text));

const call = (id: number, functionName: string, selfSize: number, children: readonly unknown[] = []) => ({
  callFrame: { functionName, url: '', lineNumber: -1, columnNumber: -1 },
  selfSize,
  id,
  children,
});

it('a heap profile of Node has its bytes, with the calls down to those that allocated them', () => {
  const profile = decode(readFileSync('testdata/node/work.heapprofile'));
  expect(profileTypesOf(profile).map(({ id }) => id)).toEqual([
    'memory:samples:count:space:bytes',
    'memory:inuse_space:bytes:space:bytes',
  ]);
  expect(treeOf(profile).trimEnd()).toBe(
    [
      '- total (total: 65600, self: —)',
      '  - (anonymous) (total: 65600, self: —)',
      '    - prepareMainThreadExecution [node:internal/process/pre_execution] (total: 65600, self: —)',
      '      - prepareExecution [node:internal/process/pre_execution] (total: 65600, self: —)',
      '        - setupUserModules [node:internal/process/pre_execution] (total: 65600, self: —)',
      '          - initializeCJSLoader [node:internal/process/pre_execution] (total: 65600, self: —)',
      '            - initializeCJS [node:internal/modules/cjs/loader] (total: 65600, self: 65600)',
    ].join('\n')
  );
  expect(Array.from(profile.functions.startLine)).toContain(430);
});

it('calls inside of calls keep their own bytes and samples', () => {
  const head = call(1, '(root)', 0, [call(2, 'main', 5, [call(3, 'work', 7), call(4, '', 0)]), call(5, 'main', 1)]);
  const samples = [2, 3, 3, 4].map((nodeId, ordinal) => ({ nodeId, ordinal, size: 1 }));
  const profile = decode({ head, samples });
  expect(treeOf(profile)).toBe(printed('main 6\n  work 7'));
  expect(treeOf(profile, 0)).toBe(printed('main 1\n  work 2\n  (anonymous) 1'));
});

it('without samples there are bytes alone', () => {
  const profile = decode({ head: call(1, '(root)', 0, [call(2, 'main', 5)]) });
  expect(profile.sampleTypes).toEqual([{ name: 'inuse_space', unit: 'bytes' }]);
});

it('may be 100,000 calls deep', () => {
  const deep = 100_000;
  const text = `{"head":${'{"callFrame":{"functionName":"f"},"selfSize":1,"children":['.repeat(deep)}${']}'.repeat(deep)}}`;
  expect(buildCallTree(decode(new TextEncoder().encode(text)), 0).total[0]).toBe(deep);
});

it('something else in the place of a call is refused', () => {
  expect(() => decode({ head: call(1, '(root)', 0, ['main']) })).toThrow('has something else in the place of a call');
});
