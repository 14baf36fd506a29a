import fc from 'fast-check';
import { diffTrees, swapSides } from '../diff/diffTrees';
import { buildCallTree } from './buildCallTree';
import { diffTotals, functionTotals, outermostCalls } from './functionTotals';
import { profileFromText, treeFromText } from './treeText';

test('recursion is counted once in totals', () => {
  const tree = treeFromText(`
    fib 1
      fib 2
        fib 4
        add 8
    main
      fib 16
  `);
  const { self, total } = functionTotals(tree);
  const row = (name: string) => tree.functions.names.indexOf(name);
  expect([self[row('fib')], total[row('fib')]]).toEqual([23, 31]);
  expect([self[row('add')], total[row('add')]]).toEqual([8, 8]);
  expect([self[row('main')], total[row('main')]]).toEqual([0, 16]);
});

test('two functions that call each other are each counted once', () => {
  const tree = treeFromText(`
    ping 1
      pong 1
        ping 1
          pong 1
  `);
  const { total } = functionTotals(tree);
  expect(tree.functions.names.map((name, row) => `${name} ${total[row]}`)).toEqual(['total 4', 'ping 4', 'pong 3']);
});

test('a total is the value of the samples with the function in their stack', () => {
  const sample = fc.tuple(
    fc.array(fc.constantFrom<string>('a', 'b', 'c'), { maxLength: 7 }),
    fc.integer({ min: 1, max: 9 })
  );
  fc.assert(
    fc.property(fc.array(sample, { maxLength: 30 }), (samples) => {
      const text = samples.map(([stack, value]) => `${stack.join('; ')} ${value}`).join('\n');
      const tree = buildCallTree(profileFromText(text), 0);
      const { self, total } = functionTotals(tree);
      tree.functions.names.slice(1).forEach((name, index) => {
        const sum = (rows: typeof samples) => rows.reduce((value, row) => value + row[1], 0);
        expect(total[index + 1]).toBe(sum(samples.filter(([stack]) => stack.includes(name))));
        expect(self[index + 1]).toBe(sum(samples.filter(([stack]) => stack[stack.length - 1] === name)));
      });
    })
  );
});

test('a function of the same name as the root is counted within the root once', () => {
  const tree = treeFromText('work 1\n  work 2\nidle 3');
  const renamed = {
    ...tree,
    functionIndex: tree.functionIndex.map((row) => (tree.functions.names[row] === 'work' ? 0 : row)),
  };
  const { self, total, isCalled } = functionTotals(renamed);
  expect([self[0], total[0]]).toEqual([3, 6]);
  expect(isCalled[tree.functions.names.indexOf('work')]).toBe(0);
});

test('both sides of a diff are summed as each is alone', () => {
  const stack = fc.array(fc.constantFrom<string>('a', 'b', 'c'), { minLength: 1, maxLength: 7 });
  const side = fc.array(fc.tuple(stack, fc.integer({ min: 1, max: 9 })), { maxLength: 30 });
  const treeOf = (samples: ReadonlyArray<readonly [readonly string[], number]>) =>
    buildCallTree(profileFromText(samples.map(([names, value]) => `${names.join('; ')} ${value}`).join('\n')), 0);
  fc.assert(
    fc.property(side, side, (before, after) => {
      const diff = diffTrees(treeOf(before), treeOf(after));
      if (!diff.ok) {
        throw new Error(diff.error);
      }
      expect(diffTotals(diff.value)).toEqual({
        baseline: functionTotals(swapSides(diff.value)),
        comparison: functionTotals(diff.value),
      });
    })
  );
});

test('outermost calls do not lie within each other', () => {
  const tree = treeFromText(`
    a 1
      b 1
        a 1
    b
      a 1
  `);
  expect(outermostCalls(tree, tree.functions.names.indexOf('a'))).toEqual([1, 5]);
});

test('a call that was left is not open any more, however deep it was', () => {
  const tree = treeFromText(`
    a
      b
        f 1
    f 2
      c
        f 4
  `);
  const { total, isCalled } = functionTotals(tree);
  expect(total[tree.functions.names.indexOf('f')]).toBe(7);
  expect([...isCalled]).toEqual(tree.functions.names.map(() => 1));
});
