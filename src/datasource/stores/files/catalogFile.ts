// One profile file as the catalog knows it before it is read.
import { type ProfileFile } from '../../../worker/workRequest';
import { type ListedEntry } from './directoryListing';
import { type ManifestEntry } from './manifest';
import { timeFromName } from './nameTime';
import { filePattern, pathLabels } from './pathLabels';

export interface CatalogFile extends ProfileFile {
  /** Below the base URL, decoded, without a leading slash. */
  readonly path: string;
  /** Files of equal patterns are expected to hold the same profile types. */
  readonly pattern: string;
  /** The time in the name; undefined when it states none. */
  readonly nameMs?: number;
  /** When the file was last changed. It was recorded before that, but perhaps long before: files get copied. */
  readonly mtimeMs?: number;
  /** From the manifest; undefined when it does not say. */
  readonly listedTypeIds?: readonly string[];
  readonly listedSampleLabels?: readonly string[];
}

/** `zone`: IANA name of the zone of times without one in names. */
export function fileFromManifest(entry: ManifestEntry, zone: string): CatalogFile {
  const nameMs = timeFromName(entry.path.slice(entry.path.lastIndexOf('/') + 1), zone);
  return {
    key: `${entry.path}\n${entry.periodNs ?? ''}`,
    path: entry.path,
    pattern: filePattern(entry.path),
    manifestLabels: entry.labels,
    pathLabels: pathLabels(entry.path),
    statedFromMs: entry.fromMs,
    statedToMs: entry.toMs,
    guessedFromMs: nameMs,
    nameMs,
    periodNs: entry.periodNs,
    listedTypeIds: entry.profileTypeIds,
    listedSampleLabels: entry.sampleLabels,
  };
}

/** @param folder The folder's path with its final slash, `''` for the base. */
export function fileFromListing(folder: string, entry: ListedEntry, zone: string): CatalogFile {
  const path = folder + entry.name;
  const nameMs = timeFromName(entry.name, zone);
  return {
    key: `${path}\n${entry.sizeBytes ?? ''}\n${entry.mtimeMs ?? ''}`,
    path,
    pattern: filePattern(path),
    manifestLabels: [],
    pathLabels: pathLabels(path),
    guessedFromMs: nameMs ?? entry.mtimeMs,
    nameMs,
    mtimeMs: entry.mtimeMs,
  };
}
