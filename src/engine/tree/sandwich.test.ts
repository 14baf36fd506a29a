import fc from 'fast-check';
import { withCut } from '../diff/diffOf.testHelper';
import { diffTrees } from '../diff/diffTrees';
import { buildCallTree } from './buildCallTree';
import { type CallTree } from './callTree';
import { functionTotals } from './functionTotals';
import { generateTree } from './generateTree.testHelper';
import { calleesTree, callersTree } from './sandwich';
import { profileFromText, treeFromText, treeToText } from './treeText';

function rowOf(tree: CallTree, name: string): number {
  return tree.functions.names.indexOf(name);
}

const tree = treeFromText(`
  a
    work 2
  b
    work 1
      work 3
      hash 5
  c
    b
      work 7
`);

test('callees are what the function calls, merged over all its calls', () => {
  expect(treeToText(calleesTree(tree, rowOf(tree, 'work')))).toBe(
    `
- work (total: 18, self: 10)
  - hash (total: 5, self: 5)
  - work (total: 3, self: 3)`.slice(1)
  );
});

test('callers are merged upward; a node holds as self what begins with it', () => {
  expect(treeToText(callersTree(tree, rowOf(tree, 'work')))).toBe(
    `
- work (total: 18, self: —)
  - a (total: 2, self: 2)
  - b (total: 16, self: 9)
    - c (total: 7, self: 7)`.slice(1)
  );
});

test('sandwich totals equal the function’s total', () => {
  const sample = fc.tuple(
    fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 }),
    fc.integer({ min: -9, max: 9 })
  );
  fc.assert(
    fc.property(fc.array(sample, { maxLength: 30 }), (samples) => {
      const text = samples.map(([stack, value]) => `${stack.join('; ')} ${value}`).join('\n');
      const any = buildCallTree(profileFromText(text), 0);
      const { total } = functionTotals(any);
      for (let row = 0; row < any.functions.length; row++) {
        expect(calleesTree(any, row).total[0]).toBe(total[row]);
        expect(callersTree(any, row).total[0]).toBe(total[row]);
      }
    })
  );
});

test('both halves keep the function table, so colours and search results still fit', () => {
  expect(calleesTree(tree, 1).functions).toBe(tree.functions);
  expect(callersTree(tree, 1).functions).toBe(tree.functions);
});

test('a function that is not in the tree has halves of 0', () => {
  const { functions } = treeFromText('gone 1');
  const without = { ...treeFromText(''), functions };
  expect(treeToText(calleesTree(without, 1))).toBe('- gone (total: —, self: —)');
  expect(treeToText(callersTree(without, 1))).toBe('- gone (total: —, self: —)');
});

test('the halves of a diff have both sides', () => {
  const baseline = treeFromText(`
    a
      work 1
        hash 4
  `);
  const diff = diffTrees(baseline, tree);
  if (!diff.ok) {
    throw new Error(diff.error);
  }
  expect(treeToText(calleesTree(diff.value, rowOf(diff.value, 'work')))).toBe(
    `
- work (total: 18, self: 10; baseline total: 5, self: 1)
  - hash (total: 5, self: 5; baseline total: 4, self: 4)
  - work (total: 3, self: 3; baseline total: —, self: —)`.slice(1)
  );
  expect(treeToText(callersTree(diff.value, rowOf(diff.value, 'work')))).toBe(
    `
- work (total: 18, self: —; baseline total: 5, self: —)
  - a (total: 2, self: 2; baseline total: 5, self: 5)
  - b (total: 16, self: 9; baseline total: —, self: —)
    - c (total: 7, self: 7; baseline total: —, self: —)`.slice(1)
  );
});

test('lines stay where the merged nodes agree on them', () => {
  const lined = buildCallTree(
    profileFromText(`
      a [f.py:1]; work [f.py:10] 1
      b [f.py:2]; work [f.py:10]; hash [f.py:30] 1
      b [f.py:2]; c [f.py:3]; work [f.py:10]; hash [f.py:31 from 29] 1
    `),
    0
  );
  const lines = (half: CallTree) =>
    Array.from(half.functionIndex, (row, i) => `${half.functions.names[row]}:${half.line?.[i]}`);
  expect(lines(calleesTree(lined, rowOf(lined, 'work')))).toEqual(['work:10', 'hash:29']);
  expect(lines(callersTree(lined, rowOf(lined, 'work')))).toEqual(['work:10', 'a:1', 'b:2', 'c:3', 'b:2']);
});

test('too many callers are cut, and their value stays with the last ones kept', () => {
  const cut = callersTree(tree, rowOf(tree, 'work'), { maxSteps: 0 });
  expect(cut.isCut).toBe(true);
  expect(treeToText(cut)).toBe(
    `
- work (total: 18, self: —)
  - a (total: 2, self: 2)
  - b (total: 16, self: 16)`.slice(1)
  );
});

test('callers that end just at the limit are not cut', () => {
  expect(callersTree(tree, rowOf(tree, 'work'), { maxSteps: 1 }).isCut).toBe(false);
});

test('a function that is called at each of 50,000 levels ends within the limits', () => {
  const deep = chainWithLeaves(50_000);
  const callers = callersTree(deep, rowOf(deep, 'leaf'), { maxRows: 400_000 });
  expect(callers.isCut).toBe(true);
  expect(callers.length).toBeLessThanOrEqual(400_001);
  expect(callers.total[0]).toBe(50_000);
});

test('a tree of a million nodes has sandwiches', () => {
  const large = generateTree({ nodes: 1_000_000 });
  const { total } = functionTotals(large);
  for (const row of [large.functionIndex[1], large.functionIndex[500_000]]) {
    expect(calleesTree(large, row).total[0]).toBe(total[row]);
    expect(callersTree(large, row).total[0]).toBe(total[row]);
  }
});

/** step_0 calls step_1 calls step_2 …, and each of them calls leaf. */
function chainWithLeaves(depth: number): CallTree {
  const length = 2 * depth + 1;
  const names = ['total', 'leaf', ...Array.from({ length: depth }, (_, i) => `step_${i}`)];
  const isStep = (node: number) => node % 2 === 1;
  const columns = Array.from({ length }, (_, node) => node);
  return {
    length,
    functions: {
      length: names.length,
      names,
      fileNames: names.map(() => ''),
      startLines: new Int32Array(names.length),
      mappings: names.map(() => ''),
    },
    functionIndex: Int32Array.from(columns, (node) => (node === 0 ? 0 : isStep(node) ? 2 + (node - 1) / 2 : 1)),
    depth: Int32Array.from(columns, (node) => (node === 0 ? 0 : isStep(node) ? (node + 1) / 2 : node / 2 + 1)),
    self: Float64Array.from(columns, (node) => (node === 0 || isStep(node) ? 0 : 1)),
    total: Float64Array.from(columns, (node) => (node === 0 ? depth : isStep(node) ? depth - (node - 1) / 2 : 1)),
    subtreeEnd: Int32Array.from(columns, (node) => (node === 0 || isStep(node) ? length : node + 1)),
    unit: 'count',
  };
}

test('what a store cut off below a function is among its callees, and still no function', () => {
  const callees = calleesTree(withCut('work 1\n  other 2\nmain\n  work\n    other 4'), 3);
  expect(treeToText(callees)).toBe('- work (total: 7, self: 1)\n  - other (total: 6, self: 6)');
  expect(callees.functionIndex[1]).toBe(callees.cutFunction);
});
