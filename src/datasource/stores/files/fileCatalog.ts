// Which profile files there are: from the manifest where there is one, else from the listings of all folders. Nothing is downloaded
// but lists, and each list at most once in a short while, whoever asks.
import { type Label } from '../../../engine/profile/profile';
import { SharedRequests } from '../sharedRequests';
import { StoreError } from '../storeError';
import { type CatalogFile, fileFromListing, fileFromManifest } from './catalogFile';
import { type DirectoryListing, parseListing } from './directoryListing';
import { type Asking, type FolderClient } from './folderClient';
import { HttpProblem } from '../httpProblem';
import { type Manifest, parseManifest } from './manifest';
import { folderLabels, isInside } from './pathLabels';

export interface CatalogOptions {
  /** The manifest's name in the base folder. */
  readonly manifestName: string;
  /** IANA name of the zone of times without one in file names. */
  readonly nameZone: string;
  /** How long a list is used again, in milliseconds. */
  readonly keepListsMs: number;
}

export interface Catalog {
  /** In order of path. */
  readonly files: readonly CatalogFile[];
  readonly notices: readonly string[];
}

/** The manifest in its second form; asked for only when the first is not there. */
const ARRAY_MANIFEST = 'profiles.json';

/** Names that are lists of profiles, never profiles. */
const LIST_NAMES: ReadonlySet<string> = new Set([
  'profiles.ndjson',
  ARRAY_MANIFEST,
  'manifest.ndjson',
  'manifest.json',
]);

/** A folder of files is hostile input too: links may run in circles. */
const MAX_DEPTH = 24;
const MAX_FOLDERS = 10_000;
const MAX_FILES = 200_000;

export class FileCatalog {
  private readonly manifests: SharedRequests<Catalog | undefined>;
  private readonly listings: SharedRequests<DirectoryListing>;

  constructor(
    private readonly folder: FolderClient,
    private readonly options: CatalogOptions
  ) {
    this.manifests = new SharedRequests(options.keepListsMs);
    this.listings = new SharedRequests(options.keepListsMs);
  }

  /**
   * All files, except those below folders that are not worth entering. Rejects with a StoreError when the base folder cannot be
   * listed or the server fails; a folder that may not be read becomes a notice.
   *
   * `mayEnter`: Whether files with these labels of their folders are wanted.
   */
  async list(asking: Asking, mayEnter: (folderLabels: readonly Label[]) => boolean): Promise<Catalog> {
    const manifest = await this.manifest(this.options.manifestName, asking);
    return manifest ?? (await this.arrayManifest(asking)) ?? this.walk(asking, mayEnter);
  }

  /** `profiles.json`: looked for when the base folder lists it, or cannot be listed at all. */
  private async arrayManifest(asking: Asking): Promise<Catalog | undefined> {
    try {
      const { entries } = await this.listing('', asking);
      return entries.some(({ name }) => name === ARRAY_MANIFEST)
        ? await this.manifest(ARRAY_MANIFEST, asking)
        : undefined;
    } catch (error) {
      const manifest = isDenied(error) ? await this.manifest(ARRAY_MANIFEST, asking) : undefined;
      if (manifest === undefined) {
        throw error;
      }
      return manifest;
    }
  }

  /** Undefined when there is no such manifest. */
  private manifest(name: string, asking: Asking): Promise<Catalog | undefined> {
    return this.manifests.get(name, asking.signal, async (signal) => {
      let text: string;
      try {
        text = await this.folder.text(name, { ...asking, signal });
      } catch (error) {
        if (isDenied(error)) {
          return undefined;
        }
        throw error;
      }
      const manifest = parseManifest(text, name);
      return manifest && this.catalogOf(manifest);
    });
  }

  private catalogOf({ entries, notices }: Manifest): Catalog {
    const files = new Map(entries.map((entry) => [entry.path, fileFromManifest(entry, this.options.nameZone)]));
    return { files: sortedByPath([...files.values()]), notices };
  }

  private async walk(asking: Asking, mayEnter: (folderLabels: readonly Label[]) => boolean): Promise<Catalog> {
    const files: CatalogFile[] = [];
    const notices = new Set<string>();
    let folderCount = 0;
    let level = [''];
    for (let depth = 0; level.length > 0; depth++) {
      folderCount += level.length;
      if (depth > MAX_DEPTH || folderCount > MAX_FOLDERS || files.length > MAX_FILES) {
        notices.add(
          `The folder is larger than a listing may be (${MAX_DEPTH} levels, ${MAX_FOLDERS} folders, ${MAX_FILES} files); ` +
            'the rest was left out. Add label matchers for its folders, or a manifest.'
        );
        break;
      }
      const listed = await Promise.all(level.map((path) => this.listFolder(path, asking, notices)));
      const below: string[] = [];
      listed.forEach((listing, index) => {
        for (const entry of listing?.entries ?? []) {
          if (entry.isFolder) {
            below.push(`${level[index]}${entry.name}/`);
          } else if (isProfileName(entry.name)) {
            files.push(fileFromListing(level[index], entry, this.options.nameZone));
          }
        }
      });
      level = below.filter((path) => isInside(path) && mayEnter(folderLabels(path)));
    }
    return {
      files: sortedByPath(files.filter(({ path }) => path !== this.options.manifestName)),
      notices: [...notices],
    };
  }

  /** Undefined, with a notice, for a folder that may not be listed. */
  private async listFolder(path: string, asking: Asking, notices: Set<string>): Promise<DirectoryListing | undefined> {
    try {
      const listing = await this.listing(path, asking);
      if (listing.outside.length > 0) {
        notices.add(
          `The listing of ${path === '' ? 'the base folder' : path} has ${listing.outside.length} links that lead out of the folder ` +
            `(the first is ${JSON.stringify(listing.outside[0].slice(0, 100))}); they were left out.`
        );
      }
      return listing;
    } catch (error) {
      if (path !== '' && error instanceof StoreError && (isDenied(error) || !(error instanceof HttpProblem))) {
        notices.add(error.message);
        return undefined;
      }
      throw error;
    }
  }

  private listing(path: string, asking: Asking): Promise<DirectoryListing> {
    return this.listings.get(path, asking.signal, async (signal) => {
      const listing = parseListing(await this.folder.text(path, { ...asking, signal }));
      if (listing === undefined) {
        throw new StoreError(
          path === '' ? "The data source's folder" : `The folder ${path}`,
          'is answered with something else than a listing',
          `Switch directory listings on at the server, put a manifest ${this.options.manifestName} into the folder, ` +
            'or check the URL and the authentication in the data source settings.'
        );
      }
      return listing;
    });
  }
}

/** The server is there, but does not hand this out. 400 is how Grafana passes a 401 on. */
function isDenied(error: unknown): boolean {
  return error instanceof HttpProblem && [403, 404, 405, 410].includes(error.status);
}

/** Lists, hidden files and notes for people are not profiles. */
function isProfileName(name: string): boolean {
  return !LIST_NAMES.has(name) && !/^\.|^(readme|license)\b/i.test(name);
}

function sortedByPath(files: readonly CatalogFile[]): readonly CatalogFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
