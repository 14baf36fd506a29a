// Some samples of a profile, with all its tables as they are.
import { type Profile } from '../engine/profile/profile';

/** Which samples are kept; what is undefined keeps all. */
export interface SampleMasks {
  /** One byte per row of `labelSets`, 1 to keep its samples. */
  readonly labelSetMask?: Uint8Array;
  /** One byte per row of `stacks`, 1 to keep its samples; an empty stack is not kept. */
  readonly stackMask?: Uint8Array;
}

/** The profile with only the samples that every mask keeps. */
export function filterSamples(profile: Profile, { labelSetMask, stackMask }: SampleMasks): Profile {
  const { samples } = profile;
  const { startNs } = samples;
  const kept: number[] = [];
  for (let row = 0; row < samples.length; row++) {
    const hasLabels = labelSetMask === undefined || labelSetMask[samples.labelSetIndex[row]] === 1;
    if (hasLabels && (stackMask === undefined || stackMask[samples.stackIndex[row]] === 1)) {
      kept.push(row);
    }
  }
  return {
    ...profile,
    // Functions are recorded as a whole: of a part of the samples nothing exact is known.
    callGraph: kept.length === samples.length ? profile.callGraph : undefined,
    samples: {
      length: kept.length,
      stackIndex: Int32Array.from(kept, (row) => samples.stackIndex[row]),
      labelSetIndex: Int32Array.from(kept, (row) => samples.labelSetIndex[row]),
      values: samples.values.map((column) => Float64Array.from(kept, (row) => column[row])),
      ...(startNs !== undefined && { startNs: Float64Array.from(kept, (row) => startNs[row]) }),
    },
  };
}
