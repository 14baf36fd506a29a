import { clockOf, clockOfPath } from './clock';

test.each([
  [['cpu'], 'cpu'],
  [['wall:wall:nanoseconds::'], 'wall'],
  [['process_cpu:cpu-time:nanoseconds:cpu:nanoseconds'], 'cpu'],
  [['memory:inuse_space:bytes::', 'cpu'], undefined],
  [['cpu', 'wall'], undefined],
  [['cpus'], undefined],
  [[], undefined],
])('%j: %s', (types, clock) => {
  expect(clockOf(types)).toBe(clock);
});

test('of a path its label type tells the clock, and no other', () => {
  expect(clockOfPath([{ name: 'type', value: 'cpu' }])).toBe('cpu');
  expect(clockOfPath([{ name: 'mode', value: 'cpu' }])).toBeUndefined();
});
