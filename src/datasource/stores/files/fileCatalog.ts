// Which profile files there are: from the manifest where there is one, else from the list of the bucket or of all folders, else the one file
// that the URL names. Nothing is downloaded but lists, and each list at most once in a short while, whoever asks.
import { type Label } from '../../../engine/profile/profile';
import { HttpProblem } from '../httpProblem';
import { SharedRequests } from '../sharedRequests';
import { BucketList } from './bucketList';
import { ARRAY_MANIFEST, type Catalog, sortedByPath } from './catalog';
import { type CatalogFile, fileFromManifest, fileOfUrl } from './catalogFile';
import { type Asking, type FolderClient } from './folderClient';
import { FolderWalk, isDenied } from './folderWalk';
import { type BucketDialect } from './listings/bucket';
import { s3Bucket } from './listings/s3Bucket';
import { type Manifest, parseManifest } from './manifest';
import { type NameRules } from './nameRules';
import { inSlices } from './slices';
import { StoreError } from '../storeError';

export interface CatalogOptions {
  /** The manifest's name in the base folder. */
  readonly manifestName: string;
  /** How long a list is used again, in milliseconds. */
  readonly keepListsMs: number;
}

/** How the URL is listed: as a bucket of this kind, or as its first answer shows. */
export type Listed =
  { readonly kind: 'bucket'; readonly dialect: BucketDialect; readonly prefix: string } | { readonly kind: 'auto' };

export class FileCatalog {
  private readonly manifests: SharedRequests<Catalog | undefined>;
  private readonly singles: SharedRequests<Catalog>;
  private readonly walk: FolderWalk;
  private readonly bucket: BucketList;

  constructor(
    private readonly folder: FolderClient,
    private readonly names: NameRules,
    private readonly listed: Listed,
    private readonly options: CatalogOptions
  ) {
    const { manifestName, keepListsMs } = options;
    const { dialect, prefix } = listed.kind === 'bucket' ? listed : { dialect: s3Bucket, prefix: '' };
    this.manifests = new SharedRequests(keepListsMs);
    this.singles = new SharedRequests(keepListsMs);
    this.walk = new FolderWalk(folder, manifestName, names, keepListsMs);
    this.bucket = new BucketList(folder, dialect, prefix, names, keepListsMs);
  }

  /**
   * All files in order of path; files of folders that are not worth entering may be missing. Rejects with a StoreError when the base cannot
   * be listed or the server fails; a folder that may not be read becomes a notice.
   *
   * `mayEnter`: Whether files with these labels of their folders are wanted.
   */
  async list(asking: Asking, mayEnter: (folderLabels: readonly Label[]) => boolean): Promise<Catalog> {
    const { files, notices } =
      (await this.manifest(this.options.manifestName, asking)) ?? (await this.withoutManifest(asking, mayEnter));
    return { files: sortedByPath(files), notices: [...this.names.notices, ...notices] };
  }

  private async withoutManifest(
    asking: Asking,
    mayEnter: (folderLabels: readonly Label[]) => boolean
  ): Promise<Catalog> {
    if (this.listed.kind === 'bucket') {
      return this.bucket.list(asking);
    }
    try {
      const base = await this.walk.base(asking);
      if (base.kind === 'bucket') {
        return await this.bucket.list(asking);
      }
      const manifest = base.has(ARRAY_MANIFEST) ? await this.manifest(ARRAY_MANIFEST, asking) : undefined;
      return manifest ?? (await this.walk.list(asking, mayEnter));
    } catch (error) {
      // Without a list there may be a manifest all the same, and what is no folder may be a file.
      const manifest = isDenied(error) ? await this.manifest(ARRAY_MANIFEST, asking) : undefined;
      const instead = manifest ?? (mayBeFile(error) ? await this.single(asking) : undefined);
      if (instead === undefined) {
        throw error;
      }
      return instead;
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
      const manifest = await parseManifest(text, name, signal);
      return manifest && this.catalogOf(manifest, signal);
    });
  }

  /** Of entries with one path the last one counts. */
  private async catalogOf({ entries, notices }: Manifest, signal: AbortSignal): Promise<Catalog> {
    const files = new Map<string, CatalogFile>();
    await inSlices(entries, signal, (entry) => files.set(entry.path, fileFromManifest(entry, this.names)));
    return { files: [...files.values()], notices };
  }

  /** The URL itself as a file; undefined when it is none. */
  private async single(asking: Asking): Promise<Catalog | undefined> {
    try {
      return await this.singles.get('', asking.signal, async (signal) => {
        const { bytes, lastModifiedMs } = await this.folder.profile('', { ...asking, signal });
        return { files: [fileOfUrl(lastModifiedMs, bytes.length)], notices: [] };
      });
    } catch (error) {
      if (error instanceof StoreError) {
        return undefined;
      }
      throw error;
    }
  }
}

/** How servers answer when a file is asked for as a folder: it is not there, or without the slash, or they hand out the file. */
function mayBeFile(error: unknown): boolean {
  return error instanceof HttpProblem
    ? isDenied(error) || (error.status >= 200 && error.status < 400)
    : error instanceof StoreError;
}
