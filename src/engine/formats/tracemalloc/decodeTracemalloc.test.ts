import { readFileSync } from 'node:fs';
import { checkProfile } from '../../profile/checkProfile';
import { profileTypesOf } from '../../profile/profileType';
import { buildCallTree } from '../../tree/buildCallTree';
import { functionTotals } from '../../tree/functionTotals';
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

test('stacks that were cut by the limit are counted', () => {
  expect(profile.notices).toEqual([
    '5 of 1722 stacks are deeper than the 8 frames that were kept: the frames next to the allocation are there, their callers are not. ' +
      'Start with `tracemalloc.start(64)` to keep more.',
  ]);
});
