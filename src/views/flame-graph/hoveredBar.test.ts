import { treeFromText } from '../../engine/tree/treeText';
import { profileOfTree } from '../profile/profileModel';
import { HoveredBar } from './hoveredBar';

test('the bar under the pointer is one of its own profile: another has other bars', () => {
  const [before, after] = [profileOfTree(treeFromText('a 1')), profileOfTree(treeFromText('b 1'))];
  const bar = new HoveredBar();
  expect(bar.nodeIn(before)).toBe(-1);
  bar.set(1, before);
  expect([bar.node(), bar.nodeIn(before), bar.nodeIn(after)]).toEqual([1, 1, -1]);
});
