import { aggregationOf } from './aggregation';

test.each([
  ['process_cpu:cpu:nanoseconds:cpu:nanoseconds', 'sum'],
  ['memory:alloc_space:bytes:space:bytes', 'sum'],
  ['mutex:contentions:count:contentions:count', 'sum'],
  ['memory:inuse_space:bytes:space:bytes', 'average'],
  ['goroutines:goroutine:count:goroutine:count', 'average'],
  ['something:else:::', 'sum'],
  ['no id', 'sum'],
])('%s: %s', (id, expected) => {
  expect(aggregationOf(id)).toBe(expected);
});
