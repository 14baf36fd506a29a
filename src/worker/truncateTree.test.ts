import { treeFromText, treeToText } from '../engine/tree/treeText';
import { truncateTree } from './truncateTree';

const tree = treeFromText(`
a 6
b 1
  c 2
d 1
  e 1
f 1
`);

test('a tree that is small enough is left alone', () => {
  expect(truncateTree(tree, tree.length)).toEqual({ tree, isTruncated: false });
});

test('what is cut of one caller is summed up in one leaf, and totals stay', () => {
  const { tree: cut, isTruncated } = truncateTree(tree, 3);
  expect(isTruncated).toBe(true);
  expect(treeToText(cut)).toBe(
    treeToText(
      treeFromText(`
a 6
b 1
  other 2
other 3
`)
    )
  );
  expect(cut.total[0]).toBe(tree.total[0]);
});

test('of equally large nodes the first ones stay, so the bound holds', () => {
  const equal = treeFromText(Array.from({ length: 10 }, (_, index) => `f${index} 1`).join('\n'));
  const { tree: cut } = truncateTree(equal, 4);
  expect(cut.functions.names.filter((_, row) => cut.functionIndex.includes(row))).toEqual([
    'total',
    'f0',
    'f1',
    'f2',
    'other',
  ]);
  expect(cut.total[cut.length - 1]).toBe(7);
});

test('what was cut off before joins what is cut now, a function of the same name does not', () => {
  const first = truncateTree(tree, 3).tree;
  expect(first.functions.names[first.cutFunction ?? -1]).toBe('other');
  expect(truncateTree(first, first.length).isTruncated).toBe(true);
  const second = truncateTree(first, 2).tree;
  expect(treeToText(second)).toBe(treeToText(treeFromText('a 6\nother 6')));
  const named = truncateTree(treeFromText('a 9\nb 1\nother 5'), 3).tree;
  expect(treeToText(named)).toBe(
    `
- total (total: 15, self: —)
  - a (total: 9, self: 9)
  - other (total: 1, self: 1)
  - other (total: 5, self: 5)`.slice(1)
  );
  expect([2, 3].map((node) => named.functionIndex[node] === named.cutFunction)).toEqual([true, false]);
});
