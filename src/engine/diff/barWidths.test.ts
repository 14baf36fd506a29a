import fc from 'fast-check';
import { generateTree } from '../tree/generateTree.testHelper';
import { layoutFlameGraph } from '../layout/flameLayout';
import { barWidths } from './barWidths';
import { diffOf } from './diffOf.testHelper';
import { swapSides } from './diffTrees';

const tree = diffOf('gone 3\nkept 1', 'kept 3');
const byName = (widths: Float64Array) =>
  Object.fromEntries(Array.from(tree.functionIndex, (row, node) => [tree.functions.names[row], widths[node]]));

test('bars are as wide as either side', () => {
  expect(byName(barWidths(tree, 'comparison'))).toEqual({ total: 3, gone: 0, kept: 3 });
  expect(byName(barWidths(tree, 'baseline'))).toEqual({ total: 4, gone: 3, kept: 1 });
});

test('by the larger side, what is gone keeps its bar and callees fit into their caller', () => {
  expect(byName(barWidths(tree, 'larger'))).toEqual({ total: 6, gone: 3, kept: 3 });
});

test('by share, a longer baseline does not hide the comparison', () => {
  const long = diffOf('gone 300\nkept 100', 'kept 4');
  expect([...barWidths(long, 'larger', 'share')]).toEqual([7, 3, 4]);
  expect([...barWidths(diffOf('a 1', ''), 'larger', 'share')]).toEqual([1, 1]);
  expect([...barWidths(diffOf('', ''), 'larger', 'share')]).toEqual([0]);
});

test('negative values take no room', () => {
  expect([...barWidths(diffOf('a -5\nb 2', 'a -1\nb -2'), 'larger')]).toEqual([2, 0, 2]);
});

test('no bar is cut off by its caller, whichever side comes first', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.constantFrom('share', 'absolute'), (a, b, mode) => {
      const generated = { nodes: 300, depth: 12, fanOut: 9, functions: 40 };
      const diff = diffOf(generateTree({ ...generated, seed: a }), generateTree({ ...generated, seed: b }));
      const widths = barWidths(diff, 'larger', mode);
      const { width } = layoutFlameGraph(diff, widths);
      const isCutOff = (drawn: number, node: number) => Math.abs(drawn - widths[node]) > 1e-6;
      expect(width.filter(isCutOff)).toHaveLength(0);
      const isTooNarrow = (drawn: number, node: number) => drawn < Math.max(diff.total[node], diff.baselineTotal[node]);
      expect(mode === 'absolute' && width.some(isTooNarrow)).toBe(false);
      expect(barWidths(swapSides(diff), 'larger')).toEqual(barWidths(diff, 'larger'));
    }),
    { numRuns: 20 }
  );
});
