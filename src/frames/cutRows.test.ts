// What a store cut off, in frames: it comes back from ours, it is found in those of Grafana's Pyroscope data source, and a function
// that happens to be called `other` stays one.
import { createDataFrame, type DataFrame, dataFrameFromJSON, dataFrameToJSON, FieldType } from '@grafana/data';
import { diffOf, withCut } from '../engine/diff/diffOf.testHelper';
import { type CallTree } from '../engine/tree/callTree';
import { treeFromText, treeToText } from '../engine/tree/treeText';
import { callTreeFromFrame } from './callTreeFromFrame';
import { profileFrame } from './profileFrame';
import { profileMetaOf } from './profileMeta';

const meta = { profileType: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', store: 'pyroscope' };

/** The frame that Grafana's Pyroscope data source sends. */
function pyroscopeFrame(text: readonly string[], label: number[], level: number[]): DataFrame {
  const total = level.map((depth) => 10 - depth);
  return createDataFrame({
    name: 'response',
    meta: { preferredVisualisationType: 'flamegraph' },
    fields: [
      { name: 'level', type: FieldType.number, values: level },
      { name: 'value', type: FieldType.number, config: { unit: 'ns' }, values: total },
      { name: 'self', type: FieldType.number, config: { unit: 'ns' }, values: level.map(() => 1) },
      { name: 'label', type: FieldType.enum, config: { type: { enum: { text: [...text] } } }, values: label },
    ],
  });
}

function treeOf(frame: DataFrame): CallTree {
  const tree = callTreeFromFrame(frame);
  if (!tree.ok) {
    throw new Error(tree.error.sentence);
  }
  return tree.value;
}

/** The nodes that stand for what was cut off, as `depth name`. */
function cutNodes(tree: CallTree): string[] {
  return Array.from(tree.functionIndex, (row, node) => ({ row, node }))
    .filter(({ row }) => row === tree.cutFunction)
    .map(({ row, node }) => `${tree.depth[node]} ${tree.functions.names[row]}`);
}

const cutTree = withCut('main 1\n  work 2\n    other 4\n  other 8\nother 16');

test.each([
  ['a tree', cutTree],
  ['a diff', diffOf(cutTree, withCut('main 1\n  other 2'))],
])('%s gives back what was cut off, through JSON as well', (_kind, tree) => {
  const frame = profileFrame(tree, meta);
  const back = treeOf(dataFrameFromJSON(JSON.parse(JSON.stringify(dataFrameToJSON(frame)))));
  expect(treeToText(back)).toBe(treeToText(tree));
  expect(cutNodes(back)).toEqual(['2 other', '3 other', '1 other']);
  expect(profileMetaOf(frame)?.truncated).toBe(true);
});

test('a function of that name keeps a label of its own, a leaf or not', () => {
  const whole = treeFromText('main 1\nother 2\n  leaf 4');
  const functions = {
    ...whole.functions,
    length: whole.functions.length + 1,
    names: [...whole.functions.names, 'other'],
    fileNames: [...whole.functions.fileNames, ''],
    mappings: [...whole.functions.mappings, ''],
    startLines: new Int32Array(whole.functions.length + 1),
  };
  const tree = { ...whole, functions, cutFunction: whole.functions.length };
  const withBoth = {
    ...tree,
    functionIndex: tree.functionIndex.map((row) => (tree.functions.names[row] === 'main' ? tree.cutFunction : row)),
  };
  const back = treeOf(profileFrame(withBoth, meta));
  expect(treeToText(back)).toBe(treeToText(withBoth));
  expect(cutNodes(back)).toEqual(['1 other']);
});

test('a whole tree has no cut, even with a leaf of that name', () => {
  const frame = profileFrame(treeFromText('main 1\nother 2'), meta);
  expect(profileMetaOf(frame)).not.toHaveProperty('truncated');
  expect(treeOf(frame).cutFunction).toBeUndefined();
});

test('a truncated frame that does not say which label it is has leaves named other', () => {
  const frame = profileFrame(treeFromText('other 1\n  other 2\nmain 3'), { ...meta, truncated: true });
  expect(cutNodes(treeOf(frame))).toEqual(['2 other']);
});

test('in a frame of Grafana’s Pyroscope data source a leaf named other is what was cut off', () => {
  const text = ['total', 'main', 'other', 'work'];
  expect(cutNodes(treeOf(pyroscopeFrame(text, [0, 1, 2, 3, 2], [0, 1, 2, 2, 1])))).toEqual(['2 other', '1 other']);
  expect(cutNodes(treeOf(pyroscopeFrame(text, [0, 2, 3], [0, 1, 2])))).toEqual([]);
  expect(treeOf(pyroscopeFrame(text, [0, 1], [0, 1])).cutFunction).toBeUndefined();
});

test('a frame of anybody else has none', () => {
  const frame = pyroscopeFrame(['total', 'other'], [0, 1], [0, 1]);
  expect(cutNodes(treeOf({ ...frame, name: 'flame' }))).toEqual([]);
  expect(cutNodes(treeOf({ ...frame, meta: { custom: { mine: 1 } } }))).toEqual([]);
  expect(cutNodes(treeOf({ ...frame, fields: [...frame.fields].reverse() }))).toEqual([]);
  expect(cutNodes(treeOf(frame))).toEqual(['1 other']);
});

test('a label that is no label of the frame marks nothing', () => {
  const frame = profileFrame(cutTree, meta);
  const custom = { flameboard: { ...frame.meta?.custom?.flameboard, cutLabel: 'other' } };
  expect(treeOf({ ...frame, meta: { ...frame.meta, custom } }).cutFunction).toBeUndefined();
});
