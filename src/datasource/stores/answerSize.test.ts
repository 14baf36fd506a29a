import { treeFromText } from '../../engine/tree/treeText';
import { answerSizeBytes } from './answerSize';

test('a tree counts with its columns, series with their points', () => {
  const small = answerSizeBytes({ tree: treeFromText('a 1'), notices: [] });
  const large = answerSizeBytes({ tree: treeFromText('a 1\n  b 1\n    c 1'), notices: [] });
  expect(large - small).toBeGreaterThanOrEqual(2 * (4 + 4 + 8 + 8 + 4));
  const points = (count: number) =>
    answerSizeBytes({ series: [{ labels: [], times: Array(count).fill(1), values: Array(count).fill(1) }] });
  expect(points(1000) - points(0)).toBe(1000 * 2 * 16);
});

test('the empty answer has a size', () => {
  expect(answerSizeBytes({})).toBeGreaterThanOrEqual(1);
});
