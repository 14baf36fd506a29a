import { type CatalogFile } from './catalogFile';
import { FileKnowledge } from './fileKnowledge';
import { extentOutside, filesInRange } from './timeSelection';

const file = (path: string, more: Partial<CatalogFile>): CatalogFile => ({
  key: path,
  path,
  pattern: 'p',
  manifestLabels: [],
  pathLabels: [],
  ...more,
});
const named = (nameMs: number) => file(`n${nameMs}`, { nameMs, guessedFromMs: nameMs });
const { signal } = new AbortController();
const chosen = async (files: CatalogFile[], fromMs: number, toMs: number, knowledge = new FileKnowledge()) =>
  (await filesInRange(files, { fromMs, toMs }, knowledge, signal)).map(({ path }) => path);

const slices = [named(100), named(200), named(300)];

test('times in names are starts: a profile may last until the next one begins', async () => {
  expect(await chosen(slices, 200, 300)).toEqual(['n200']);
  expect(await chosen(slices, 150, 250)).toEqual(['n100', 'n200']);
  expect(await chosen(slices, 350, 1000)).toEqual(['n300']);
  expect(await chosen(slices, 400, 1000)).toEqual([]);
});

test('what was learnt by reading decides, even against the name', async () => {
  const knowledge = new FileKnowledge();
  knowledge.rememberRead(
    slices[0],
    { profileTypeIds: [], labels: [], timeRange: { fromMs: 500, toMs: 600 } },
    undefined
  );
  expect(await chosen(slices, 0, 150, knowledge)).toEqual([]);
  expect(await chosen(slices, 550, 560, knowledge)).toEqual(['n100']);
});

test('both ends from the manifest decide', async () => {
  const stated = file('m', { statedFromMs: 100, statedToMs: 160 });
  expect(await chosen([stated], 150, 200)).toEqual(['m']);
  expect(await chosen([stated], 160, 200)).toEqual([]);
});

test('a date of change rules out only what is older than the range', async () => {
  const changed = file('c', { mtimeMs: 500, guessedFromMs: 500 });
  expect(await chosen([changed], 100, 200)).toEqual(['c']);
  expect(await chosen([changed], 501, 600)).toEqual([]);
});

test('a file without any time may always belong', async () => {
  expect(await chosen([file('u', {})], 100, 200)).toEqual(['u']);
});

test('files of one pattern that start together all last until the next one starts', async () => {
  const workers = [file('a', { nameMs: 100 }), file('b', { nameMs: 100 }), file('c', { nameMs: 200 })];
  expect(await chosen(workers, 150, 180)).toEqual(['a', 'b']);
});

test('where else there are profiles: every known time outside of the range, and points are in it', async () => {
  const knowledge = new FileKnowledge();
  const outside = (files: CatalogFile[], fromMs: number, toMs: number) =>
    extentOutside(files, { fromMs, toMs }, knowledge, signal);
  expect(await outside([...slices, file('u', {})], 1000, 2000)).toEqual({ fromMs: 100, toMs: 301 });
  expect(await outside(slices, 250, 350)).toEqual({ fromMs: 100, toMs: 201 });
  expect(await outside([file('u', {})], 0, 1)).toBeUndefined();
});
