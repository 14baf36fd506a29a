import { BitSet } from '../../base/bitSet';
import { generateTree } from '../../engine/tree/generateTree.testHelper';
import { treeFromText } from '../../engine/tree/treeText';
import { profileOfTree } from '../profile/profileModel';
import { callsByRow, forEachNarrowCall, rowsWithCalls } from './callsByRow';

const profile = profileOfTree(
  treeFromText(`
a 2
  b 1
    a 3
c 1
  a 1
`)
);
const { tree, layout } = profile;
const functions = new BitSet(tree.functions.length);
functions.add(tree.functions.names.indexOf('a'));
const calls = callsByRow(profile, layout.rowCount, functions);

test('calls are listed by row from left to right', () => {
  const rows = Array.from({ length: layout.rowCount }, (_, row) =>
    Array.from(calls.nodes.subarray(calls.rowStart[row], calls.rowStart[row + 1]))
  );
  expect(rows).toEqual([[], [1], [5], [3]]);
});

test('the rows down to the deepest call of a subtree', () => {
  const nodeOfC = 4;
  expect(rowsWithCalls(calls, 0, tree.length)).toBe(4);
  expect(rowsWithCalls(calls, nodeOfC, tree.subtreeEnd[nodeOfC])).toBe(3);
  expect(rowsWithCalls(calls, 2, 3)).toBe(0);
});

test('narrow calls are found by column, each column once and as a look at every call finds them', () => {
  const large = profileOfTree(generateTree({ nodes: 50_000, depth: 20, fanOut: 60 }));
  const some = new BitSet(large.tree.functions.length);
  for (let index = 0; index < some.length; index += 3) {
    some.add(index);
  }
  const found = callsByRow(large, large.layout.rowCount, some);
  const whole = large.layout.width[0];
  const [fromValue, toValue] = [whole * 0.2, whole * 0.9];
  const perColumn = (toValue - fromValue) / 300;
  for (let row = 0; row < large.layout.rowCount; row++) {
    const columns: number[] = [];
    forEachNarrowCall(large.layout, found, row, { fromValue, toValue }, perColumn, perColumn / 2, (column) =>
      columns.push(column)
    );
    const expected = new Set<number>();
    for (let node = 0; node < large.tree.length; node++) {
      const start = large.layout.startOf(node);
      const isNarrow = large.layout.width[node] < perColumn / 2;
      if (large.tree.depth[node] === row && some.has(large.tree.functionIndex[node]) && isNarrow) {
        if (start >= fromValue && start < toValue) {
          expected.add(Math.floor((start - fromValue) / perColumn));
        }
      }
    }
    expect(columns).toEqual([...expected].sort((a, b) => a - b));
  }
});

test('calls without any value are found, too', () => {
  const empty = profileOfTree(treeFromText('main 10\nnothing 0\nrest 10'));
  const wanted = new BitSet(empty.tree.functions.length);
  wanted.add(empty.tree.functions.names.indexOf('nothing'));
  const columns: number[] = [];
  const found = callsByRow(empty, 2, wanted);
  forEachNarrowCall(empty.layout, found, 1, { fromValue: 0, toValue: 20 }, 1, 0.5, (column) => columns.push(column));
  expect(columns).toEqual([10]);
});
