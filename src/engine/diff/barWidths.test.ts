import fc from 'fast-check';
import { generateTree } from '../tree/generateTree.testHelper';
import { type BarWidth, placedSides } from './barWidths';
import { type CompareMode } from './compareSides';
import { type DiffTree } from '../tree/callTree';
import { placeAll, placeRows } from '../layout/placeRows';
import { diffOf } from './diffOf.testHelper';
import { swapSides } from './diffTrees';

const tree = diffOf('gone 3\nkept 1', 'kept 3');
const barWidths = (of: DiffTree, width: BarWidth, mode?: CompareMode) => placedSides(of, width, mode).widths();
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
      const { width } = placeAll(diff.depth, widths);
      const isCutOff = (drawn: number, node: number) => Math.abs(drawn - widths[node]) > 1e-6;
      expect(width.filter(isCutOff)).toHaveLength(0);
      const isTooNarrow = (drawn: number, node: number) => drawn < Math.max(diff.total[node], diff.baselineTotal[node]);
      expect(mode === 'absolute' && width.some(isTooNarrow)).toBe(false);
      expect(barWidths(swapSides(diff), 'larger')).toEqual(barWidths(diff, 'larger'));
    }),
    { numRuns: 20 }
  );
});

test('the wide bars of the larger sides are those that their widths have', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer(),
      fc.constantFrom<CompareMode>('share', 'absolute'),
      fc.constantFrom(1, -1),
      (a, b, mode, sign) => {
        const generated = { nodes: 30_000, depth: 12, fanOut: 900, functions: 2000 };
        const comparison = generateTree({ ...generated, seed: a });
        const baseline = generateTree({ ...generated, seed: b });
        // Negative selfs, which totals hide.
        const diff = diffOf({ ...baseline, self: baseline.self.map((self) => self * sign) }, comparison);
        const { wide, rowCount } = placedSides(diff, 'larger', mode);
        const expected = placeRows(diff.depth, barWidths(diff, 'larger', mode));
        expect(rowCount).toBe(expected.rowCount);
        expect(wide.node).toEqual(expected.wide.node);
        expect(wide.row).toEqual(expected.wide.row);
        const whole = expected.wide.width[0];
        const areClose = (own: Float64Array, others: Float64Array) =>
          own.every((value, bar) => Math.abs(value - others[bar]) <= whole * 1e-12);
        expect(areClose(wide.start, expected.wide.start)).toBe(true);
        expect(areClose(wide.width, expected.wide.width)).toBe(true);
        expect(wide.node?.length).toBeLessThan(diff.length);
      }
    ),
    { numRuns: 8 }
  );
});
