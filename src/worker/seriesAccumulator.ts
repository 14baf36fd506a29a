// Sums the values of profiles per label set and bucket.
import { type Label, type Profile } from '../engine/profile/profile';
import { type SampleMasks } from './filterSamples';
import { type LabelReader } from './sampleLabels';
import { type Buckets, type GroupSums } from './workRequest';

/** The bucket that a moment falls into, -1 outside all. */
export function bucketIndex(buckets: Buckets, timeMs: number): number {
  const index = Math.floor((timeMs - buckets.startMs) / buckets.stepMs);
  return index >= 0 && index < buckets.count ? index : -1;
}

export class SeriesAccumulator {
  private readonly groups = new Map<string, GroupSums>();
  readonly profileCounts: Int32Array;

  constructor(
    private readonly buckets: Buckets,
    private readonly groupBy: readonly string[]
  ) {
    this.profileCounts = new Int32Array(buckets.count);
  }

  /**
   * Counts the samples of the label sets that `labelSetMask` keeps (all without one) at `startMs`. A `stackMask` leaves out the values
   * of other stacks; their samples still say that a group was recorded.
   *
   * `readerOf`: Labels of a row of the profile's label sets.
   * @returns False when the profile starts outside all buckets.
   */
  add(
    profile: Profile,
    sampleTypeIndex: number,
    startMs: number,
    { labelSetMask, stackMask }: SampleMasks,
    readerOf: (labelSetIndex: number) => LabelReader
  ): boolean {
    const bucket = bucketIndex(this.buckets, startMs);
    if (bucket === -1) {
      return false;
    }
    this.profileCounts[bucket]++;
    const sums = sumsByLabelSet(profile, sampleTypeIndex, stackMask);
    const seen = new Set<GroupSums>();
    for (const [labelSetIndex, sum] of sums) {
      if (labelSetMask !== undefined && labelSetMask[labelSetIndex] === 0) {
        continue;
      }
      const group = this.groupOf(readerOf(labelSetIndex));
      group.sums[bucket] += sum;
      if (!seen.has(group)) {
        seen.add(group);
        group.profileCounts[bucket]++;
      }
    }
    return true;
  }

  /** In order of first appearance. The columns are the accumulator's own. */
  result(): readonly GroupSums[] {
    return [...this.groups.values()];
  }

  private groupOf(labels: LabelReader): GroupSums {
    const values = this.groupBy.map(labels);
    const key = JSON.stringify(values);
    let group = this.groups.get(key);
    if (group === undefined) {
      const present: Label[] = this.groupBy
        .map((name, index) => ({ name, value: values[index] }))
        .filter(({ value }) => value !== '');
      group = {
        labels: present,
        sums: new Float64Array(this.buckets.count),
        profileCounts: new Int32Array(this.buckets.count),
      };
      this.groups.set(key, group);
    }
    return group;
  }
}

/** The sum of one value column per label set that has samples, in order of first appearance. */
function sumsByLabelSet(
  profile: Profile,
  sampleTypeIndex: number,
  stackMask: Uint8Array | undefined
): Map<number, number> {
  const { labelSetIndex, stackIndex, length } = profile.samples;
  const values = profile.samples.values[sampleTypeIndex];
  const sums = new Map<number, number>();
  for (let row = 0; row < length; row++) {
    const value = stackMask === undefined || stackMask[stackIndex[row]] === 1 ? values[row] : 0;
    sums.set(labelSetIndex[row], (sums.get(labelSetIndex[row]) ?? 0) + value);
  }
  return sums;
}
