import { mergeCallTrees } from '../engine/tree/mergeCallTrees';
import { treeFromText, treeToText } from '../engine/tree/treeText';
import { TreeAccumulator } from './treeAccumulator';

test('nothing merges to nothing', () => {
  expect(new TreeAccumulator().merged()).toBeUndefined();
});

test.each([1, 2, 3, 7, 8, 13])('%i trees merge to what one merge of all makes', (count) => {
  const trees = Array.from({ length: count }, (_, index) =>
    treeFromText(`main ${index}\n  work${index % 3} ${index + 1}`)
  );
  const accumulator = new TreeAccumulator();
  trees.forEach((tree) => accumulator.add(tree));
  const merged = accumulator.merged();
  expect(merged && treeToText(merged)).toBe(treeToText(mergeCallTrees(trees)));
});

test('adding goes on after a look in between', () => {
  const accumulator = new TreeAccumulator();
  accumulator.add(treeFromText('a 1'));
  accumulator.add(treeFromText('a 2'));
  accumulator.add(treeFromText('b 4'));
  expect(accumulator.merged()?.total[0]).toBe(7);
  accumulator.add(treeFromText('b 8'));
  expect(accumulator.merged()?.total[0]).toBe(15);
});
