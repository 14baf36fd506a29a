import { treeFromText } from '../../engine/tree/treeText';
import { profileOfTree } from '../profile/profileModel';
import { legendEntries } from './legendEntries';

const profile = profileOfTree(
  treeFromText(`
runtime.mallocgc 30
runtime.gcBgMarkWorker 20
github.com/acme/shop.(*Cart).Add 40
  runtime.mallocgc 9
idle 1
`)
);

test('packages are listed by what their functions use themselves', () => {
  const entries = legendEntries(profile, 'package', 36, 2);
  expect(entries.map(({ name }) => name)).toEqual(['runtime', 'github.com/acme/shop']);
});

test('functions are listed by name', () => {
  const entries = legendEntries(profile, 'function', 36, 3);
  expect(entries.map(({ name }) => name)).toEqual([
    'github.com/acme/shop.(*Cart).Add',
    'runtime.mallocgc',
    'runtime.gcBgMarkWorker',
  ]);
  expect(new Set(entries.map(({ paletteIndex }) => paletteIndex)).size).toBe(3);
});

test('what a store cut off is no function', () => {
  const plain = treeFromText('main 1\n  other 2');
  const tree = { ...plain, cutFunction: plain.functions.names.indexOf('other') };
  expect(legendEntries(profileOfTree(tree), 'function', 36, 9).map(({ name }) => name)).toEqual(['main']);
});

test('a profile of nothing has an empty legend', () => {
  expect(legendEntries(profileOfTree(treeFromText('main 0')), 'package', 36, 9)).toEqual([]);
});
