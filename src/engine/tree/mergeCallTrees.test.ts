import fc from 'fast-check';
import { withCut } from '../diff/diffOf.testHelper';
import { emptyCallTree, mergeCallTrees } from './mergeCallTrees';
import { buildCallTree } from './buildCallTree';
import { profileFromText, treeFromText, treeToText } from './treeText';

const morning = treeFromText(`
  total 1
  main [main.py] 3
    work [work.py] 5
`);
const evening = treeFromText(`
  idle [main.py] 2
  main [main.py] 1
    work [work.py] 4
    rest [work.py] 6
`);

test('equal stacks of several trees are added up', () => {
  expect(treeToText(mergeCallTrees([morning, evening]))).toBe(
    `
- total (total: 22, self: 1)
  - idle [main.py] (total: 2, self: 2)
  - main [main.py] (total: 19, self: 4)
    - rest [work.py] (total: 6, self: 6)
    - work [work.py] (total: 9, self: 9)`.slice(1)
  );
});

test('merging is commutative', () => {
  fc.assert(
    fc.property(fc.array(trees(), { minLength: 2, maxLength: 4 }), (some) => {
      expect(treeToText(mergeCallTrees([...some].reverse()))).toBe(treeToText(mergeCallTrees(some)));
    })
  );
});

test('merging trees gives what the samples of all of them give', () => {
  fc.assert(
    fc.property(samples(), samples(), (a, b) => {
      const merged = mergeCallTrees([toTree(a), toTree(b)]);
      expect(treeToText(merged)).toBe(treeToText(toTree([...a, ...b])));
    })
  );
});

test('where one tree knows no files, functions are matched by name', () => {
  const withoutFiles = treeFromText(`
    main 10
      work 20
  `);
  expect(treeToText(mergeCallTrees([morning, withoutFiles]))).toBe(
    `
- total (total: 39, self: 1)
  - main [main.py] (total: 38, self: 13)
    - work [work.py] (total: 25, self: 25)`.slice(1)
  );
});

test('a name that stands for functions of several files has no file', () => {
  const twoFiles = treeFromText(`
    run [a.py] 1
    run [b.py] 2
  `);
  expect(treeToText(mergeCallTrees([twoFiles, treeFromText('run 4')]))).toBe(
    '- total (total: 7, self: —)\n  - run (total: 7, self: 7)'
  );
});

test('an empty tree does not make the others forget their files', () => {
  expect(treeToText(mergeCallTrees([emptyCallTree('count'), morning]))).toBe(treeToText(morning));
});

test('a line is kept where the trees agree on it', () => {
  const at = (line: number) => buildCallTree(profileFromText(`f [f.py:${line} from 2] 1`), 0);
  expect(mergeCallTrees([at(7), at(7)]).line?.[1]).toBe(7);
  expect(mergeCallTrees([at(7), at(8)]).line?.[1]).toBe(2);
  expect(mergeCallTrees([morning, evening]).line).toBeUndefined();
});

test('no trees give an empty one, a single tree stays as it is', () => {
  expect(treeToText(mergeCallTrees([]))).toBe('- total (total: —, self: —)');
  expect(mergeCallTrees([morning])).toBe(morning);
});

test('different units cannot be added up', () => {
  expect(() => mergeCallTrees([treeFromText('a 1', 'bytes'), treeFromText('a 1', 'nanoseconds')])).toThrow(
    new RangeError('Call trees in bytes and in nanoseconds cannot be added up.')
  );
});

function samples() {
  const sample = fc.record({
    stack: fc.array(fc.constantFrom('a', 'b [x.py]', 'b [y.py]', 'c [x.py]'), { minLength: 1, maxLength: 5 }),
    value: fc.integer({ min: 1, max: 9 }),
  });
  // The first sample makes sure that every tree knows a file.
  return fc.array(sample, { maxLength: 15 }).map((rows) => [{ stack: ['z [z.py]'], value: 1 }, ...rows]);
}

function toTree(rows: ReadonlyArray<{ stack: string[]; value: number }>) {
  return buildCallTree(profileFromText(rows.map(({ stack, value }) => `${stack.join('; ')} ${value}`).join('\n')), 0);
}

function trees() {
  return samples().map(toTree);
}

test('what stores cut off is added up per caller, in any order, and stays apart from a function of the same name', () => {
  const [one, two, whole] = [
    withCut('main 1\n  other 2'),
    withCut('main\n  other 4\nother 8'),
    treeFromText('other 16'),
  ];
  const merged = mergeCallTrees([one, two, whole]);
  expect(treeToText(merged)).toBe(
    `
- total (total: 31, self: —)
  - main (total: 7, self: 1)
    - other (total: 6, self: 6)
  - other (total: 16, self: 16)
  - other (total: 8, self: 8)`.slice(1)
  );
  expect(merged.functionIndex[4]).toBe(merged.cutFunction);
  expect(mergeCallTrees([whole, two, one])).toEqual(merged);
});
