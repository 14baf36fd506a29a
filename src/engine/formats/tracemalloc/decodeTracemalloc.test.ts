import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { profileTypesOf } from '../../profile/profileType';
import { buildCallTree } from '../../tree/buildCallTree';
import { functionTotals } from '../../tree/functionTotals';
import { treeToText } from '../../tree/treeText';
import { decodeProfile } from '../decodeProfile';

const profile = decodeProfile(readFileSync('testdata/tracemalloc/snapshot.pickle'));

test('every trace is a sample with its bytes and its block', () => {
  expect(profileTypesOf(profile).map(({ id }) => id)).toEqual([
    'memory:inuse_objects:count::',
    'memory:inuse_space:bytes::',
  ]);
  expect([0, 1].map((type) => buildCallTree(profile, type).total[0])).toEqual([1722, 373_166]);
  expect(checkProfile(profile)).toEqual([]);
});

test('stacks begin at the oldest frame, lines are named by file and line', () => {
  const tree = buildCallTree(profile, 1);
  const { total, self } = functionTotals(tree);
  const row = tree.functions.names.indexOf('tm.py:5');
  expect([tree.functions.fileNames[row], self[row] <= total[row], self[row]]).toEqual([
    '/srv/rideshare/tm.py',
    true,
    127_399,
  ]);
});

test('traces are a tree of lines', () => {
  const lines = treeToText(buildCallTree(profile, 1))
    .replaceAll(' [/srv/rideshare/tm.py]', '')
    .split('\n')
    .filter((line) => line.includes('tm.py'));
  expect(lines.slice(0, 7)).toEqual([
    '  - tm.py:2 (total: 234350, self: 400)',
    '  - tm.py:4 (total: 152, self: 152)',
    '  - tm.py:7 (total: 138315, self: 256)',
    '    - tm.py:5 (total: 64057, self: 64057)',
    '    - tm.py:6 (total: 63342, self: —)',
    '      - tm.py:5 (total: 32057, self: 32057)',
    '      - tm.py:6 (total: 31285, self: —)',
  ]);
});

test('stacks that were cut by the limit are counted', () => {
  expect(profile.notices).toEqual([
    '5 of 1722 stacks are deeper than the 8 frames that were kept: the frames next to the allocation are there, their callers are not. ' +
      'Start with `tracemalloc.start(64)` to keep more.',
  ]);
});
