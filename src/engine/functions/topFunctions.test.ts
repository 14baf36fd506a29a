import { diffTrees } from '../diff/diffTrees';
import { type CallTree } from '../tree/callTree';
import { treeFromText } from '../tree/treeText';
import { topFunctions, type TopFunctionsOptions } from './topFunctions';

const tree = treeFromText(`
  idle 2
  main 3
    work 5
      main 4
`);

function named(of: CallTree, options: TopFunctionsOptions): string[] {
  const { rows, totals } = topFunctions(of, options);
  return Array.from(rows, (row) => `${of.functions.names[row]} ${totals.self[row]}/${totals.total[row]}`);
}

test('functions come largest first, by self or by total; recursion counts once in totals', () => {
  expect(named(tree, { by: 'self' })).toEqual(['main 7/12', 'work 5/9', 'idle 2/2']);
  expect(named(tree, { by: 'total' })).toEqual(['main 7/12', 'work 5/9', 'idle 2/2']);
  expect(named(treeFromText('a\n  b 3\nc 2'), { by: 'self' })).toEqual(['b 3/3', 'c 2/2', 'a 0/3']);
});

test('equally large functions are in order of name', () => {
  expect(named(treeFromText('c 1\nb 1\na 1'), { by: 'self' })).toEqual(['a 1/1', 'b 1/1', 'c 1/1']);
});

test('a limit keeps the largest and says how many there were', () => {
  expect(named(tree, { by: 'self', limit: 1 })).toEqual(['main 7/12']);
  expect(topFunctions(tree, { by: 'self', limit: 1 }).functionCount).toBe(3);
});

test('a filter keeps names', () => {
  expect(named(tree, { by: 'self', accepts: (name) => name.startsWith('w') })).toEqual(['work 5/9']);
});

test('what a store cut off is no function, a function of that name is', () => {
  const cut = treeFromText('main 1\n  other 5');
  const cutFunction = cut.functions.names.indexOf('other');
  expect(named({ ...cut, cutFunction }, { by: 'total' })).toEqual(['main 1/6']);
  expect(named(cut, { by: 'total' })).toHaveLength(2);
});

test('a diff lists what vanished by what it was', () => {
  const diff = diffTrees(treeFromText('gone 9\nstays 1'), treeFromText('stays 2\nnew 1'));
  if (!diff.ok) {
    throw new Error(diff.error);
  }
  const { rows, totals, baseline } = topFunctions(diff.value, { by: 'self' });
  expect(Array.from(rows, (row) => [diff.value.functions.names[row], baseline?.self[row], totals.self[row]])).toEqual([
    ['gone', 9, 0],
    ['stays', 1, 2],
    ['new', 0, 1],
  ]);
});

test('an empty tree has no functions', () => {
  expect(topFunctions(treeFromText(''), { by: 'self' }).functionCount).toBe(0);
});
