// One profile file as the catalog knows it before it is read.
import { type Label } from '../../../engine/profile/profile';
import { type ProfileFile } from '../../../worker/workRequest';
import { clockOfPath } from './clock';
import { type BucketObject } from './listings/bucket';
import { type ListedEntry } from './listings/listing';
import { type ManifestEntry } from './manifest';
import { type NameRules } from './nameRules';
import { filePattern, pathLabels } from './pathLabels';

export interface CatalogFile extends ProfileFile {
  /** Below the base, decoded, without a leading slash. `''` for the base itself, when the URL is that of one file. */
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

export function fileFromManifest(entry: ManifestEntry, names: NameRules): CatalogFile {
  const { labels, timeMs } = names.read(nameOf(entry.path));
  const ofPath = pathLabels(entry.path, labels);
  const clock = entry.clock ?? clockOfPath(ofPath);
  return {
    key: `${entry.path}\n${entry.periodNs ?? ''}\n${clock ?? ''}`,
    path: entry.path,
    pattern: filePattern(entry.path),
    manifestLabels: entry.labels,
    pathLabels: ofPath,
    statedFromMs: entry.fromMs,
    statedToMs: entry.toMs,
    guessedFromMs: timeMs,
    nameMs: timeMs,
    periodNs: entry.periodNs,
    clock,
    listedTypeIds: entry.profileTypeIds,
    listedSampleLabels: entry.sampleLabels,
  };
}

/** @param folder The folder's path with its final slash, `''` for the base. */
export function fileFromListing(folder: string, entry: ListedEntry, names: NameRules): CatalogFile {
  return listedFile(folder + entry.name, entry, [], names);
}

/** @param path The object's key behind the prefix of the data source. */
export function fileFromObject(path: string, object: BucketObject, names: NameRules): CatalogFile {
  return listedFile(path, object, object.labels, names);
}

/** The one file that the data source's URL names. Its own name is not known here: only Grafana knows the URL. */
export function fileOfUrl(lastModifiedMs: number | undefined, sizeBytes: number): CatalogFile {
  return {
    key: `\n${sizeBytes}\n${lastModifiedMs ?? ''}`,
    path: '',
    pattern: '',
    manifestLabels: [],
    pathLabels: [],
    guessedFromMs: lastModifiedMs,
    mtimeMs: lastModifiedMs,
  };
}

/** Equal for what a list says in the same way: it is taken for the same content. */
export function listedKey(path: string, { sizeBytes, mtimeMs }: Pick<ListedEntry, 'sizeBytes' | 'mtimeMs'>): string {
  return `${path}\n${sizeBytes ?? ''}\n${mtimeMs ?? ''}`;
}

function listedFile(
  path: string,
  { sizeBytes, mtimeMs }: Pick<ListedEntry, 'sizeBytes' | 'mtimeMs'>,
  storedLabels: readonly Label[],
  names: NameRules
): CatalogFile {
  const { labels, timeMs } = names.read(nameOf(path));
  const ofPath = pathLabels(path, labels);
  const clock = clockOfPath(ofPath);
  return {
    key: `${listedKey(path, { sizeBytes, mtimeMs })}\n${clock ?? ''}`,
    path,
    pattern: filePattern(path),
    manifestLabels: storedLabels,
    pathLabels: ofPath,
    clock,
    guessedFromMs: timeMs ?? mtimeMs,
    nameMs: timeMs,
    mtimeMs,
  };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
