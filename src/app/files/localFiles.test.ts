// Files through the real workbench, on the main thread: Jest has no workers.
import { readFileSync } from 'node:fs';
import { decodeProfile } from '../../engine/formats/decodeProfile';
import { LoadingState } from '@grafana/data';
import { readExactFunctions } from '../../frames/exactFunctions';
import { ProfileWorkbench } from '../../worker/profileWorkbench';
import { filesData } from './fileFrames';
import { type ChosenFile, LocalFiles } from './localFiles';

function reader(cacheBytes = 1e6) {
  const bench = new ProfileWorkbench({ cacheBytes }, decodeProfile);
  return new LocalFiles({
    open: async (request) => bench.open(request),
    add: async (ids, file, bytes) => bench.add(ids, file, bytes),
    finish: async (id) => bench.finish(id),
    close: (id) => bench.close(id),
  });
}

function chosen(name: string, text: string): ChosenFile {
  const bytes = new TextEncoder().encode(text);
  return { name, size: bytes.length, lastModified: 0, arrayBuffer: async () => bytes.slice().buffer };
}

const before = chosen('before.folded', 'main;work 3\nmain;idle 1\n');
const afterwards = chosen('after.folded', 'main;work 9\n');

test('one file is the frame of one profile, named after the file', async () => {
  const files = reader();
  const file = await files.read(before);
  const [type] = file.summary.profileTypeIds;
  const { series, state } = await filesData([file], type, files);
  expect(state).toBe(LoadingState.Done);
  expect(series.map(({ name, refId }) => [name, refId])).toEqual([['before.folded', 'A']]);
  expect([...series[0].fields[1].values]).toEqual([4, 4, 1, 3]);
});

test('two files are two queries, the baseline first', async () => {
  const files = reader();
  const both = [await files.read(before), await files.read(afterwards)];
  const { series } = await filesData(both, both[0].summary.profileTypeIds[0], files);
  expect(series.map(({ name, refId, fields }) => [name, refId, fields[1].values[0]])).toEqual([
    ['before.folded', 'A', 4],
    ['after.folded', 'B', 9],
  ]);
});

test('a file of functions and calls keeps its exact numbers beside the made up tree', async () => {
  const files = reader();
  const bytes = readFileSync('testdata/cprofile/rideshare.prof');
  const file = await files.read({
    name: 'rideshare.prof',
    size: bytes.length,
    lastModified: 0,
    arrayBuffer: async () => new Uint8Array(bytes).buffer,
  });
  const { series } = await filesData([file], file.summary.profileTypeIds[0], files);
  const exact = [...(readExactFunctions(series[0])?.comparison.values() ?? [])];
  expect(exact.find(({ name }) => name === 'order_car')?.total).toBe(450_090_073);
});

test('the same name twice is two files', async () => {
  const files = reader();
  const first = await files.read(chosen('a', 'x 1\n'));
  const second = await files.read(chosen('a', 'x 2\n'));
  const totals = await Promise.all(
    [first, second].map(async (file) => (await files.tree(file, file.summary.profileTypeIds[0])).tree.total[0])
  );
  expect(totals).toEqual([1, 2]);
});

test('a file that memory did not keep is read again', async () => {
  const files = reader(1);
  const file = await files.read(before);
  expect((await files.tree(file, file.summary.profileTypeIds[0])).tree.total[0]).toBe(4);
});

test('what is no profile is a sentence with its name and a hint', async () => {
  await expect(reader().read(chosen('empty.txt', ''))).rejects.toThrow(
    'empty.txt: This file is empty. The profiler may have been stopped before it wrote anything: record it again.'
  );
});

test('a folder, or a file that is gone, says so', async () => {
  const gone: ChosenFile = { ...before, arrayBuffer: () => Promise.reject(new DOMException('x', 'NotReadableError')) };
  await expect(reader().read(gone)).rejects.toThrow('before.folded cannot be read: it is a folder');
});

test('a file beyond a gigabyte is refused before it is read', async () => {
  const huge: ChosenFile = { ...before, size: 2 ** 31, arrayBuffer: () => Promise.reject(new Error('was read')) };
  await expect(reader().read(huge)).rejects.toThrow('before.folded is larger than 1 GiB. Record a shorter profile.');
});
