// Profile → pprof, for pushing to servers what was recorded in another format or without a time. Labels of samples are left
// out: they become labels of profiles in one server and are dropped by the other.
import { type Profile } from '../../../src/engine/profile/profile';
import {
  functionOf,
  line,
  location,
  message,
  number,
  packed,
  sample,
  text,
} from '../../../src/engine/formats/pprof/pprofWriter.testHelper';

export interface PprofTime {
  readonly startMs: number;
  readonly durationMs: number;
}

/**
 * The bytes without gzip. A profile without a period gets 1 of its first sample type: Parca 0.28 crashes on a profile without a
 * period type, fails in all lists after one with an empty one, and multiplies counts of samples by the period.
 */
export function encodePprof(profile: Profile, { startMs, durationMs }: PprofTime): Uint8Array<ArrayBuffer> {
  const { stacks, frames, functions, samples } = profile;
  // Strings of the types stand behind those of the profile.
  const strings = [...profile.strings];
  const stringRow = (value: string) => {
    const row = strings.indexOf(value);
    return row === -1 ? strings.push(value) - 1 : row;
  };
  const valueType = (field: number, name: string, unit: string) =>
    message(field, number(1, stringRow(name)), number(2, stringRow(unit)));
  const fields: number[][] = profile.sampleTypes.map(({ name, unit }) => valueType(1, name, unit));
  for (let row = 0; row < samples.length; row++) {
    const locations: number[] = [];
    // A location per frame, numbered from 1; leaf first.
    for (let stack = samples.stackIndex[row]; stack !== -1; stack = stacks.parent[stack]) {
      locations.push(stacks.frameIndex[stack] + 1);
    }
    fields.push(sample(packed(1, ...locations), packed(2, ...samples.values.map((column) => column[row]))));
  }
  for (let row = 0; row < frames.length; row++) {
    fields.push(location(row + 1, line(frames.functionIndex[row] + 1, frames.line[row])));
  }
  for (let row = 0; row < functions.length; row++) {
    const names = [number(3, functions.systemName[row]), number(4, functions.fileName[row])];
    fields.push(functionOf(row + 1, functions.name[row], ...names, number(5, functions.startLine[row])));
  }
  const { name, unit } = profile.periodType ?? profile.sampleTypes[0];
  fields.push(valueType(11, name, unit));
  fields.push(number(9, BigInt(startMs) * 1_000_000n), number(10, BigInt(durationMs) * 1_000_000n));
  fields.push(number(12, profile.period ?? 1), ...strings.map((string) => text(6, string)));
  return Uint8Array.from(fields.flat());
}
