import { BitSet } from '../../base/bitSet';
import { generateTree } from '../../engine/tree/generateTree.testHelper';
import { treeFromText } from '../../engine/tree/treeText';
import { profileOfTree } from '../profile/profileModel';
import { callsByRow, forEachNarrowCall, rowsWithCalls } from './callsByRow';
import { windowOf } from './viewport';

const profile = profileOfTree(
  treeFromText(`
a 2
  b 1
    a 3
c 1
  a 1
`)
);
const { tree } = profile;
const functions = new BitSet(tree.functions.length);
functions.add(tree.functions.names.indexOf('a'));
const calls = callsByRow(profile, functions, false);

test('calls are listed by row from left to right', () => {
  const starts = calls.rows.map((places) => Array.from(places, (place) => calls.start[place]));
  expect(starts).toEqual([[], [0], [6], [0]]);
});

test.each([false, true])('the rows down to the deepest call of a subtree (rough: %s)', (isRough) => {
  const found = callsByRow(profile, functions, isRough);
  const nodeOfC = 4;
  expect(rowsWithCalls(found, windowOf(profile, 0))).toBe(4);
  expect(rowsWithCalls(found, windowOf(profile, nodeOfC))).toBe(3);
  expect(rowsWithCalls(found, { fromValue: 7, toValue: 8 })).toBe(0);
});

describe('narrow calls of a large tree', () => {
  const large = profileOfTree(generateTree({ nodes: 50_000, depth: 20, fanOut: 600, functions: 3_000 }));
  const [starts, widths] = [large.layout.starts(), large.layout.widths()];
  const some = new BitSet(large.tree.functions.length);
  for (let index = 0; index < some.length; index += 3) {
    some.add(index);
  }
  const whole = large.layout.widthOf(0);
  const [fromValue, toValue] = [whole * 0.2, whole * 0.9];
  const perColumn = (toValue - fromValue) / 300;

  function columnsOf(isRough: boolean, row: number): number[] {
    const columns: number[] = [];
    const found = callsByRow(large, some, isRough);
    forEachNarrowCall(found, row, { fromValue, toValue }, perColumn, perColumn / 2, (column) => columns.push(column));
    return columns;
  }

  function columnsOfEveryCall(row: number): number[] {
    const expected = new Set<number>();
    for (let node = 0; node < large.tree.length; node++) {
      const isCall = large.tree.depth[node] === row && some.has(large.tree.functionIndex[node]);
      if (isCall && widths[node] < perColumn / 2 && starts[node] >= fromValue && starts[node] < toValue) {
        expected.add(Math.floor((starts[node] - fromValue) / perColumn));
      }
    }
    return [...expected].sort((a, b) => a - b);
  }

  test('are found by column, each column once and as a look at every call finds them', () => {
    for (let row = 0; row < large.layout.rowCount; row++) {
      expect(columnsOf(false, row)).toEqual(columnsOfEveryCall(row));
    }
  });

  test('are found roughly not more than a column beside where they are', () => {
    const isBeside = (columns: Set<number>) => (column: number) =>
      [column - 1, column, column + 1].some((near) => near < 0 || near >= 300 || columns.has(near));
    for (let row = 0; row < large.layout.rowCount; row++) {
      const [rough, exact] = [columnsOf(true, row), columnsOfEveryCall(row)];
      expect(rough.filter((column) => !isBeside(new Set(exact))(column))).toEqual([]);
      expect(exact.filter((column) => !isBeside(new Set(rough))(column))).toEqual([]);
      expect(new Set(rough).size).toBe(rough.length);
    }
  });

  test('cost no column of all bars where they are found roughly', () => {
    const fresh = profileOfTree(large.tree);
    const [allStarts, all] = [jest.spyOn(fresh.layout, 'starts'), jest.spyOn(fresh.layout, 'all')];
    expect(callsByRow(fresh, some, true).rows.some(({ length }) => length > 0)).toBe(true);
    expect([allStarts, all].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
  });
});

test.each([
  ['between others', 'main 10\nnothing 0\nrest 10', [10]],
  ['at the end of all', 'main 10\nnothing 0', [9]],
])('calls without any value are found, too: %s', (_, text, expected) => {
  const empty = profileOfTree(treeFromText(text));
  const wanted = new BitSet(empty.tree.functions.length);
  wanted.add(empty.tree.functions.names.indexOf('nothing'));
  const columns: number[] = [];
  const found = callsByRow(empty, wanted, true);
  forEachNarrowCall(found, 1, windowOf(empty, 0), 1, 0.5, (column) => columns.push(column));
  expect(columns).toEqual(expected);
});
