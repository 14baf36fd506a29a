// What servers keep of a profile that they are given.
import { type Profile } from '../../../src/engine/profile/profile';

/** Without the samples that have no stack; the values of each sample type times a factor. */
export function withStacks(profile: Profile, factor: (sampleTypeIndex: number) => number = () => 1): Profile {
  const { stackIndex, values } = profile.samples;
  const kept = values.map((column, index) =>
    column.map((value, row) => (stackIndex[row] === -1 ? 0 : value * factor(index)))
  );
  return { ...profile, samples: { ...profile.samples, values: kept } };
}
