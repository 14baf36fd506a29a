import { diffOf } from '../../engine/diff/diffOf.testHelper';
import { transformTree } from '../../engine/transform/transformTree';
import { NO_TRANSFORMS } from '../../engine/transform/treeTransforms';
import { type CallTree, type DiffTree } from '../../engine/tree/callTree';
import { treeFromText } from '../../engine/tree/treeText';
import { baselineSelfOf, selfOf } from './nodeSelf';

function collapsed(whole: CallTree | DiffTree) {
  const result = transformTree(whole, { ...NO_TRANSFORMS, collapseChains: true });
  if (!result.ok || result.value.firstNode === undefined) {
    throw new Error('The chains were not collapsed.');
  }
  const { tree, unchained, firstNode } = result.value;
  return { tree, unchained: { tree: unchained, firstNode } };
}

test('the self of a chain is that of its calls, and costs no more than the chain', () => {
  const profile = collapsed(treeFromText('serve\n  handle\n    parse 2\n    work 3'));
  const allSelfs = jest.spyOn(profile.tree, 'self', 'get');
  expect([0, 1, 2, 3].map((node) => selfOf(profile, node))).toEqual([0, 0, 2, 3]);
  expect([0, 1, 2, 3].map((node) => baselineSelfOf(profile, node))).toEqual([0, 0, 0, 0]);
  expect(allSelfs).not.toHaveBeenCalled();
  const leaf = collapsed(treeFromText('serve\n  handle\n    work 3'));
  expect(selfOf(leaf, 1)).toBe(3);
});

test('in a diff each side has a self of its own', () => {
  const profile = collapsed(diffOf('a\n  b\n    c 5', 'a\n  b\n    c 7'));
  expect([selfOf(profile, 1), baselineSelfOf(profile, 1)]).toEqual([7, 5]);
  const whole = { tree: diffOf('a 1', 'a 2') };
  expect([selfOf(whole, 1), baselineSelfOf(whole, 1)]).toEqual([2, 1]);
});
