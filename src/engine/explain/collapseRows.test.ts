import fc from 'fast-check';
import { collapseRows } from './collapseRows';
import { type CodedLabel } from './rowKeys';

/** A label with so many values, of which only the codes are needed. */
function label(codes: Iterable<number>, valueCount = 1 + Math.max(0, ...codes)): CodedLabel {
  return { codes: Int32Array.from(codes), values: new Array<string>(valueCount) };
}

/** Per row: the codes that its set's first row has. */
function codesOfSets(labels: readonly CodedLabel[], length: number): number[][] {
  const { setOfRow, firstRow } = collapseRows(labels, length);
  return Array.from(setOfRow, (set) => labels.map(({ codes }) => codes[firstRow[set]]));
}

function codesOfRows(labels: readonly CodedLabel[], length: number): number[][] {
  return Array.from({ length }, (_, row) => labels.map(({ codes }) => codes[row]));
}

test('rows with equal codes are one label set, numbered as they appear', () => {
  const { setOfRow, firstRow } = collapseRows([label([0, 1, 0, 1, 0]), label([7, 7, 7, 8, 7])], 5);
  expect([...setOfRow]).toEqual([0, 1, 0, 2, 0]);
  expect([...firstRow]).toEqual([0, 1, 3]);
});

test('no rows, and rows without labels', () => {
  expect(collapseRows([], 0).firstRow).toHaveLength(0);
  expect([...collapseRows([], 3).setOfRow]).toEqual([0, 0, 0]);
});

test('lacking a label is a code like others, also in a label without any value', () => {
  const { setOfRow } = collapseRows([label([-1, 0, -1, -1]), label([-1, -1, -1, 0]), label([-1, -1, -1, -1], 0)], 4);
  expect([...setOfRow]).toEqual([0, 1, 0, 2]);
});

test('every row has the codes of its set, and no codes have many sets', () => {
  const codes = fc.array(fc.tuple(...Array.from({ length: 6 }, () => fc.integer({ min: -1, max: 2 }))), {
    maxLength: 300,
  });
  // Few values share a word; with very many, each label has one of its own.
  const valueCounts = fc.tuple(...Array.from({ length: 6 }, () => fc.constantFrom(3, 1000, 2 ** 31 - 1)));
  fc.assert(
    fc.property(codes, valueCounts, (rows, counts) => {
      const labels = counts.map((count, at) =>
        label(
          rows.map((row) => row[at]),
          count
        )
      );
      expect(codesOfSets(labels, rows.length)).toEqual(rows);
      expect(collapseRows(labels, rows.length).firstRow.length).toBe(new Set(rows.map(String)).size);
    })
  );
});

test('a hundred thousand distinct rows stay apart', () => {
  const length = 100_000;
  const labels = [
    label(
      Int32Array.from({ length }, (_, row) => row % 317),
      317
    ),
    label(
      Int32Array.from({ length }, (_, row) => row),
      length
    ),
  ];
  const { setOfRow, firstRow } = collapseRows(labels, length);
  expect(firstRow.length).toBe(length);
  expect(setOfRow.every((set, row) => set === row)).toBe(true);
});

test('label sets that come back in any order are found again', () => {
  const length = 60_000;
  const labels = [7, 11, 13].map((factor) =>
    label(
      Int32Array.from({ length }, (_, row) => Math.floor((((row * row) % 1009) * factor) / 17) % 40),
      40
    )
  );
  expect(codesOfSets(labels, length)).toEqual(codesOfRows(labels, length));
  expect(collapseRows(labels, length).firstRow.length).toBe(new Set(codesOfRows(labels, length).map(String)).size);
});

test('rows that were made to collide become sets of their own, and nobody searches long', () => {
  // A second word that undoes what the first one gave: all of these have one hash. Of such, 64 are looked at.
  const mixed = (word: number) => {
    const product = Math.imul(word, 0x9e3779b1);
    return product ^ (product >>> 15) ^ 5;
  };
  const first = Array.from({ length: 1000 }, (_, code) => code).filter((code) => mixed(code + 1) > 0);
  const colliding = first.slice(0, 200);
  const rows = [...colliding, ...[...colliding].reverse()];
  const labels = [
    label(rows, 2 ** 20),
    label(
      rows.map((code) => mixed(code + 1) - 1),
      2 ** 31 - 1
    ),
  ];
  expect(codesOfSets(labels, 400)).toEqual(codesOfRows(labels, 400));
  expect(collapseRows(labels, 400).firstRow.length).toBe(200 + (200 - 64));
});
