import { type Profile, type SampleType } from './profile';
import { ProfileBuilder } from './profileBuilder';
import { defaultProfileTypeId, parseProfileTypeId, printProfileTypeId, profileTypesOf } from './profileType';

/** `cpu/nanoseconds` → a sample type. */
function typeOf(text: string): SampleType {
  const [name, unit] = text.split('/');
  return { name, unit };
}

function idsOf(types: string, period?: string, leaf = 'main'): readonly string[] {
  return profileTypesOf(profileOf(types, period, leaf)).map(({ id }) => id);
}

function profileOf(types: string, period?: string, leaf?: string): Profile {
  const sampleTypes = types.split(' ').map(typeOf);
  const builder = new ProfileBuilder(sampleTypes);
  if (leaf !== undefined) {
    const stack = builder.addStack(-1, builder.addFrame(builder.addFunction({ name: leaf })));
    builder.addSample(
      stack,
      sampleTypes.map(() => 1)
    );
  }
  return builder.build({ format: 'test', periodType: period === undefined ? undefined : typeOf(period) });
}

describe('profileTypesOf names', () => {
  it.each([
    [
      'Go CPU',
      'samples/count cpu/nanoseconds',
      'cpu/nanoseconds',
      ['process_cpu:samples:count:cpu:nanoseconds', 'process_cpu:cpu:nanoseconds:cpu:nanoseconds'],
    ],
    [
      'Go heap',
      'alloc_objects/count alloc_space/bytes inuse_objects/count inuse_space/bytes',
      'space/bytes',
      [
        'memory:alloc_objects:count:space:bytes',
        'memory:alloc_space:bytes:space:bytes',
        'memory:inuse_objects:count:space:bytes',
        'memory:inuse_space:bytes:space:bytes',
      ],
    ],
    ['Go goroutines', 'goroutine/count', 'goroutine/count', ['goroutines:goroutine:count:goroutine:count']],
    [
      'Node wall',
      'sample/count wall/microseconds',
      'wall/microseconds',
      ['wall:sample:count:wall:microseconds', 'wall:wall:microseconds:wall:microseconds'],
    ],
    [
      'Node heap',
      'objects/count space/bytes',
      'space/bytes',
      ['memory:objects:count:space:bytes', 'memory:space:bytes:space:bytes'],
    ],
    [
      'ddtrace and Blackfire',
      'cpu-time/nanoseconds wall-time/nanoseconds heap-space/bytes alloc-space/bytes alloc-samples/count lock-acquire/count exception-samples/count',
      'cpu/nanoseconds',
      [
        'process_cpu:cpu-time:nanoseconds:cpu:nanoseconds',
        'wall:wall-time:nanoseconds:cpu:nanoseconds',
        'memory:heap-space:bytes:cpu:nanoseconds',
        'memory:alloc-space:bytes:cpu:nanoseconds',
        'memory:alloc-samples:count:cpu:nanoseconds',
        'mutex:lock-acquire:count:cpu:nanoseconds',
        'exceptions:exception-samples:count:cpu:nanoseconds',
      ],
    ],
    ['folded stacks', 'samples/count', undefined, ['samples:samples:count::']],
    [
      'folded stacks with a period',
      'cpu/nanoseconds',
      'cpu/nanoseconds',
      ['process_cpu:cpu:nanoseconds:cpu:nanoseconds'],
    ],
    [
      'folded stacks with two counts',
      'baseline/count comparison/count',
      undefined,
      ['samples:baseline:count::', 'samples:comparison:count::'],
    ],
    [
      'what it does not know, by itself',
      'threadcreate/count',
      'threadcreate/count',
      ['threadcreate:threadcreate:count:threadcreate:count'],
    ],
    ['a type with a colon', 'a:b/c', undefined, ['a_b:a_b:c::']],
  ])('%s', (_, types, period, ids) => {
    expect(idsOf(types, period)).toEqual(ids);
  });

  it('mutex by leaves that unlock, block by others, and mutex without samples', () => {
    const types = 'contentions/count delay/nanoseconds';
    const nameFor = (leaf?: string) => profileTypesOf(profileOf(types, 'contentions/count', leaf))[0].id.split(':')[0];
    expect(nameFor('sync.(*Mutex).Unlock')).toBe('mutex');
    expect(nameFor('runtime.unlock')).toBe('mutex');
    expect(nameFor('sync.(*Mutex).Lock')).toBe('block');
    expect(nameFor('runtime.chanrecv1')).toBe('block');
    expect(nameFor()).toBe('mutex');
  });

  it('of two equal sample types the first', () => {
    expect(profileTypesOf(profileOf('cpu/ns cpu/ns'))).toEqual([{ id: 'process_cpu:cpu:ns::', sampleTypeIndex: 0 }]);
  });
});

describe('profile type ids', () => {
  it('are printed as they were parsed', () => {
    for (const id of [
      'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
      'process_cpu:samples:count::milliseconds',
      '::::',
    ]) {
      const type = parseProfileTypeId(id);
      expect(type?.id).toBe(id);
      expect(type && printProfileTypeId(type)).toBe(id);
    }
  });

  it("may end in Parca's delta, which is dropped", () => {
    expect(parseProfileTypeId('process_cpu:cpu:nanoseconds:cpu:nanoseconds:delta')).toEqual({
      id: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
      name: 'process_cpu',
      sampleType: 'cpu',
      sampleUnit: 'nanoseconds',
      periodType: 'cpu',
      periodUnit: 'nanoseconds',
    });
  });

  it.each(['', 'cpu', 'a:b:c:d', 'a:b:c:d:e:f', 'a:b:c:d:e:delta:g'])('are not: "%s"', (text) => {
    expect(parseProfileTypeId(text)).toBeUndefined();
  });
});

describe('the default profile type', () => {
  it.each([
    [
      ['memory:a:b:c:d', 'process_cpu:samples:count:cpu:nanoseconds', 'process_cpu:cpu:nanoseconds:cpu:nanoseconds'],
      'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
    ],
    [['memory:a:b:c:d', 'process_cpu:samples:count::milliseconds'], 'process_cpu:samples:count::milliseconds'],
    [['wall:a:b:c:d', 'memory:a:b:c:d'], 'wall:a:b:c:d'],
    [[], undefined],
  ])('of %j is %s', (ids, expected) => {
    expect(defaultProfileTypeId(ids)).toBe(expected);
  });
});
