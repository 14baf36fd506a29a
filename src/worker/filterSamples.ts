// Keeps some samples of a profile. All other tables stay as they are: they are shared, not copied.
import { type Profile } from '../engine/profile/profile';

/** The profile with only the samples whose label set `labelSetMask` keeps (1 per kept row of `labelSets`). */
export function filterSamples(profile: Profile, labelSetMask: Uint8Array): Profile {
  const { samples } = profile;
  const kept: number[] = [];
  for (let row = 0; row < samples.length; row++) {
    if (labelSetMask[samples.labelSetIndex[row]] === 1) {
      kept.push(row);
    }
  }
  return {
    ...profile,
    samples: {
      length: kept.length,
      stackIndex: Int32Array.from(kept, (row) => samples.stackIndex[row]),
      labelSetIndex: Int32Array.from(kept, (row) => samples.labelSetIndex[row]),
      values: samples.values.map((column) => Float64Array.from(kept, (row) => column[row])),
    },
  };
}
