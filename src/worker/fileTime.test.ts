import { fileTimeRange, overlaps } from './fileTime';

const inFile = { fromMs: 100, toMs: 160 };

test('manifest goes before the file, the file before its name', () => {
  expect(fileTimeRange({ statedFromMs: 1, statedToMs: 2, guessedFromMs: 3 }, inFile)).toEqual({ fromMs: 1, toMs: 2 });
  expect(fileTimeRange({ guessedFromMs: 3 }, inFile)).toEqual(inFile);
  expect(fileTimeRange({ guessedFromMs: 3 }, undefined)).toEqual({ fromMs: 3, toMs: 3 });
  expect(fileTimeRange({}, undefined)).toBeUndefined();
});

test('a start from the manifest keeps the duration of the file', () => {
  expect(fileTimeRange({ statedFromMs: 1000 }, inFile)).toEqual({ fromMs: 1000, toMs: 1060 });
});

test('an end before the start is no duration', () => {
  expect(fileTimeRange({ statedFromMs: 10, statedToMs: 5 }, undefined)).toEqual({ fromMs: 10, toMs: 10 });
});

test.each([
  ['begins before and ends in the range', { fromMs: 5, toMs: 15 }, true],
  ['ends where the range begins', { fromMs: 5, toMs: 10 }, false],
  ['starts where the range ends', { fromMs: 20, toMs: 30 }, false],
  ['covers the range', { fromMs: 0, toMs: 99 }, true],
  ['is a point at the beginning', { fromMs: 10, toMs: 10 }, true],
  ['is a point at the end', { fromMs: 20, toMs: 20 }, false],
])('a profile that %s belongs to it: %s', (_, profile, expected) => {
  expect(overlaps(profile, { fromMs: 10, toMs: 20 })).toBe(expected);
});
