import { Float64Column, Int32Column } from './growableColumns';

describe('growable columns', () => {
  it('keep every row while they grow', () => {
    const column = new Int32Column();
    const rows = Array.from({ length: 1000 }, (_, row) => row * 3 - 500);
    rows.forEach((value) => column.push(value));
    expect(Array.from(column.toArray())).toEqual(rows);
    expect(column.length).toBe(1000);
    expect(column.at(999)).toBe(2497);
  });

  it('are as long as what was pushed, not as what they reserve', () => {
    const column = new Float64Column();
    column.push(0.5);
    expect(column.toArray()).toEqual(Float64Array.of(0.5));
  });

  it('hold numbers beyond 32 bits where they are of 64', () => {
    const column = new Float64Column();
    Array.from({ length: 70 }, (_, row) => 2 ** 53 - row).forEach((value) => column.push(value));
    expect(column.at(0)).toBe(2 ** 53);
    expect(column.at(69)).toBe(2 ** 53 - 69);
  });
});
