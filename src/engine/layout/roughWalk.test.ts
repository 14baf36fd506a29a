import fc from 'fast-check';
import { placedSides } from '../diff/barWidths';
import { diffOf } from '../diff/diffOf.testHelper';
import { type CallTree } from '../tree/callTree';
import { generateTree } from '../tree/generateTree.testHelper';
import { treeFromText } from '../tree/treeText';
import { type FlameLayout, layoutFlameGraph } from './flameLayout';

/** Per node where its stretch begins and how wide that is. */
function walk({ depth }: CallTree, layout: FlameLayout) {
  const rough = layout.walkRoughly?.();
  if (rough === undefined) {
    throw new Error('A flame graph can be walked roughly.');
  }
  const stretches = Array.from(depth, (row, node) => rough.stretchOf(node, row));
  return {
    stretches,
    starts: stretches.map((stretch) => rough.start.at(stretch)),
    widths: stretches.map((stretch) => rough.width.at(stretch)),
  };
}

/** Nodes that are too far from where the layout places them, or out of the order of their row. */
function misplaced(tree: CallTree, layout: FlameLayout): number[] {
  const rough = walk(tree, layout);
  const [starts, widths, rounding] = [layout.starts(), layout.widths(), layout.least * 1e-6];
  const lastOfRow = new Float64Array(layout.rowCount);
  return rough.stretches.filter((_, node) => {
    const isWide = widths[node] >= layout.least;
    const isThere = Math.abs(starts[node] - rough.starts[node]) <= (isWide ? 0 : 2 * layout.least) + rounding;
    const isInOrder = rough.starts[node] >= lastOfRow[tree.depth[node]] - rounding;
    lastOfRow[tree.depth[node]] = rough.starts[node];
    return !isThere || !isInOrder || Math.abs(rough.widths[node] - (isWide ? widths[node] : 0)) > rounding;
  });
}

/** A tree of a seed, and not the tree itself, so that a failure is short. */
const treeOf = (seed: number) => generateTree({ nodes: 20_000, depth: 25, fanOut: 600, functions: 3_000, seed });

test('a wide bar stands where it is, a narrow one less than two of the least wide bars beside it, and rows are in order', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const tree = treeOf(seed);
      const layout = layoutFlameGraph(tree);
      expect(misplaced(tree, layout)).toEqual([]);
      expect(new Set(walk(tree, layout).stretches).size).toBeLessThan(tree.length / 2);
    }),
    { numRuns: 3 }
  );
});

test.each(['larger', 'comparison', 'baseline'] as const)(
  'so it is in a diff, where bars are as wide as %s',
  (width) => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const tree = treeOf(seed);
        const halved = { ...tree, self: tree.self.map((self, node) => (node % 3 === 0 ? self : self / 2)) };
        const diff = diffOf(halved, tree);
        expect(misplaced(diff, layoutFlameGraph(diff, placedSides(diff, width, 'share')))).toEqual([]);
      }),
      { numRuns: 2 }
    );
  }
);

test('narrow neighbours share a place, those of another caller have one of their own', () => {
  const tree = treeFromText('a 0\n  a_wide 50000\n  b_thin 1\n    c_below 1\n  c_thin 1\nb_thin 1\nc_wide 50000');
  const { stretches, starts, widths } = walk(tree, layoutFlameGraph(tree));
  expect(stretches).toEqual([0, 1, 2, 3, 3, 3, 4, 5]);
  expect(starts).toEqual([0, 0, 0, 50_000, 50_000, 50_000, 50_003, 50_004]);
  expect(widths).toEqual([100_004, 50_003, 50_000, 0, 0, 0, 0, 50_000]);
});

test('a bar without width at the end of everything still stands in the picture', () => {
  const tree = treeFromText('main 10\nnothing 0');
  expect(walk(tree, layoutFlameGraph(tree)).starts[2]).toBeLessThan(10);
});

test('values that are negative or too large for their caller keep rows in order', () => {
  const tree = treeFromText('a 10000\n  b 1\nc 10000\n  d 1\n  e 1');
  const total = Float64Array.from(tree.total, (value, node) => [value, value, -5, value, Infinity, 3e9][node % 6]);
  total[0] = 20_000;
  const { starts } = walk(tree, layoutFlameGraph({ ...tree, total }));
  for (let row = 0; row < 3; row++) {
    const ofRow = starts.filter((_, node) => tree.depth[node] === row);
    expect(ofRow).toEqual([...ofRow].sort((a, b) => a - b));
  }
});
