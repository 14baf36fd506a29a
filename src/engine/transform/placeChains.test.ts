import fc from 'fast-check';
import { finish } from '../../base/steps';
import { placedSides } from '../diff/barWidths';
import { diffOf } from '../diff/diffOf.testHelper';
import { type PlacedRows, placeRows } from '../layout/placeRows';
import { generateTree } from '../tree/generateTree.testHelper';
import { treeFromText } from '../tree/treeText';
import { collapseChains } from './collapseChains';
import { placeChains } from './placeChains';

function expectSamePlaces({ rowCount, wide, widths }: PlacedRows, expected: PlacedRows) {
  expect(rowCount).toBe(expected.rowCount);
  expect(wide.node).toEqual(expected.wide.node);
  expect(wide.row).toEqual(expected.wide.row);
  expect(wide.start).toEqual(expected.wide.start);
  expect(wide.width).toEqual(expected.wide.width);
  expect(widths()).toEqual(expected.widths());
}

test('chains lie where their first calls lay', () => {
  const tree = treeFromText('idle 2\nserve\n  handle\n    parse 2\n    work 3');
  const { wide } = placeChains(placeRows(tree.depth, tree.total), finish(collapseChains(tree)));
  expect([...wide.row]).toEqual([0, 1, 1, 2, 2]);
  expect([...wide.start]).toEqual([0, 0, 2, 2, 4]);
  expect([...wide.width]).toEqual([7, 2, 5, 2, 3]);
});

test('the bars of chains are those that the collapsed tree has', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (a, b) => {
      const shape = { nodes: 20_000, depth: 30, fanOut: 300, functions: 2000 };
      const tree = generateTree({ ...shape, seed: a });
      const chains = finish(collapseChains(tree));
      const ofChains = placeChains(placeRows(tree.depth, tree.total), chains);
      expectSamePlaces(ofChains, placeRows(chains.tree.depth, chains.tree.total));
      const ends = [...chains.tree.subtreeEnd.slice(0, 50)];
      expect(ends.map((end, row) => ofChains.narrowWidth(row, end))).toEqual([...chains.tree.total.slice(0, 50)]);
      const diff = diffOf(tree, generateTree({ ...shape, seed: b }));
      const diffChains = finish(collapseChains(diff));
      const { wide } = placeChains(placedSides(diff, 'larger'), diffChains);
      expect([...wide.row]).toEqual(Array.from(wide.node, (row) => diffChains.tree.depth[row]));
    }),
    { numRuns: 8 }
  );
});
