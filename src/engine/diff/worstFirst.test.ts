import { type DiffTree } from '../tree/callTree';
import { diffOf, withCut } from './diffOf.testHelper';
import { type WorstFirstOptions, worstFirst } from './worstFirst';

const before = `
main 10
  lock 10
  parse 50
  gone 30
`;
const after = `
main 10
  lock 60
  parse 20
  fresh 10
`;

/** `name before → after (difference, state)`, regressions and improvements. */
function listsOf(tree: DiffTree, options: WorstFirstOptions): readonly string[][] {
  const { regressions, improvements } = worstFirst(tree, options);
  return [regressions, improvements].map((rows) =>
    rows.map(
      ({ functionIndex, baseline, comparison, difference, state }) =>
        `${tree.functions.names[functionIndex]} ${baseline} → ${comparison} (${+difference.toFixed(3)}, ${state})`
    )
  );
}

test('the largest regression and the largest improvement come first', () => {
  expect(listsOf(diffOf(before, after), { by: 'self', mode: 'absolute' })).toEqual([
    ['lock 10 → 60 (50, changed)', 'fresh 0 → 10 (10, new)'],
    ['gone 30 → 0 (-30, vanished)', 'parse 50 → 20 (-30, changed)'],
  ]);
});

test('by share, a comparison of twice the length with twice of everything has no worst', () => {
  expect(listsOf(diffOf('a 1\nb 3', 'a 2\nb 6'), { by: 'self', mode: 'share' })).toEqual([[], []]);
  expect(listsOf(diffOf('a 1\nb 3', 'a 2\nb 6'), { by: 'total', mode: 'absolute' })).toEqual([
    ['b 3 → 6 (3, changed)', 'a 1 → 2 (1, changed)'],
    [],
  ]);
});

test('by total, recursion counts once and the root is no function', () => {
  const tree = diffOf('f 1\n  f 1', 'f 3\n  f 3\n    f 3');
  expect(listsOf(tree, { by: 'total', mode: 'absolute' })).toEqual([['f 2 → 9 (7, changed)'], []]);
});

test('a function that has no self any more has not vanished', () => {
  const tree = diffOf('f 5\n  g 1', 'f 0\n  g 1');
  expect(listsOf(tree, { by: 'self', mode: 'absolute' })).toEqual([[], ['f 5 → 0 (-5, changed)']]);
});

test('what a store cut off is never a regression, a function of the same name is', () => {
  const cut = diffOf(withCut('main 1\nother 2'), withCut('main 1\nother 200'));
  expect(listsOf(cut, { by: 'self', mode: 'absolute' })).toEqual([[], []]);
  expect(listsOf(diffOf('other 2', 'other 200'), { by: 'self', mode: 'absolute' })).toEqual([
    ['other 2 → 200 (198, changed)'],
    [],
  ]);
});

test('of one side alone everything is new or vanished', () => {
  expect(listsOf(diffOf('', 'a 1'), { by: 'self', mode: 'share' })).toEqual([['a 0 → 1 (1, new)'], []]);
  expect(listsOf(diffOf('a 1', ''), { by: 'self', mode: 'share' })).toEqual([[], ['a 1 → 0 (-1, vanished)']]);
});
