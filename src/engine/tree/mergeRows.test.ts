import fc from 'fast-check';
import { mergeRows } from './mergeRows';
import { LEFT_OUT, ROOT_ROW } from './siblings';

/** One line per node: its key, indented by depth, and the rows it was made of. */
function mergedText(parent: readonly number[], key: readonly number[]): string[] {
  const nodes = mergeRows(Int32Array.from(parent), Int32Array.from(key));
  return Array.from(nodes.key, (nodeKey, node) => {
    const rows = nodes.rowOrder.slice(nodes.rowStart[node], nodes.rowStart[node + 1]);
    return `${'.'.repeat(nodes.depth[node])}${nodeKey} (rows ${rows.join(' ')}) to ${nodes.subtreeEnd[node]}`;
  });
}

test('rows of one key under one parent become one node, and so do their children', () => {
  expect(mergedText([ROOT_ROW, 0, 1, 0, 0, 4], [0, 7, 9, 5, 7, 9])).toEqual([
    '0 (rows 0) to 4',
    '.5 (rows 3) to 2',
    '.7 (rows 1 4) to 4',
    '..9 (rows 2 5) to 4',
  ]);
});

test('all root rows are the one root, whatever their keys', () => {
  expect(mergedText([ROOT_ROW, 0, ROOT_ROW, 2, 2], [3, 7, 4, 7, 5])).toEqual([
    '3 (rows 0 2) to 3',
    '.5 (rows 4) to 2',
    '.7 (rows 1 3) to 3',
  ]);
});

test('rows that are left out, and what hangs on them, are not in the tree', () => {
  expect(mergedText([ROOT_ROW, LEFT_OUT, 1, 0], [0, 1, 2, 3])).toEqual(['0 (rows 0) to 2', '.3 (rows 3) to 2']);
});

test('the root alone is a tree', () => {
  expect(mergedText([ROOT_ROW], [0])).toEqual(['0 (rows 0) to 1']);
});

test('more siblings than insertion sorts are ordered and merged too', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { minLength: 30, maxLength: 200 }), (keys) => {
      const merged = mergedText([ROOT_ROW, ...keys.map(() => 0)], [0, ...keys]);
      const distinct = [...new Set(keys)].sort((a, b) => a - b);
      const rowsOf = (key: number) => keys.flatMap((other, index) => (other === key ? [index + 1] : []));
      expect(merged.slice(1)).toEqual(
        distinct.map((key, index) => `.${key} (rows ${rowsOf(key).join(' ')}) to ${index + 2}`)
      );
    })
  );
});

test('a chain of 100,000 and 125,000 children of one node are merged', () => {
  const chain = Int32Array.from({ length: 100_000 }, (_, row) => row - 1);
  const deep = mergeRows(chain, new Int32Array(chain.length));
  expect([deep.length, deep.depth[99_999], deep.subtreeEnd[99_999]]).toEqual([100_000, 99_999, 100_000]);

  const children = Int32Array.from({ length: 125_001 }, (_, row) => (row === 0 ? ROOT_ROW : 0));
  const descending = children.map((_, row) => 125_001 - row);
  const wide = mergeRows(children, descending);
  expect([wide.length, wide.key[1], wide.key[125_000]]).toEqual([125_001, 1, 125_000]);
});

test('250,000 rows of two merging chains become one chain', () => {
  const half = 125_000;
  const parent = Int32Array.from({ length: 2 * half + 1 }, (_, row) => (row === half + 1 ? 0 : row - 1));
  const key = parent.map((_, row) => (row === 0 ? 0 : ((row - 1) % half) % 7));
  expect(mergeRows(parent, key).length).toBe(half + 1);
});
