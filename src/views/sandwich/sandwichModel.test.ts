import { generateTree } from '../../engine/tree/generateTree.testHelper';
import { treeFromText, treeToText } from '../../engine/tree/treeText';
import { stepOfFunction } from '../profile/functionSet';
import { profileOfTree } from '../profile/profileModel';
import { sandwichInSteps, sandwichOf } from './sandwichModel';

test('the callees of a function near the root are its part of the tree as it stands', () => {
  const profile = profileOfTree(treeFromText('start\n  main 1\n    read 2\n    write 3'));
  const sandwich = sandwichOf(profile, { name: 'main', fileName: '' }, {});
  expect(sandwich && treeToText(sandwich.callees.tree)).toBe(
    `
- main (total: 6, self: 1)
  - read (total: 2, self: 2)
  - write (total: 3, self: 3)`.slice(1)
  );
  expect([...(sandwich?.callees.tree.subtreeEnd ?? [])]).toEqual([3, 2, 3]);
});

test('of many calls no step is much of the work: the page has its turn in between', () => {
  const tree = generateTree({ nodes: 200_000, fanOut: 8, functions: 9 });
  const profile = profileOfTree(tree);
  const steps = [...sandwichInSteps(profile, stepOfFunction(tree.functions, 3), {})];
  expect(steps.length).toBeGreaterThan(12);
});
