// All objects of a bucket as files: page by page, whoever asks, each list once in a short while.
import { SharedRequests } from '../sharedRequests';
import { type CatalogFile, fileFromObject, listedKey } from './catalogFile';
import { type Catalog, isProfileName, MAX_FILES, OutsideLinks, TOO_LARGE } from './catalog';
import { type Asking, type FolderClient } from './folderClient';
import { KnownFiles } from './knownFiles';
import { type BucketDialect, type BucketPage } from './listings/bucket';
import { type NameRules } from './nameRules';
import { isInside } from './pathLabels';
import { inSlices } from './slices';
import { StoreError } from '../storeError';

export class BucketList {
  private readonly shared: SharedRequests<Catalog>;
  private readonly known = new KnownFiles();
  private readonly listeners = new Set<(fileCount: number) => void>();

  /**
   * `prefix`: What keys must begin with; paths are what follows it. It ends with a slash, or is empty.
   *
   * `keepMs`: How long a list is used again, in milliseconds.
   */
  constructor(
    private readonly folder: FolderClient,
    private readonly dialect: BucketDialect,
    private readonly prefix: string,
    private readonly names: NameRules,
    keepMs: number
  ) {
    this.shared = new SharedRequests(keepMs);
  }

  /** Rejects with a StoreError when a page cannot be had: part of a bucket would pass for all of it. */
  async list(asking: Asking): Promise<Catalog> {
    const { onListed } = asking;
    if (onListed !== undefined) {
      this.listeners.add(onListed);
    }
    try {
      return await this.shared.get('', asking.signal, (signal) => this.readPages({ ...asking, signal }));
    } finally {
      if (onListed !== undefined) {
        this.listeners.delete(onListed);
      }
    }
  }

  private async readPages(asking: Asking): Promise<Catalog> {
    const files: CatalogFile[] = [];
    const notices = new Set<string>();
    const outside = new OutsideLinks();
    const tokens = new Set<string>();
    let token: string | undefined;
    for (;;) {
      const page = await this.page(token, asking);
      await inSlices(page.objects, asking.signal, (object) => {
        const path = object.key.startsWith(this.prefix) ? object.key.slice(this.prefix.length) : undefined;
        if (path === undefined || (!path.endsWith('/') && !isInside(path))) {
          outside.add(object.key);
        } else if (isProfileName(path)) {
          const make = () => fileFromObject(path, object, this.names);
          files.push(this.known.get(listedKey(path, object), make));
        }
      });
      this.listeners.forEach((tell) => tell(files.length));
      if (!page.isTruncated) {
        break;
      }
      token = page.nextToken;
      if (token === undefined || tokens.has(token)) {
        notices.add(
          `The list of the bucket ends after ${files.length} files without the server saying how it goes on; the rest is missing.`
        );
        break;
      }
      if (files.length > MAX_FILES || tokens.size > MAX_FILES) {
        notices.add(TOO_LARGE);
        break;
      }
      tokens.add(token);
    }
    return { files, notices: [...notices, ...outside.sentences('The list of the bucket')] };
  }

  private async page(token: string | undefined, asking: Asking): Promise<BucketPage> {
    const page = this.dialect.readPage(await this.folder.page(this.dialect.listRequest(this.prefix, token), asking));
    if (page === undefined) {
      throw new StoreError(
        "The list of the data source's bucket",
        'is answered with something else than a list',
        'Check the URL and how it is listed in the data source settings.'
      );
    }
    return page;
  }
}
