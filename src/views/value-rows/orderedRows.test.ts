import fc from 'fast-check';
import { OrderedRows } from './orderedRows';

test('the rows that are seen first are those that sorting all would put there, however many are equal', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 300 }),
      fc.integer({ min: 1, max: 300 }),
      (values, seen) => {
        const order = (a: number, b: number) => values[b] - values[a] || a - b;
        const rows = new OrderedRows(Int32Array.from(values.keys()), order);
        const first = Array.from({ length: Math.min(seen, rows.length) }, (_, place) => rows.at(place));
        const sorted = [...values.keys()].sort(order);
        expect(first).toEqual(sorted.slice(0, seen));
        expect([...rows.all()]).toEqual(sorted);
        expect(rows.length).toBe(values.length);
      }
    )
  );
});

test('a screen of a long list is found without sorting the list', () => {
  const length = 100_000;
  let compared = 0;
  const rows = new OrderedRows(
    Int32Array.from({ length }, (_, row) => (row * 7919) % length),
    (a, b) => {
      compared++;
      return a - b;
    }
  );
  expect(Array.from({ length: 40 }, (_, place) => rows.at(place))).toEqual(Array.from({ length: 40 }, (_, row) => row));
  expect(compared).toBeLessThan(2 * length);
});

test('rows that arrive the wrong way round are compared some times each, not once with each other', () => {
  const length = 20_000;
  let compared = 0;
  const rows = new OrderedRows(
    Int32Array.from({ length }, (_, row) => row),
    (a, b) => {
      compared++;
      return b - a;
    }
  );
  expect(rows.at(0)).toBe(length - 1);
  expect(compared).toBeLessThan(10 * length);
});
