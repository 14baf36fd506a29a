import { ProfileBuilder } from '../engine/profile/profileBuilder';
import { filterSamples } from './filterSamples';

const THREAD = [{ name: 'thread', value: 'worker' }];

it('samples that a filter keeps keep their starts', () => {
  const builder = new ProfileBuilder([{ name: 'wall', unit: 'nanoseconds' }]);
  builder.addSample(-1, [5], [], 0);
  builder.addSample(-1, [6], THREAD, 5);
  builder.addSample(-1, [7], [], 11);
  const profile = builder.build({ format: 'test' });
  expect(filterSamples(profile, { labelSetMask: Uint8Array.of(1, 0) }).samples).toEqual({
    length: 2,
    stackIndex: Int32Array.of(-1, -1),
    labelSetIndex: Int32Array.of(0, 0),
    values: [Float64Array.of(5, 7)],
    startNs: Float64Array.of(0, 11),
  });
});
