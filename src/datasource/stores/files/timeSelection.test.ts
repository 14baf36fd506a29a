import { type CatalogFile } from './catalogFile';
import { FileKnowledge } from './fileKnowledge';
import { filesInRange, timeExtent } from './timeSelection';

const file = (path: string, more: Partial<CatalogFile>): CatalogFile => ({
  key: path,
  path,
  pattern: 'p',
  manifestLabels: [],
  pathLabels: [],
  ...more,
});
const named = (nameMs: number) => file(`n${nameMs}`, { nameMs, guessedFromMs: nameMs });
const chosen = (files: CatalogFile[], fromMs: number, toMs: number, knowledge = new FileKnowledge()) =>
  filesInRange(files, { fromMs, toMs }, knowledge).map(({ path }) => path);

const slices = [named(100), named(200), named(300)];

test('times in names are starts: a profile may last until the next one begins', () => {
  expect(chosen(slices, 200, 300)).toEqual(['n200']);
  expect(chosen(slices, 150, 250)).toEqual(['n100', 'n200']);
  expect(chosen(slices, 350, 1000)).toEqual(['n300']);
  expect(chosen(slices, 400, 1000)).toEqual([]);
});

test('what was learnt by reading decides, even against the name', () => {
  const knowledge = new FileKnowledge();
  knowledge.rememberRead(
    slices[0],
    { profileTypeIds: [], labels: [], timeRange: { fromMs: 500, toMs: 600 } },
    undefined
  );
  expect(chosen(slices, 0, 150, knowledge)).toEqual([]);
  expect(chosen(slices, 550, 560, knowledge)).toEqual(['n100']);
});

test('both ends from the manifest decide', () => {
  const stated = file('m', { statedFromMs: 100, statedToMs: 160 });
  expect(chosen([stated], 150, 200)).toEqual(['m']);
  expect(chosen([stated], 160, 200)).toEqual([]);
});

test('a date of change rules out only what is older than the range', () => {
  const changed = file('c', { mtimeMs: 500, guessedFromMs: 500 });
  expect(chosen([changed], 100, 200)).toEqual(['c']);
  expect(chosen([changed], 501, 600)).toEqual([]);
});

test('a file without any time may always belong', () => {
  expect(chosen([file('u', {})], 100, 200)).toEqual(['u']);
});

test('the extent covers every known time, and points are in it', () => {
  const knowledge = new FileKnowledge();
  expect(timeExtent([...slices, file('u', {})], knowledge)).toEqual({ fromMs: 100, toMs: 301 });
  expect(timeExtent([file('u', {})], knowledge)).toBeUndefined();
});
