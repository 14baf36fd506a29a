import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import { type CallTree, isDiffTree } from '../engine/tree/callTree';
import { callTreeFromFrame } from './callTreeFromFrame';
import { profileFrame } from './profileFrame';
import { emptyTree, smallDiff, smallTree } from './testTrees.testHelper';

const meta = { profileType: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', store: 'files' };

/** A frame from columns as another data source would write them. */
function frameOf(columns: Record<string, unknown[]>): DataFrame {
  return createDataFrame({
    fields: Object.entries(columns).map(([name, values]) => ({
      name,
      type: ['label', 'fileName', 'mapping'].includes(name) ? FieldType.string : FieldType.number,
      values,
    })),
  });
}

/** One line per call node, indented by depth: `name total self`. */
function textOf(tree: CallTree): string[] {
  return Array.from(
    tree.functionIndex,
    (index, node) =>
      `${'  '.repeat(tree.depth[node])}${tree.functions.names[index]} ${tree.total[node]} ${tree.self[node]}`
  );
}

function treeOf(frame: DataFrame): CallTree {
  const result = callTreeFromFrame(frame);
  if (!result.ok) {
    throw new Error(result.error.sentence);
  }
  return result.value;
}

function sentenceOf(frame: DataFrame): string | undefined {
  const result = callTreeFromFrame(frame);
  return result.ok ? undefined : result.error.sentence;
}

test.each([
  ['a tree', smallTree],
  ['a diff', smallDiff],
  ['an empty tree', emptyTree],
])('%s comes back from its frame as it went in', (_name, tree) => {
  const back = treeOf(profileFrame(tree, meta));
  expect(textOf(back)).toEqual(textOf(tree));
  expect(back.subtreeEnd).toEqual(tree.subtreeEnd);
  expect(back.functions.fileNames).toEqual(tree.functions.fileNames);
  expect(back.functions.mappings).toEqual(tree.functions.mappings);
  expect(back.line).toEqual(tree.line);
});

test('a diff frame gives the comparison with the baseline beside it', () => {
  const back = treeOf(profileFrame(smallDiff, meta));
  expect(isDiffTree(back) && Array.from(back.baselineTotal)).toEqual([9, 2, 7, 4]);
  expect(Array.from(back.total)).toEqual([10, 2, 8, 5]);
});

test('a string label is as good as an enum', () => {
  const tree = treeOf(
    frameOf({ label: ['total', 'a', 'b', 'a'], level: [0, 1, 2, 1], value: [6, 5, 2, 1], self: [0, 3, 2, 1] })
  );
  expect(textOf(tree)).toEqual(['total 6 0', '  a 5 3', '    b 2 2', '  a 1 1']);
  expect(tree.functions.names).toEqual(['total', 'a', 'b']);
  expect(Array.from(tree.subtreeEnd)).toEqual([4, 3, 3, 4]);
});

test('functions of one name in two files are two functions', () => {
  const tree = treeOf(
    frameOf({
      label: ['t', 'run', 'run'],
      level: [0, 1, 1],
      value: [2, 1, 1],
      self: [0, 1, 1],
      fileName: ['', 'a.py', 'b.py'],
    })
  );
  expect(tree.functions.names).toEqual(['t', 'run', 'run']);
  expect(tree.functions.fileNames).toEqual(['', 'a.py', 'b.py']);
});

test('a frame without rows is an empty tree', () => {
  const tree = treeOf(frameOf({ label: [], level: [], value: [], self: [] }));
  expect(textOf(tree)).toEqual(['total 0 0']);
});

test('a function that is called like the root is a function', () => {
  const tree = treeOf(frameOf({ label: ['total', 'total'], level: [0, 1], value: [2, 2], self: [0, 2] }));
  expect([tree.functions.names, Array.from(tree.functionIndex)]).toEqual([
    ['total', 'total'],
    [0, 1],
  ]);
});

test('several roots get a common one', () => {
  const tree = treeOf(frameOf({ label: ['a', 'b', 'c'], level: [0, 1, 0], value: [3, 2, 4], self: [1, 2, 4] }));
  expect(textOf(tree)).toEqual(['total 7 0', '  a 3 1', '    b 2 2', '  c 4 4']);
  expect(Array.from(tree.subtreeEnd)).toEqual([4, 3, 3, 4]);
});

test('a tree 100,000 deep and one with 125,000 callees of one function are read', () => {
  const deep = 100_000;
  const ones = (length: number) => new Array(length).fill(1);
  const deepTree = treeOf(
    frameOf({
      label: new Array(deep).fill('f'),
      level: Array.from({ length: deep }, (_, row) => row),
      value: ones(deep),
      self: ones(deep),
    })
  );
  expect(deepTree.subtreeEnd.every((end) => end === deep)).toBe(true);
  const wide = 125_001;
  const wideTree = treeOf(
    frameOf({
      label: new Array(wide).fill('f'),
      level: Array.from({ length: wide }, (_, row) => (row === 0 ? 0 : 1)),
      value: ones(wide),
      self: ones(wide),
    })
  );
  expect(wideTree.subtreeEnd[1]).toBe(2);
});

const rows = { label: ['total', 'a'], level: [0, 1], value: [1, 1], self: [0, 1] };

test.each<[string, Record<string, unknown[]>, string]>([
  [
    'fields are missing',
    { label: ['a'], level: [0] },
    'A flame graph needs the fields label, level, value and self; this frame lacks value and self.',
  ],
  [
    'a diff has only valueRight',
    { ...rows, valueRight: [1, 1] },
    'A diff needs both valueRight and selfRight; this frame has only valueRight.',
  ],
  [
    'a diff has only selfRight',
    { ...rows, selfRight: [1, 1] },
    'A diff needs both valueRight and selfRight; this frame has only selfRight.',
  ],
  [
    'a level jumps',
    { ...rows, level: [0, 2] },
    'The rows of a flame graph go down one level at a time; row 2 of this frame jumps from level 0 to level 2.',
  ],
  [
    'the first row is below a root',
    { ...rows, level: [1, 2] },
    'The rows of a flame graph start at level 0; the first row of this frame is at level 1.',
  ],
  [
    'a level is no whole number',
    { ...rows, level: [0, 0.5] },
    'The rows of a flame graph go down one level at a time; row 2 of this frame jumps from level 0 to level 0.5.',
  ],
  ['a value is NaN', { ...rows, value: [1, NaN] }, 'Row 2 of the field value is not a number but NaN.'],
  ['a value is missing', { ...rows, self: [1, null] }, 'Row 2 of the field self is not a number but null.'],
])('a frame is refused with a sentence when %s', (_case, columns, sentence) => {
  expect(sentenceOf(frameOf(columns))).toBe(sentence);
});

test('a frame is refused with a sentence when an enum index has no text', () => {
  const frame = profileFrame(smallTree, meta);
  frame.fields[3].config = { type: { enum: { text: ['total'] } } };
  expect(sentenceOf(frame)).toBe('Row 2 of the field label is 1, which its enum does not have.');
});

test('a frame is refused with a sentence when numbers are text', () => {
  const frame = frameOf(rows);
  frame.fields[2].type = FieldType.string;
  expect(sentenceOf(frame)).toBe('The field value of a flame graph holds numbers; in this frame its type is string.');
});
