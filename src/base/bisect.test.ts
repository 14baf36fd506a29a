import fc from 'fast-check';
import { lowerBound, upperBound } from './bisect';

const column = Int32Array.of(1, 3, 3, 3, 7);

test('the lower bound is before equal values, the upper bound behind them', () => {
  expect([lowerBound(column, 3), upperBound(column, 3)]).toEqual([1, 4]);
  expect([lowerBound(column, 0), upperBound(column, 0)]).toEqual([0, 0]);
  expect([lowerBound(column, 9), upperBound(column, 9)]).toEqual([5, 5]);
});

test('the search keeps to the stretch it was given', () => {
  expect(lowerBound(column, 1, 2, 4)).toBe(2);
  expect(upperBound(column, 7, 0, 3)).toBe(3);
  expect(lowerBound(new Float64Array(0), 1)).toBe(0);
});

test('both agree with a walk over the column', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 })), fc.integer({ min: -10, max: 10 }), (values, value) => {
      const ascending = Float64Array.from(values).sort();
      expect(lowerBound(ascending, value)).toBe(values.filter((other) => other < value).length);
      expect(upperBound(ascending, value)).toBe(values.filter((other) => other <= value).length);
    })
  );
});
