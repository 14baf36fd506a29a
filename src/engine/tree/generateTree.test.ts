import { generateTree } from './generateTree.testHelper';
import { parentOfNodes } from './nodeColumns';

test('a generated tree is as large, as deep and as wide as asked for', () => {
  const tree = generateTree({ nodes: 200_000, depth: 5_000, fanOut: 30_000 });
  const childCount = new Int32Array(tree.length);
  const parent = parentOfNodes(tree.depth);
  for (let node = 1; node < tree.length; node++) {
    childCount[parent[node]]++;
  }
  const max = (column: Int32Array) => column.reduce((largest, value) => Math.max(largest, value), 0);
  expect([tree.length, max(tree.depth), max(childCount)]).toEqual([200_000, 5_000, 30_000]);
  expect(tree.total[0]).toBe(tree.self.reduce((sum, self) => sum + self, 0));
});

test('it is the same for the same seed and another for another', () => {
  const make = (seed: number) => generateTree({ nodes: 1_000, depth: 20, fanOut: 30, seed });
  expect(make(1)).toEqual(make(1));
  expect(make(2)).not.toEqual(make(1));
});

test('a size that cannot hold the chain and the fan is refused', () => {
  expect(() => generateTree({ nodes: 100, depth: 60, fanOut: 60 })).toThrow(
    new RangeError('100 nodes cannot hold a chain of 60 and a node with 60 children.')
  );
});
