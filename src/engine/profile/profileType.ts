// Profile types: what a store lists and a query names. Ids have the five parts of Pyroscope's, in every store.
import { type Profile, type SampleType } from './profile';

/** `process_cpu:cpu:nanoseconds:cpu:nanoseconds` in its parts; every part may be empty. */
export interface ProfileType {
  /** The five parts with colons between them. */
  readonly id: string;
  readonly name: string;
  readonly sampleType: string;
  readonly sampleUnit: string;
  readonly periodType: string;
  readonly periodUnit: string;
}

/** Takes an id apart; undefined for what is no id. A sixth part `delta`, as Parca writes it, is accepted and dropped. */
export function parseProfileTypeId(id: string): ProfileType | undefined {
  const parts = id.split(':');
  if (parts.length !== 5 && !(parts.length === 6 && parts[5] === 'delta')) {
    return undefined;
  }
  const [name, sampleType, sampleUnit, periodType, periodUnit] = parts;
  const type = { name, sampleType, sampleUnit, periodType, periodUnit };
  return { id: printProfileTypeId(type), ...type };
}

/** The id of the parts. A colon inside a part, which no id can carry, becomes an underscore. */
export function printProfileTypeId(type: Omit<ProfileType, 'id'>): string {
  return [type.name, type.sampleType, type.sampleUnit, type.periodType, type.periodUnit]
    .map((part) => part.replaceAll(':', '_'))
    .join(':');
}

/**
 * Sample type → first part of the id, the first match wins. The names are those of Pyroscope's ingest; the types with a
 * hyphen are those of ddtrace, which Blackfire uses too and which put several profiles into one file.
 */
const NAMES: ReadonlyArray<readonly [sampleType: RegExp, name: string]> = [
  [/^wall(-time|-samples)?$/, 'wall'],
  [/^lock-/, 'mutex'],
  [/^exception/, 'exceptions'],
  [/^(alloc|inuse)_|^(heap-space|alloc-space|alloc-samples|space|objects)$/, 'memory'],
  [/cpu/, 'process_cpu'],
  [/^goroutines?$/, 'goroutines'],
  [/^mutex_/, 'mutex'],
  [/^block_/, 'block'],
  [/^hits$/, 'line'],
];

/** Sample types that say how much but not of what: they are named like the others of their file. */
const IS_GENERIC = /^(samples?|count|baseline|comparison)$/;

/** A time beside hits is that of source lines; any other keeps its name. */
const isLineTime = ({ name }: SampleType, { sampleTypes }: Profile) =>
  name === 'time' && sampleTypes.some((sampleType) => sampleType.name === 'hits');

/** Go writes the same sample types for contended mutexes and for blocking; see `nameOfContentions`. */
const IS_CONTENTION = /^(contentions|delay)$/;

/**
 * The profile types of a profile, one per sample type; of two with the same id only the first.
 * The period's parts are empty where the profile has no period type.
 */
export function profileTypesOf(
  profile: Profile
): ReadonlyArray<{ readonly id: string; readonly sampleTypeIndex: number }> {
  const ids = new Map<string, number>();
  profile.sampleTypes.forEach((sampleType, sampleTypeIndex) => {
    const id = printProfileTypeId({
      name: nameOf(sampleType, profile),
      sampleType: sampleType.name,
      sampleUnit: sampleType.unit,
      periodType: profile.periodType?.name ?? '',
      periodUnit: profile.periodType?.unit ?? '',
    });
    if (!ids.has(id)) {
      ids.set(id, sampleTypeIndex);
    }
  });
  return Array.from(ids, ([id, sampleTypeIndex]) => ({ id, sampleTypeIndex }));
}

/** The type to choose when nobody did: the first of CPU time, else the first of CPU, else the first; undefined without ids. */
export function defaultProfileTypeId(ids: readonly string[]): string | undefined {
  const cpu = ids.filter((id) => id.includes('cpu'));
  return cpu.find((id) => !id.includes('samples')) ?? cpu[0] ?? ids[0];
}

function nameOf(sampleType: SampleType, profile: Profile): string {
  if (IS_CONTENTION.test(sampleType.name)) {
    return nameOfContentions(profile);
  }
  if (!IS_GENERIC.test(sampleType.name) && !isLineTime(sampleType, profile)) {
    return knownName(sampleType.name) ?? sampleType.name;
  }
  const known = [...profile.sampleTypes.map(({ name }) => name), profile.periodType?.name ?? ''].map(knownName);
  return known.find((name) => name !== undefined) ?? 'samples';
}

function knownName(sampleType: string): string | undefined {
  return NAMES.find(([pattern]) => pattern.test(sampleType))?.[1];
}

/**
 * `mutex` or `block`. Pyroscope's ingest cannot tell and says `mutex`; its agents send the name beside the file. The stacks
 * can: Go charges a contended mutex to the goroutine that unlocks it and a block to the one that waits, so the leaves of a
 * mutex profile are functions that unlock and those of a block profile are not. Without samples it is `mutex`, as there.
 */
function nameOfContentions({ samples, stacks, frames, functions, strings }: Profile): string {
  for (const stack of samples.stackIndex) {
    if (stack !== -1 && /[uU]nlock/.test(strings[functions.name[frames.functionIndex[stacks.frameIndex[stack]]]])) {
      return 'mutex';
    }
  }
  return samples.length === 0 ? 'mutex' : 'block';
}
