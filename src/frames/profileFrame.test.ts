import { FieldType } from '@grafana/data';
import { profileFrame } from './profileFrame';
import { profileMetaOf } from './profileMeta';
import { emptyTree, smallDiff, smallTree } from './testTrees.testHelper';

const meta = { profileType: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', store: 'files' };

function column(frame: ReturnType<typeof profileFrame>, name: string): unknown[] {
  const field = frame.fields.find((candidate) => candidate.name === name);
  const texts = field?.config.type?.enum?.text;
  return Array.from(field?.values ?? [], (value) => (texts === undefined ? value : texts[value]));
}

test("a tree's rows are depth-first in the field names of Grafana's flame graph", () => {
  const frame = profileFrame(smallTree, meta);
  expect(frame.fields.map(({ name, type, config }) => [name, type, config.unit])).toEqual([
    ['level', FieldType.number, undefined],
    ['value', FieldType.number, 'ns'],
    ['self', FieldType.number, 'ns'],
    ['label', FieldType.enum, undefined],
    ['fileName', FieldType.enum, undefined],
    ['line', FieldType.number, undefined],
    ['mapping', FieldType.enum, undefined],
  ]);
  expect(column(frame, 'level')).toEqual([0, 1, 1, 2]);
  expect(column(frame, 'value')).toEqual([10, 2, 8, 5]);
  expect(column(frame, 'self')).toEqual([0, 2, 3, 5]);
  expect(column(frame, 'label')).toEqual(['total', 'idle', 'main', 'work']);
  expect(column(frame, 'fileName')).toEqual(['', '', 'main.py', 'work.py']);
  expect(column(frame, 'line')).toEqual([0, 0, 0, 12]);
  expect(column(frame, 'mapping')).toEqual(['', '', '', 'libwork.so']);
});

test('a diff has the baseline on the left and the comparison on the right', () => {
  const frame = profileFrame(smallDiff, meta);
  expect(column(frame, 'value')).toEqual([9, 2, 7, 4]);
  expect(column(frame, 'self')).toEqual([0, 2, 3, 4]);
  expect(column(frame, 'valueRight')).toEqual([10, 2, 8, 5]);
  expect(column(frame, 'selfRight')).toEqual([0, 2, 3, 5]);
});

test('nothing found is one root of 0, never a frame without rows', () => {
  const frame = profileFrame(emptyTree, meta);
  expect(frame.length).toBe(1);
  expect(column(frame, 'value')).toEqual([0]);
  expect(frame.fields.map(({ name }) => name)).toEqual(['level', 'value', 'self', 'label']);
});

test('functions of one name in two files share the enum text', () => {
  const twice = {
    ...smallTree,
    functions: { ...smallTree.functions, names: ['total', 'run', 'run', 'work'] },
  };
  const label = profileFrame(twice, meta).fields[3];
  expect(label.config.type?.enum?.text).toEqual(['total', 'run', 'work']);
  expect(Array.from(label.values)).toEqual([0, 1, 1, 2]);
});

test('the frame asks for our panel, falls back to Grafana’s, and says where it comes from', () => {
  const frame = profileFrame(smallTree, { ...meta, approximate: true, progress: { done: 1, total: 3 } });
  expect(frame.meta?.preferredVisualisationType).toBe('flamegraph');
  expect(frame.meta?.preferredVisualisationPluginId).toBe('flameboard-flamegraph-panel');
  expect(frame.meta?.custom?.flameboard).toEqual({
    version: 1,
    kind: 'profile',
    ...meta,
    approximate: true,
    progress: { done: 1, total: 3 },
  });
  expect(profileMetaOf(frame)?.store).toBe('files');
});

test('facts of another version or of somebody else are not ours', () => {
  const frame = profileFrame(smallTree, meta);
  expect(
    profileMetaOf({ ...frame, meta: { custom: { flameboard: { version: 2, kind: 'profile' } } } })
  ).toBeUndefined();
  expect(profileMetaOf({ ...frame, meta: { custom: { other: 1 } } })).toBeUndefined();
  expect(profileMetaOf({ ...frame, meta: undefined })).toBeUndefined();
});
