// What `npm run -s inspect` prints of a profile, as plain data.
import { exactCallsOf } from '../../src/engine/call-graph/exactCalls';
import { type DecodeOptions, decodeProfile } from '../../src/engine/formats/decodeProfile';
import { labelValues } from '../../src/engine/profile/labelSets';
import { type Profile } from '../../src/engine/profile/profile';
import { profileTypesOf } from '../../src/engine/profile/profileType';
import { buildCallTree } from '../../src/engine/tree/buildCallTree';
import { type TreeFunctions } from '../../src/engine/tree/callTree';
import { functionTotals } from '../../src/engine/tree/functionTotals';

export interface InspectOptions extends DecodeOptions {
  /** Id of the profile type whose functions are listed; the profile's default type when left out. */
  readonly type?: string;
  /** How many functions are listed; 20 when left out. */
  readonly top?: number;
}

export interface FunctionValue {
  readonly name: string;
  readonly value: number;
}

/** The JSON object that the tool prints. */
export interface Inspection {
  readonly format: string;
  readonly approximate: boolean;
  /** Milliseconds since the Unix epoch. */
  readonly timeRange: { readonly from: number; readonly to: number } | null;
  /** How many different stacks samples have; the empty stack counts as one. */
  readonly stackCount: number;
  readonly labels: { readonly [name: string]: readonly string[] };
  readonly sampleTypes: ReadonlyArray<{ readonly id: string; readonly unit: string; readonly total: number }>;
  /** The largest first; equal values in order of name. */
  readonly functions: {
    readonly type: string;
    readonly self: readonly FunctionValue[];
    readonly total: readonly FunctionValue[];
  };
  readonly notices: readonly string[];
}

/** A request that the profile cannot answer, as a whole sentence. */
export class InspectError extends Error {
  override readonly name = 'InspectError';
}

const DEFAULT_TOP = 20;

/** Decodes and sums up a profile. Throws a DecodeError for bytes that cannot be read, an InspectError for an unknown type. */
export function inspect(bytes: Uint8Array, { type, top = DEFAULT_TOP, ...options }: InspectOptions = {}): Inspection {
  const profile = decodeProfile(bytes, options);
  const types = profileTypesOf(profile);
  const chosen = chooseType(profile, type);
  return {
    format: profile.format,
    approximate: profile.approximate,
    timeRange: profile.timeRange === undefined ? null : { from: profile.timeRange.fromMs, to: profile.timeRange.toMs },
    stackCount: new Set(profile.samples.stackIndex).size,
    labels: Object.fromEntries(labelValues(profile)),
    sampleTypes: types.map(({ id, sampleTypeIndex }) => ({
      id,
      unit: profile.sampleTypes[sampleTypeIndex].unit,
      total: withoutNoise(profile.samples.values[sampleTypeIndex].reduce((sum, value) => sum + value, 0)),
    })),
    functions: { type: chosen.id, ...largestFunctions(profile, chosen.sampleTypeIndex, top) },
    notices: profile.notices,
  };
}

/** The profile type of that id, or the profile's default one. Throws an InspectError where it has no such type. */
export function chooseType(
  profile: Profile,
  id: string | undefined
): { readonly id: string; readonly sampleTypeIndex: number } {
  const types = profileTypesOf(profile);
  const chosen =
    id === undefined
      ? (types.find(({ sampleTypeIndex }) => sampleTypeIndex === profile.defaultSampleTypeIndex) ?? types[0])
      : types.find((type) => type.id === id);
  if (chosen === undefined) {
    throw new InspectError(
      `There is no profile type ${id} in this file. It has ${types.map((type) => type.id).join(', ')}.`
    );
  }
  return chosen;
}

/**
 * Self and total per name: without files, functions of one name are one function, counted once per stack. Recorded numbers cannot be put
 * together like that, because what one cost below the other is not in them: there, functions of one name are listed by their files.
 */
function largestFunctions(
  profile: Profile,
  sampleTypeIndex: number,
  top: number
): { self: FunctionValue[]; total: FunctionValue[] } {
  const recorded = exactCallsOf(profile, sampleTypeIndex);
  if (recorded !== undefined) {
    const names = distinctNames(recorded.functions);
    return { self: largest(names, recorded.self, top), total: largest(names, recorded.total, top) };
  }
  const functions = { ...profile.functions, fileName: new Int32Array(profile.functions.length) };
  const tree = buildCallTree({ ...profile, functions }, sampleTypeIndex);
  const { self, total } = functionTotals(tree);
  return { self: largest(tree.functions.names, self, top), total: largest(tree.functions.names, total, top) };
}

/** Names, with the file behind those that several functions have: `init [a.c]`. */
function distinctNames({ names, fileNames }: TreeFunctions): readonly string[] {
  const counts = new Map<string, number>();
  names.forEach((name) => counts.set(name, (counts.get(name) ?? 0) + 1));
  return names.map((name, row) =>
    (counts.get(name) ?? 0) > 1 && fileNames[row] !== '' ? `${name} [${fileNames[row]}]` : name
  );
}

/** A whole that was divided is put together again: what a double cannot hold is no part of it. */
function withoutNoise(value: number): number {
  return Number(value.toPrecision(14));
}

function largest(names: readonly string[], values: Float64Array, top: number): FunctionValue[] {
  // Row 0 is the root's own entry and no function.
  const functions = names.map((name, row) => ({ name, value: values[row] })).slice(1);
  return functions
    .filter(({ value }) => value !== 0)
    .sort((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1))
    .slice(0, top);
}
