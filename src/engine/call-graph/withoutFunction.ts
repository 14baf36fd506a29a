// What a recording counts beyond its functions: callgrind's last instructions, the rows that a table was cut off by.
import { type Profile } from '../profile/profile';

/** The profile with one more sample, without a stack. `rest`: Its values, 0 for the sample types behind the last one; all 0 add nothing. */
export function withoutFunction(profile: Profile, rest: readonly number[]): Profile {
  if (rest.every((value) => value === 0)) {
    return profile;
  }
  const { samples } = profile;
  const length = samples.length + 1;
  return {
    ...profile,
    samples: {
      length,
      stackIndex: Int32Array.from({ length }, (_, row) => samples.stackIndex[row] ?? -1),
      labelSetIndex: new Int32Array(length),
      values: samples.values.map((column, type) =>
        Float64Array.from({ length }, (_, row) => column[row] ?? rest[type] ?? 0)
      ),
    },
  };
}
