import { checkProfile } from './checkProfile';
import { type Profile, type SampleTable } from './profile';
import { ProfileBuilder } from './profileBuilder';

function validProfile(): Profile {
  const builder = new ProfileBuilder([{ name: 'cpu', unit: 'nanoseconds' }]);
  const frame = builder.addFrame(builder.addFunction({ name: 'main' }));
  builder.addSample(builder.addStack(builder.addStack(-1, frame), frame), [3]);
  return builder.build({ format: 'test', timeRange: { fromMs: 1, toMs: 2 } });
}

function samplesThatBeginAt(...startNs: readonly number[]): SampleTable {
  return {
    length: startNs.length,
    stackIndex: new Int32Array(startNs.length),
    labelSetIndex: new Int32Array(startNs.length),
    values: [new Float64Array(startNs.length)],
    startNs: Float64Array.from(startNs),
  };
}

describe('checkProfile', () => {
  it('has nothing to say of a valid profile', () => {
    expect(checkProfile(validProfile())).toEqual([]);
  });

  it.each<[string, (profile: Profile) => Partial<Profile>]>([
    ['The first string is "x" and not empty.', () => ({ strings: ['x', 'main'] })],
    ['The first label set is not the empty one.', () => ({ labelSets: [[{ name: 'a', value: 'b' }]] })],
    ['The default sample type is 1 of 1.', () => ({ defaultSampleTypeIndex: 1 })],
    ['The time range ends at 1 ms, before its start at 2 ms.', () => ({ timeRange: { fromMs: 2, toMs: 1 } })],
    [
      'The name in functions of row 0 is 9, outside of 0 to 1.',
      ({ functions }) => ({ functions: { ...functions, name: Int32Array.of(9) } }),
    ],
    [
      'The function in frames of row 0 is -1, outside of 0 to 0.',
      ({ frames }) => ({ frames: { ...frames, functionIndex: Int32Array.of(-1) } }),
    ],
    [
      'The mapping in frames of row 0 is 0, outside of -1 to -1.',
      ({ frames }) => ({ frames: { ...frames, mappingIndex: Int32Array.of(0) } }),
    ],
    [
      'The inlined mark of frames has 2 rows and its table 1.',
      ({ frames }) => ({ frames: { ...frames, inlined: new Uint8Array(2) } }),
    ],
    [
      'The frame in stacks of row 1 is 4, outside of 0 to 0.',
      ({ stacks }) => ({ stacks: { ...stacks, frameIndex: Int32Array.of(0, 4) } }),
    ],
    [
      'The parent of stack 1 is 1, which is no earlier row.',
      ({ stacks }) => ({ stacks: { ...stacks, parent: Int32Array.of(-1, 1) } }),
    ],
    [
      'The stack in samples of row 0 is 2, outside of -1 to 1.',
      ({ samples }) => ({ samples: { ...samples, stackIndex: Int32Array.of(2) } }),
    ],
    [
      'The label set in samples of row 0 is 1, outside of 0 to 0.',
      ({ samples }) => ({ samples: { ...samples, labelSetIndex: Int32Array.of(1) } }),
    ],
    ['There are 0 value columns for 1 sample types.', ({ samples }) => ({ samples: { ...samples, values: [] } })],
    [
      'Value column 0 of samples has 2 rows and its table 1.',
      ({ samples }) => ({ samples: { ...samples, values: [new Float64Array(2)] } }),
    ],
    [
      'The start of samples has 0 rows and its table 1.',
      ({ samples }) => ({ samples: { ...samples, startNs: new Float64Array(0) } }),
    ],
    [
      'The start of sample 0 is NaN ns, no number or before one of its label set.',
      ({ samples }) => ({ samples: { ...samples, startNs: Float64Array.of(NaN) } }),
    ],
    [
      'The start of sample 2 is 4 ns, no number or before one of its label set.',
      () => ({ samples: samplesThatBeginAt(3, 5, 4) }),
    ],
  ])('says: %s', (sentence, damage) => {
    const profile = validProfile();
    expect(checkProfile({ ...profile, ...damage(profile) })).toEqual([sentence]);
  });
});
