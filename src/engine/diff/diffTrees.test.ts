import fc from 'fast-check';
import { type DiffTree } from '../tree/callTree';
import { emptyCallTree } from '../tree/mergeCallTrees';
import { buildCallTree } from '../tree/buildCallTree';
import { profileFromText, treeFromText, treeToText } from '../tree/treeText';
import { diffOf, withCut } from './diffOf.testHelper';
import { diffTrees, swapSides } from './diffTrees';

const before = treeFromText(`
  total 1
  main 2
    hash 5
    old 3
`);
const after = treeFromText(`
  main 2
    hash 9
    new 4
`);

test('a diff has every node of both sides with both values', () => {
  expect(treeToText(diffOf(before, after))).toBe(
    `
- total (total: 15, self: —; baseline total: 11, self: 1)
  - main (total: 15, self: 2; baseline total: 10, self: 2)
    - hash (total: 9, self: 9; baseline total: 5, self: 5)
    - new (total: 4, self: 4; baseline total: —, self: —)
    - old (total: —, self: —; baseline total: 3, self: 3)`.slice(1)
  );
});

const trees = fc
  .array(
    fc.record({
      stack: fc.array(fc.constantFrom('a', 'b', 'c [x.py]', 'c [y.py]'), { maxLength: 5 }),
      value: fc.integer({ min: -9, max: 9 }),
    }),
    { maxLength: 20 }
  )
  .map((rows) =>
    buildCallTree(profileFromText(rows.map(({ stack, value }) => `${stack.join('; ')} ${value}`).join('\n')), 0)
  );

test('the diff of a profile with itself is all zero', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      const same = diffOf(tree, tree);
      expect(same.length).toBe(tree.length);
      expect(same.total.map((total, node) => total - same.baselineTotal[node])).toEqual(new Float64Array(tree.length));
      expect(same.self.map((self, node) => self - same.baselineSelf[node])).toEqual(new Float64Array(tree.length));
    })
  );
});

test('swapping the sides flips every sign', () => {
  fc.assert(
    fc.property(trees, trees, (a, b) => {
      const there = diffOf(a, b);
      const back = diffOf(b, a);
      expect([back.self, back.baselineSelf]).toEqual([there.baselineSelf, there.self]);
      expect(back.functions).toEqual(there.functions);
      expect(back.functionIndex).toEqual(there.functionIndex);
      expect(back.subtreeEnd).toEqual(there.subtreeEnd);
      const difference = (tree: DiffTree) => tree.total.map((total, node) => total - tree.baselineTotal[node]);
      expect(difference(back)).toEqual(difference(there).map((value) => 0 - value));
    })
  );
});

test('each side keeps its totals', () => {
  fc.assert(
    fc.property(trees, trees, (a, b) => {
      const both = diffOf(a, b);
      expect([both.baselineTotal[0], both.total[0]]).toEqual([a.total[0], b.total[0]]);
    })
  );
});

test('where one side lacks files, functions are aligned by name', () => {
  const withFiles = treeFromText(`
    main [main.py] 1
      work [work.py] 2
  `);
  const withoutFiles = treeFromText(`
    main 1
      work 5
  `);
  const expected = `
- total (total: 6, self: —; baseline total: 3, self: —)
  - main [main.py] (total: 6, self: 1; baseline total: 3, self: 1)
    - work [work.py] (total: 5, self: 5; baseline total: 2, self: 2)`.slice(1);
  expect(treeToText(diffOf(withFiles, withoutFiles))).toBe(expected);
});

test('against no data everything is new, with its files', () => {
  expect(treeToText(diffOf(emptyCallTree('count'), treeFromText('main [main.py] 2')))).toBe(
    `
- total (total: 2, self: —; baseline total: —, self: —)
  - main [main.py] (total: 2, self: 2; baseline total: —, self: —)`.slice(1)
  );
});

test('different units are refused with a sentence', () => {
  expect(diffTrees(treeFromText('a 1', 'bytes'), treeFromText('a 1', 'nanoseconds'))).toEqual({
    ok: false,
    error:
      'The baseline is measured in bytes and the comparison in nanoseconds, so they cannot be compared. Choose the same profile type on both sides.',
  });
});

test('swapped sides are the diff the other way round, and back again the same', () => {
  const there = diffOf(before, after);
  expect(treeToText(swapSides(there))).toBe(treeToText(diffOf(after, before)));
  expect(swapSides(swapSides(there))).toEqual(there);
});

test('what either store cut off is one leaf per caller, apart from a function of the same name', () => {
  const cut = diffOf(withCut('main 1\n  other 2\nother 4'), withCut('main 1\n  other 8'));
  expect(treeToText(cut)).toBe(
    `
- total (total: 9, self: —; baseline total: 7, self: —)
  - main (total: 9, self: 1; baseline total: 3, self: 1)
    - other (total: 8, self: 8; baseline total: 2, self: 2)
  - other (total: —, self: —; baseline total: 4, self: 4)`.slice(1)
  );
  expect([2, 3].map((node) => cut.functionIndex[node])).toEqual([cut.cutFunction, cut.cutFunction]);
  const named = diffOf(withCut('other 4'), 'other 8');
  expect(treeToText(named)).toBe(
    `
- total (total: 8, self: —; baseline total: 4, self: —)
  - other (total: 8, self: 8; baseline total: —, self: —)
  - other (total: —, self: —; baseline total: 4, self: 4)`.slice(1)
  );
  expect(named.functionIndex[2]).toBe(named.cutFunction);
});

test('a side that is cut off whole does not make the other side lose its files', () => {
  const twoFiles = 'run [a.py] 1\nrun [b.py] 2';
  expect(diffOf(withCut('other 3'), twoFiles).functions.fileNames).toEqual(['', '', 'a.py', 'b.py']);
});
