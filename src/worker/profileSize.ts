// How much memory a decoded profile holds, for the cache that is bounded in bytes.
import { type Profile } from '../engine/profile/profile';

/** Bytes per character, and per object of a table: estimates that lean to the large side. */
const BYTES_PER_CHARACTER = 2;
const BYTES_PER_OBJECT = 64;

/** An estimate in bytes, at least 1. Column lengths are exact, strings and labels are estimated. */
export function profileSizeBytes(profile: Profile): number {
  let size = BYTES_PER_OBJECT;
  for (const table of [profile.functions, profile.frames, profile.stacks, profile.samples]) {
    for (const column of Object.values(table)) {
      size += ArrayBuffer.isView(column) ? column.byteLength : 0;
    }
  }
  const { callGraph } = profile;
  for (const table of [callGraph?.functions, callGraph?.calls, callGraph?.lineCosts]) {
    for (const column of Object.values(table ?? {}).flat()) {
      size += ArrayBuffer.isView(column) ? column.byteLength : 0;
    }
  }
  for (const column of profile.samples.values) {
    size += column.byteLength;
  }
  for (const text of profile.strings) {
    size += BYTES_PER_OBJECT + text.length * BYTES_PER_CHARACTER;
  }
  for (const labelSet of profile.labelSets) {
    size += BYTES_PER_OBJECT * (labelSet.length + 1);
  }
  return size;
}
