// All files of folders that a server lists one by one. A folder's list is read once in a short while, whoever asks; what becomes of it
// (files with their labels and times) is kept with it.
import { type Label } from '../../../engine/profile/profile';
import { forEachAtOnce } from '../forEachAtOnce';
import { HttpProblem } from '../httpProblem';
import { SharedRequests } from '../sharedRequests';
import { StoreError } from '../storeError';
import { togetherOrNot } from '../togetherOrNot';
import { type Catalog, isProfileName, MAX_DEPTH, MAX_FILES, MAX_FOLDERS, OutsideLinks, TOO_LARGE } from './catalog';
import { type CatalogFile, fileFromListing, listedKey } from './catalogFile';
import { type Asking, type FolderClient } from './folderClient';
import { type FolderListing } from './listings/listing';
import { KnownFiles } from './knownFiles';
import { parseListing } from './listings/parseListing';
import { type NameRules } from './nameRules';
import { folderLabels, isInside } from './pathLabels';
import { inSlices } from './slices';

/** More than requests are under way at once, so that none of their places is ever empty. */
const FOLDERS_AT_ONCE = 16;

/** What one folder holds. */
export interface FolderContents {
  readonly kind: 'folder';
  readonly files: readonly CatalogFile[];
  /** Paths with their final slash. */
  readonly folders: readonly string[];
  /** Names of all files, also of those that are no profiles. */
  readonly has: (name: string) => boolean;
  readonly notices: readonly string[];
}

export class FolderWalk {
  private readonly contents: SharedRequests<FolderContents | { readonly kind: 'bucket' }>;
  private readonly known = new KnownFiles();

  /** `keepMs`: How long a list is used again, in milliseconds. */
  constructor(
    private readonly folder: FolderClient,
    private readonly manifestName: string,
    private readonly names: NameRules,
    keepMs: number
  ) {
    this.contents = new SharedRequests(keepMs);
  }

  /**
   * The base folder, or that the URL is a bucket's. Rejects with an HttpProblem, and with a StoreError when the answer is no listing.
   */
  base(asking: Asking): Promise<FolderContents | { readonly kind: 'bucket' }> {
    return this.look('', asking);
  }

  /**
   * Everything below the base, except folders that are not worth entering. Rejects with a StoreError when the base cannot be listed or
   * the server is out of reach; a folder that may not be read becomes a notice.
   */
  list(asking: Asking, mayEnter: (folderLabels: readonly Label[]) => boolean): Promise<Catalog> {
    return togetherOrNot(asking.signal, (signal) => this.walk({ ...asking, signal }, mayEnter));
  }

  private async walk(asking: Asking, mayEnter: (folderLabels: readonly Label[]) => boolean): Promise<Catalog> {
    const files: CatalogFile[][] = [];
    const notices = new Set<string>();
    let [fileCount, folderCount] = [0, 0];
    let level = [''];
    for (let depth = 0; level.length > 0; depth++) {
      folderCount += level.length;
      if (depth > MAX_DEPTH || folderCount > MAX_FOLDERS || fileCount > MAX_FILES) {
        notices.add(TOO_LARGE);
        break;
      }
      const found: Array<FolderContents | undefined> = Array(level.length).fill(undefined);
      await forEachAtOnce([...level.keys()], FOLDERS_AT_ONCE, async (index) => {
        found[index] = await this.listFolder(level[index], asking, notices);
        fileCount += found[index]?.files.length ?? 0;
        asking.onListed?.(fileCount);
      });
      level = found.flatMap((folder) => {
        files.push([...(folder?.files ?? [])]);
        folder?.notices.forEach((notice) => notices.add(notice));
        return folder?.folders.filter((path) => mayEnter(folderLabels(path))) ?? [];
      });
    }
    return { files: files.flat(), notices: [...notices] };
  }

  /** Undefined, with a notice, for a folder that may not be listed. */
  private async listFolder(path: string, asking: Asking, notices: Set<string>): Promise<FolderContents | undefined> {
    try {
      const contents = await this.look(path, asking);
      return contents.kind === 'folder' ? contents : undefined;
    } catch (error) {
      if (path !== '' && error instanceof StoreError && (isDenied(error) || !(error instanceof HttpProblem))) {
        notices.add(error.message);
        return undefined;
      }
      throw error;
    }
  }

  private look(path: string, asking: Asking): Promise<FolderContents | { readonly kind: 'bucket' }> {
    return this.contents.get(path, asking.signal, async (signal) => {
      const text = await this.folder.text(path, { ...asking, signal });
      const asked = path === '' ? "The data source's folder" : `The folder ${path}`;
      const listing = parseListing(text);
      switch (listing?.kind) {
        case 'folder':
          return this.read(path, asked, listing, signal);
        case 'bucket':
          return { kind: 'bucket' };
        case undefined:
          throw new StoreError(
            asked,
            'is answered with something else than a listing',
            `Switch directory listings on at the server, put a manifest ${this.manifestName} into the folder, ` +
              'or check the URL and the authentication in the data source settings.'
          );
      }
    });
  }

  /** `asked`: The folder as the subject of a sentence. */
  private async read(
    path: string,
    asked: string,
    listing: FolderListing,
    signal: AbortSignal
  ): Promise<FolderContents> {
    const files: CatalogFile[] = [];
    const folders: string[] = [];
    const others = new Set<string>();
    const outside = new OutsideLinks();
    await inSlices(listing.items, signal, (item) => {
      if ('outside' in item) {
        outside.add(item.outside);
      } else if ('breaksOff' in item) {
        throw new HttpProblem(
          asked,
          'is answered with a list that breaks off',
          'Refresh; if it happens again, look at what stands between Grafana and the server.',
          0
        );
      } else if (!item.isFolder) {
        if (isProfileName(item.name) && !(path === '' && item.name === this.manifestName)) {
          const make = () => fileFromListing(path, item, this.names);
          files.push(this.known.get(listedKey(path + item.name, item), make));
        } else {
          others.add(item.name);
        }
      } else if (isInside(`${path}${item.name}/`)) {
        folders.push(`${path}${item.name}/`);
      }
    });
    return {
      kind: 'folder',
      files,
      folders,
      has: (name) => others.has(name),
      notices: outside.sentences(`The listing of ${path === '' ? 'the base folder' : path}`),
    };
  }
}

/** The server is there, but does not hand this out. */
export function isDenied(error: unknown): boolean {
  return error instanceof HttpProblem && [403, 404, 405, 410].includes(error.status);
}
