import { profileTypeDescription, profileTypeName, profileTypeOptions, sameUnit } from './knownProfileTypes';

const cpu = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const samples = 'process_cpu:samples:count:cpu:nanoseconds';
const heap = 'memory:inuse_space:bytes:space:bytes';

test.each([
  [cpu, 'process_cpu / cpu (nanoseconds)', 'Time on the CPU'],
  [samples, 'process_cpu / samples (count)', 'Samples taken on the CPU'],
  [heap, 'memory / inuse_space (bytes)', 'Memory held at the time'],
  [
    'mutex:delay:nanoseconds:contentions:count',
    'mutex / delay (nanoseconds)',
    'Time that holders of locks made others wait',
  ],
  ['memory:alloc_in_new_tlab_bytes:bytes:space:bytes', 'memory / alloc_in_new_tlab_bytes (bytes)', 'Memory allocated'],
  [
    'process_cpu:lock_time:nanoseconds:cpu:nanoseconds',
    'process_cpu / lock_time (nanoseconds)',
    'Time waiting for locks',
  ],
  ['odd:thing:::', 'odd / thing', undefined],
  ['$type', '$type', undefined],
])('%s is named and described', (id, name, description) => {
  expect(profileTypeName(id)).toBe(name);
  expect(profileTypeDescription(id)).toBe(description);
});

test('the types of one profile stand together', () => {
  const options = profileTypeOptions([cpu, heap, samples, 'weird']);
  expect(options.map(({ group, value }) => [group, value])).toEqual([
    ['process_cpu', cpu],
    ['process_cpu', samples],
    ['memory', heap],
    ['other', 'weird'],
  ]);
});

test('types of the same unit can be compared', () => {
  expect(sameUnit(cpu, [cpu, samples, heap, 'wall:wall:nanoseconds::'])).toEqual([cpu, 'wall:wall:nanoseconds::']);
  expect(sameUnit('$type', [cpu, heap])).toEqual([cpu, heap]);
});
