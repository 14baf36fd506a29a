import { numbersOfTree } from '../engine/functions/functionNumbers';
import { mergeCallTrees } from '../engine/tree/mergeCallTrees';
import { treeFromText } from '../engine/tree/treeText';
import { FunctionExtremes } from './functionExtremes';

const trees = [treeFromText('main 1\n  work 5'), treeFromText('main 2\n  work 3\nrare 4')];
const { functions } = mergeCallTrees(trees);

function extremes(by: 'self' | 'total'): Record<string, [number, number]> {
  const seen = new FunctionExtremes(by);
  trees.forEach((tree) => seen.add(numbersOfTree(tree)));
  const { min, max } = seen.of(functions);
  return Object.fromEntries(functions.names.slice(1).map((name, index) => [name, [min[index + 1], max[index + 1]]]));
}

test('smallest and largest value of one profile, 0 where the function is not in all of them', () => {
  expect(extremes('self')).toEqual({ main: [1, 2], work: [3, 5], rare: [0, 4] });
  expect(extremes('total')).toEqual({ main: [5, 6], work: [3, 5], rare: [0, 4] });
});

test('a function that was never seen is not known', () => {
  expect([...new FunctionExtremes('self').of(functions).min]).toEqual([NaN, NaN, NaN, NaN]);
});
