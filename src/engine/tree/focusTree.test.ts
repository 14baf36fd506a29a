import fc from 'fast-check';
import { diffOf, withCut } from '../diff/diffOf.testHelper';
import { focusTree } from './focusTree';
import { functionTotals } from './functionTotals';
import { generateTree } from './generateTree.testHelper';
import { treeFromText, treeToText } from './treeText';

const tree = treeFromText(`
total 1
idle 2
main 3
  read 4
  work 5
    hash 6
z 7
`);
const named = (name: string) => tree.functionIndex.findIndex((row) => tree.functions.names[row] === name);

test('a focused node stands below its callers, alone with what it calls', () => {
  expect(treeToText(focusTree(tree, named('work')))).toBe(treeToText(treeFromText('main\n  work 5\n    hash 6')));
  expect(treeToText(focusTree(tree, named('z')))).toBe(treeToText(treeFromText('z 7')));
});

test('the root is the whole tree', () => {
  expect(focusTree(tree, 0)).toBe(tree);
});

test('of a diff both sides are kept, of a cut tree what was cut off', () => {
  const diff = diffOf('a 1\n  b 2\nc 4', 'a 8\n  d 16');
  expect(treeToText(focusTree(diff, 1))).toBe(treeToText(diffOf('a 1\n  b 2', 'a 8\n  d 16')));
  expect(focusTree(withCut('a 1\n  other 2'), 1).cutFunction).toBe(2);
});

test('any node keeps its total, and every row its place in the tree', () => {
  const generated = generateTree({ nodes: 500, depth: 20, fanOut: 12, functions: 40 });
  fc.assert(
    fc.property(fc.nat(generated.length - 1), (node) => {
      const focused = focusTree(generated, node);
      expect(focused.total[0]).toBe(generated.total[node]);
      expect(focused.length).toBe(generated.depth[node] + generated.subtreeEnd[node] - node);
      expect(focused.subtreeEnd[0]).toBe(focused.length);
      expect(functionTotals(focused).self.reduce((sum, value) => sum + value)).toBe(generated.total[node]);
    })
  );
});
