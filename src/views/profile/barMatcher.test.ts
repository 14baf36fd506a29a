import { finish } from '../../base/steps';
import { BitSet } from '../../base/bitSet';
import { NO_TRANSFORMS } from '../../engine/transform/treeTransforms';
import { treeFromText } from '../../engine/tree/treeText';
import { profileFrame } from '../../frames/profileFrame';
import { barMatcher } from './barMatcher';
import { prepareProfile } from './prepareProfile';

const frame = profileFrame(treeFromText('serve 0\n  handle 0\n    parse 2\n    work 3', 'nanoseconds'), {
  profileType: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  store: 'files',
});

/** The names of the bars that are of one function. */
function barsOf(name: string, collapseChains: boolean): string[] {
  const prepared = finish(prepareProfile({ source: { frame }, transforms: { ...NO_TRANSFORMS, collapseChains } }));
  if (!prepared.ok) {
    throw new Error(prepared.error.sentence);
  }
  const { profile } = prepared.value;
  const { functions, functionIndex } = profile.tree;
  const wanted = new BitSet(functions.length);
  wanted.add(functions.names.indexOf(name));
  const isOf = barMatcher(profile, wanted);
  return [...functionIndex].filter((_, node) => isOf(node)).map((index) => functions.names[index]);
}

test('a bar is of its function', () => {
  expect([barsOf('handle', false), barsOf('work', false)]).toEqual([['handle'], ['work']]);
});

test('the bar of a chain is of each function in it and of no other', () => {
  expect([barsOf('serve', true), barsOf('handle', true), barsOf('work', true)]).toEqual([
    ['serve'],
    ['serve'],
    ['work'],
  ]);
});
