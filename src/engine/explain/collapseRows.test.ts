import fc from 'fast-check';
import { collapseRows } from './collapseRows';

test('rows with equal codes are one label set, numbered as they appear', () => {
  const { setOfRow, firstRow } = collapseRows([Int32Array.of(0, 1, 0, 1, 0), Int32Array.of(7, 7, 7, 8, 7)], 5);
  expect([...setOfRow]).toEqual([0, 1, 0, 2, 0]);
  expect([...firstRow]).toEqual([0, 1, 3]);
});

test('no rows, and rows without labels', () => {
  expect(collapseRows([], 0).firstRow).toHaveLength(0);
  expect([...collapseRows([], 3).setOfRow]).toEqual([0, 0, 0]);
});

test('every row has the codes of its set, and no codes have many sets', () => {
  const codes = fc.array(fc.tuple(...Array.from({ length: 6 }, () => fc.integer({ min: 0, max: 2 }))), {
    maxLength: 300,
  });
  fc.assert(
    fc.property(codes, (rows) => {
      const columns = Array.from({ length: 6 }, (_, label) => Int32Array.from(rows, (row) => row[label]));
      const { setOfRow, firstRow } = collapseRows(columns, rows.length);
      rows.forEach((row, index) => expect(rows[firstRow[setOfRow[index]]]).toEqual(row));
      expect(firstRow.length).toBe(new Set(rows.map(String)).size);
    })
  );
});

test('a hundred thousand distinct rows stay apart', () => {
  const length = 100_000;
  const columns = [Int32Array.from({ length }, (_, row) => row % 317), Int32Array.from({ length }, (_, row) => row)];
  const { setOfRow, firstRow } = collapseRows(columns, length);
  expect(firstRow.length).toBe(length);
  expect(columns[1].every((code, row) => columns[1][firstRow[setOfRow[row]]] === code)).toBe(true);
});

test('rows that were made to collide become sets of their own', () => {
  // The second code undoes what the first one's product gave, so both rows have equal hashes.
  const product = (code: number) => Math.imul(code, 0x9e3779b1);
  const columns = [Int32Array.of(1, 2, 2), Int32Array.of(product(1) ^ 5, product(2) ^ 5, product(2) ^ 5)];
  const zeros = [new Int32Array(3), new Int32Array(3)];
  const { setOfRow, firstRow } = collapseRows([...columns, ...zeros], 3);
  expect([...firstRow]).toEqual([0, 1, 2]);
  expect([...setOfRow]).toEqual([0, 1, 2]);
});
