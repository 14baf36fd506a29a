// The profiles of samples/ and testdata/ as they are pushed to every server alike, and laid out for the files store.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DecodeError } from '../../../src/engine/formats/decodeError';
import { decodeProfile } from '../../../src/engine/formats/decodeProfile';
import { type Profile } from '../../../src/engine/profile/profile';
import { parseProfileTypeId, profileTypesOf } from '../../../src/engine/profile/profileType';
import { type RecordedProfile } from '../../../tools/stores/storeServer';
import { encodePprof } from './encodePprof';

// Jest and the tools both run in the repository's root.
const root = process.cwd();

const SAMPLES = 'samples/profiles';

/** Profiles of testdata/ that say no time get this one: a day before the samples begin. */
export const UNDATED_MS = Date.UTC(2026, 10, 20, 12, 0);

/** The samples' slices of 20 s; other folded files get the same. */
const FOLDED_DURATION_MS = 20_000;

/** Folders of testdata/ with whole profiles of one profiler each; the others hold damaged files, listings, and copies. */
const TESTDATA = ['go', 'py-spy', 'perf', 'gperftools', 'heaptrack', 'synthetic', 'rideshare-hive'];

/** All of them, in order of their files. Those without a single name for all their types are left out: a push has one name. */
export function recordedProfiles(): readonly RecordedProfile[] {
  return [...sampleProfiles(), ...testdataProfiles()];
}

/** samples/: its folders' labels, its names' times. */
export function sampleProfiles(): readonly RecordedProfile[] {
  return filesBelow(SAMPLES).flatMap((file) => {
    const labels = pathLabels(path.posix.relative(SAMPLES, file));
    return recorded(file, labels, timeInName(file) ?? UNDATED_MS);
  });
}

/** testdata/: `service_name` is the producer, `file` the name of the file; folders of the form key=value are labels too. */
export function testdataProfiles(): readonly RecordedProfile[] {
  return TESTDATA.flatMap((producer) =>
    filesBelow(`testdata/${producer}`).flatMap((file) => {
      const below = path.posix.relative(`testdata/${producer}`, file);
      const labels = { ...pathLabels(below), service_name: producer, file: path.posix.basename(file) };
      return recorded(file, labels, timeInName(file) ?? UNDATED_MS);
    })
  );
}

function recorded(file: string, labels: RecordedProfile['labels'], startMs: number): RecordedProfile[] {
  const bytes = Uint8Array.from(readFileSync(path.join(root, file)));
  const profile = decodable(bytes);
  const name = profile && commonName(profile);
  if (profile === undefined || name === undefined) {
    return [];
  }
  return profile.format === 'pprof' && profile.timeRange !== undefined
    ? [{ file, name, labels, pprof: bytes, startMs: profile.timeRange.fromMs }]
    : [{ file, name, labels, pprof: encodePprof(profile, { startMs, durationMs: FOLDED_DURATION_MS }), startMs }];
}

/** Undefined for what is no profile: notes, programs, manifests. */
function decodable(bytes: Uint8Array): Profile | undefined {
  try {
    return decodeProfile(bytes);
  } catch (error) {
    if (error instanceof DecodeError) {
      return undefined;
    }
    throw error;
  }
}

function commonName(profile: Profile): string | undefined {
  const names = new Set(profileTypesOf(profile).map(({ id }) => parseProfileTypeId(id)?.name));
  const [name] = names;
  return names.size === 1 ? name : undefined;
}

/** `key=value` folders. */
function pathLabels(file: string): Record<string, string> {
  const pairs = file.split('/').flatMap((part) => {
    const [, key, value] = /^([^=.]+)=(.*)$/.exec(part) ?? [];
    return key === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(pairs);
}

/** `20261121T121500Z` at the beginning of a name. */
function timeInName(file: string): number | undefined {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(path.posix.basename(file)) ?? [];
  const [year, month, day, hour, minute, second] = parts.map(Number);
  return parts.length === 0 ? undefined : Date.UTC(year, month - 1, day, hour, minute, second);
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.posix.join(folder, path.relative(path.join(root, folder), path.join(entry.parentPath, entry.name)))
    )
    .sort();
}
