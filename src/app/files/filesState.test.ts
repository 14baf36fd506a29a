import { firstType, typeLabel, typeShown, typesWithValues } from './chosenTypes';
import { type FilesAction, filesReducer, noFiles } from './filesState';
import { type LocalFile } from './localFiles';

const cpu = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const samples = 'process_cpu:samples:count:cpu:nanoseconds';
const wall = 'wall:wall:nanoseconds:wall:nanoseconds';

function file(name: string, lastModified = 0, profileTypeIds: readonly string[] = [samples, cpu]): LocalFile {
  return {
    file: { name, size: 1, lastModified, arrayBuffer: () => Promise.reject(new Error('not read here')) },
    key: name,
    summary: { profileTypeIds, labels: [] },
  };
}

const read = (...files: readonly LocalFile[]): FilesAction => ({
  kind: 'end',
  names: files.map((one) => one.file.name),
  read: files,
  problems: [],
});

function after(...actions: readonly FilesAction[]) {
  const { files, ...rest } = actions.reduce(filesReducer, noFiles);
  return { names: files.map((one) => one.file.name), ...rest };
}

test('one file is a profile of its usual type', () => {
  expect(after(read(file('a')))).toMatchObject({ names: ['a'], profileType: cpu });
});

test('a second file is compared with the first', () => {
  expect(after(read(file('a')), read(file('b'))).names).toEqual(['a', 'b']);
});

test('of two files at once the older one is the baseline', () => {
  expect(after(read(file('new', 2), file('old', 1))).names).toEqual(['old', 'new']);
});

test('one more beside two begins anew', () => {
  expect(after(read(file('a'), file('b')), read(file('c'))).names).toEqual(['c']);
});

test('of more than two the others are named', () => {
  const { names, problems } = after(read(file('a'), file('b'), file('c'), file('d')));
  expect(names).toEqual(['a', 'b']);
  expect(problems).toEqual(['Two files are compared at a time; c, d is left out.']);
});

test('a file that is no profile leaves what is shown, and says why', () => {
  const bad: FilesAction = { kind: 'end', names: ['x'], read: [], problems: ['x: This file is empty.'] };
  expect(after(read(file('a')), bad)).toMatchObject({ names: ['a'], problems: ['x: This file is empty.'] });
});

test('a file that is dropped while another is read does not end that reading', () => {
  const begin = (name: string): FilesAction => ({ kind: 'begin', names: [name] });
  expect(after(begin('a'), begin('b'), read(file('a'))).reading).toEqual(['b']);
});

test('sides are swapped, and one of them closed', () => {
  const both = read(file('a'), file('b'));
  expect(after(both, { kind: 'swap' }).names).toEqual(['b', 'a']);
  expect(after(both, { kind: 'remove', key: 'a' }).names).toEqual(['b']);
  expect(after(both, { kind: 'remove', key: 'a' }, { kind: 'remove', key: 'b' }).profileType).toBeUndefined();
});

test('a chosen type stays while a file has it', () => {
  const choose: FilesAction = { kind: 'chooseType', profileType: samples };
  expect(after(read(file('a')), choose, read(file('b'))).profileType).toBe(samples);
  expect(after(read(file('a'), file('b')), choose, read(file('c', 0, [wall]))).profileType).toBe(wall);
});

test('types without any value are not offered, unless there are no others', () => {
  const summary = { profileTypeIds: [cpu, wall], labels: [] };
  expect(typesWithValues(summary)).toEqual([cpu, wall]);
  expect(typesWithValues({ ...summary, emptyTypeIds: [cpu] })).toEqual([wall]);
  expect(typesWithValues({ ...summary, emptyTypeIds: [cpu, wall] })).toEqual([cpu, wall]);
  const onlyWall = { ...file('a'), summary: { ...summary, emptyTypeIds: [cpu] } };
  expect(after(read(onlyWall)).profileType).toBe(wall);
});

test('two files begin with a type that both have', () => {
  expect(firstType([[cpu, wall], [wall]])).toBe(wall);
  expect(firstType([[cpu], [wall]])).toBe(cpu);
});

test('a file without the chosen type shows the one that is closest', () => {
  expect(typeShown([samples, cpu], cpu)).toBe(cpu);
  expect(typeShown(['x:cpu:nanoseconds::'], cpu)).toBe('x:cpu:nanoseconds::');
  expect(typeShown([samples, wall], cpu)).toBe(wall);
  expect(typeShown([samples], cpu)).toBe(samples);
  expect(typeShown([], cpu)).toBeUndefined();
});

test('types are called by what they measure', () => {
  expect([cpu, 'x:count:count::', 'no id'].map(typeLabel)).toEqual(['cpu (nanoseconds)', 'count', 'no id']);
});
