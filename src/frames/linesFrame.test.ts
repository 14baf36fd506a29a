import { dataFrameFromJSON, dataFrameToJSON, toCSV } from '@grafana/data';
import { lineTree } from '../engine/lines/lineTree';
import { topLines } from '../engine/lines/topLines';
import { diffTrees } from '../engine/diff/diffTrees';
import { profileFromText } from '../engine/tree/treeText';
import { linesFrame, type LinesMeta, linesOfFrame } from './linesFrame';

const NS = [{ name: 'cpu', unit: 'nanoseconds' }];
const treeOf = (text: string) => lineTree(profileFromText(text, NS), 0).tree;

const tree = treeOf(`
  main [main.py:3]; work [work.py:8] 6
  main [main.py:3]; work [work.py:9] 2
  read 1
`);
const meta: LinesMeta = { profileType: 'cpu', store: 'files', sortBy: 'self', lineCount: 4, total: 9 };

function table(frame: ReturnType<typeof linesFrame>): Record<string, unknown[]> {
  return Object.fromEntries(frame.fields.map(({ name, values }) => [name, Array.from(values)]));
}

test('one row per line, with file and line in columns of their own', () => {
  const frame = linesFrame(tree, topLines(tree, { by: 'self' }), meta);
  expect(table(frame)).toEqual({
    function: ['work', 'work', 'read', 'main'],
    file: ['work.py', 'work.py', '', 'main.py'],
    line: [8, 9, null, 3],
    self: [6, 2, 1, 0],
    total: [6, 2, 1, 8],
  });
  expect(frame.fields[3].config.unit).toBe('ns');
  expect(frame.meta).toMatchObject({
    preferredVisualisationType: 'table',
    custom: { flameboard: { version: 1, kind: 'lines', lineCount: 4 } },
  });
});

test('a comparison has the baseline beside each line, and what vanished', () => {
  const before = treeOf('main [main.py:3]; work [work.py:8] 5\nmain [main.py:3]; gone [gone.py:1] 4');
  const diff = diffTrees(before, tree);
  if (!diff.ok) {
    throw new Error(diff.error);
  }
  const frame = linesFrame(diff.value, topLines(diff.value, { by: 'self' }), { ...meta, baselineTotal: 9 });
  const { function: names, baselineSelf, difference } = table(frame);
  expect(names.map((name, row) => `${String(name)} ${String(baselineSelf[row])} ${String(difference[row])}`)).toEqual([
    'work 5 1',
    'gone 4 -4',
    'work 0 2',
    'read 0 1',
    'main 0 0',
  ]);
  expect(linesOfFrame(frame)?.baseline?.self[0]).toBe(5);
});

test('snapshots, Inspect and CSV carry the lines along', () => {
  const frame = linesFrame(tree, topLines(tree, { by: 'self' }), meta);
  const text = JSON.stringify(dataFrameToJSON(frame));
  const lines = linesOfFrame(dataFrameFromJSON(JSON.parse(text)));
  expect(lines).toEqual(linesOfFrame(frame));
  expect(lines).toMatchObject({ functionNames: ['work', 'work', 'read', 'main'], lines: [8, 9, 0, 3], unit: 'ns' });
  expect(toCSV([frame])).toContain('work.py');
});

test('other frames are no lines', () => {
  const frame = linesFrame(tree, topLines(tree, { by: 'self' }), meta);
  expect(linesOfFrame({ ...frame, meta: undefined })).toBeUndefined();
  expect(linesOfFrame({ ...frame, fields: frame.fields.filter(({ name }) => name !== 'self') })).toBeUndefined();
});
