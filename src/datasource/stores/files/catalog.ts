// What all ways to list files have in common: which names are profiles, how many there may be, and what is said of the rest.
import { type CatalogFile } from './catalogFile';

export interface Catalog {
  readonly files: readonly CatalogFile[];
  readonly notices: readonly string[];
}

/** The manifest in its second form; asked for only when the first is not there. */
export const ARRAY_MANIFEST = 'profiles.json';

/** Names that are lists of profiles, never profiles. */
const LIST_NAMES: ReadonlySet<string> = new Set([
  'profiles.ndjson',
  ARRAY_MANIFEST,
  'manifest.ndjson',
  'manifest.json',
]);

/** A folder of files is hostile input too: links may run in circles. */
export const MAX_DEPTH = 24;
export const MAX_FOLDERS = 10_000;
export const MAX_FILES = 200_000;

export const TOO_LARGE =
  `The folder is larger than a listing may be (${MAX_DEPTH} levels, ${MAX_FOLDERS} folders, ${MAX_FILES} files); ` +
  'the rest was left out. Add label matchers for its folders, or a manifest.';

/** Lists, hidden files, notes for people, folders and what ddtrace writes beside each of its profiles are not profiles. */
export function isProfileName(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    name !== '' &&
    !LIST_NAMES.has(name) &&
    !/^\.|^(?:readme|license)\b|\.\d+\.\d+\.(?:info|internal_metadata)\.json$/i.test(name)
  );
}

/** In order of path. Lists of servers mostly are already, which makes it quick. */
export function sortedByPath(files: readonly CatalogFile[]): readonly CatalogFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** Counts links that lead out of a folder, and keeps the first to show. */
export class OutsideLinks {
  private count = 0;
  private first = '';

  add(link: string): void {
    this.count++;
    this.first ||= link;
  }

  /** `list`: What has the links, as the subject of a sentence. None without links. */
  sentences(list: string): readonly string[] {
    const links = this.count === 1 ? 'a link that leads' : `${this.count} links that lead`;
    const which = this.count === 1 ? '' : 'the first is ';
    const left = this.count === 1 ? 'it was' : 'they were';
    return this.count === 0
      ? []
      : [`${list} has ${links} out of it (${which}${JSON.stringify(this.first.slice(0, 100))}); ${left} left out.`];
  }
}
