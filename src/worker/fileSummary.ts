// What is remembered of a decoded file: enough to fill lists and to leave the file alone in later queries.
import { type Profile } from '../engine/profile/profile';
import { profileTypesOf } from '../engine/profile/profileType';
import { type FileSummary } from './workRequest';

/** Pairs of label and value beyond these are not listed (they still select): a span id per sample must not fill memory. */
export const MAX_LISTED_LABELS = 2000;

export function summarizeProfile(profile: Profile): FileSummary {
  const valuesOf = new Map<string, Set<string>>();
  let count = 0;
  for (const { name, value } of profile.labelSets.flat()) {
    const values = valuesOf.get(name) ?? new Set();
    // Every name is listed, with one value at least, as long as there is room for names.
    if (!values.has(value) && (count < MAX_LISTED_LABELS || (values.size === 0 && valuesOf.size < MAX_LISTED_LABELS))) {
      count++;
      valuesOf.set(name, values.add(value));
    }
  }
  const types = profileTypesOf(profile);
  const empty = types.filter(({ sampleTypeIndex }) => profile.samples.values[sampleTypeIndex].every(isZero));
  return {
    profileTypeIds: types.map(({ id }) => id),
    ...(empty.length > 0 && { emptyTypeIds: empty.map(({ id }) => id) }),
    labels: [...valuesOf].map(([name, values]) => ({
      name,
      values: [...values].sort(),
      ...(profile.rootFrameLabels?.includes(name) === true && { isOfRootFrames: true }),
    })),
    timeRange: profile.timeRange,
  };
}

const isZero = (value: number) => value === 0;
