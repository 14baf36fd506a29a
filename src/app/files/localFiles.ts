// Files of the user's own machine, read and counted where files of a store are: in the worker. Nothing leaves the browser.
import { type ExactCalls } from '../../engine/call-graph/exactCalls';
import { type CallTree } from '../../engine/tree/callTree';
import { type FileSummary, type WorkRequest } from '../../worker/workRequest';
import { type WorkbenchClient } from '../../worker/workbenchClient';

/** The part of a browser's File that is needed. */
export interface ChosenFile {
  readonly name: string;
  readonly size: number;
  readonly lastModified: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface LocalFile {
  readonly file: ChosenFile;
  /** Tells it apart from all others, also from another version of the same name. */
  readonly key: string;
  readonly summary: FileSummary;
}

/** What one file is in one profile type. */
export interface LocalTree {
  readonly tree: CallTree;
  readonly isApproximate: boolean;
  /** The exact numbers of functions and calls, of a file that recorded them instead of stacks. */
  readonly exactCalls?: ExactCalls;
  readonly notices: readonly string[];
}

/** A sentence for the user, with the file's name. */
export class LocalFileError extends Error {
  override readonly name = 'LocalFileError';
}

type Bench = Pick<WorkbenchClient, 'open' | 'add' | 'finish' | 'close'>;

const LARGEST_BYTES = 2 ** 30;
const ANY_TIME = { fromMs: -8.64e15, toMs: 8.64e15 };

export class LocalFiles {
  private lastKey = 0;

  constructor(private readonly workbench: Bench) {}

  /** Rejects with a LocalFileError for what is no profile. */
  async read(file: ChosenFile): Promise<LocalFile> {
    this.lastKey++;
    const key = `local-${this.lastKey}`;
    return { file, key, summary: await this.addTo(file, key, []) };
  }

  /** The file's call tree in one of its profile types. Rejects with a LocalFileError when the file has changed meanwhile. */
  async tree({ file, key }: LocalFile, profileTypeId: string): Promise<LocalTree> {
    const request: WorkRequest = { kind: 'tree', profileTypeId, matchers: [], range: ANY_TIME };
    const id = await this.workbench.open(request);
    try {
      await this.addTo(file, key, [id]);
      const result = await this.workbench.finish(id);
      if (result?.kind !== 'tree') {
        throw new LocalFileError(`${file.name} was closed while it was read. Choose it again.`);
      }
      return result;
    } finally {
      this.workbench.close(id);
    }
  }

  /** Counts a file into work; its bytes are sent only where the decoded file is no longer kept. */
  private async addTo(file: ChosenFile, key: string, ids: readonly number[]): Promise<FileSummary> {
    const profileFile = { key, manifestLabels: [], pathLabels: [] };
    const known = ids.length === 0 ? undefined : await this.workbench.add(ids, profileFile);
    const outcome =
      known === undefined || known.kind === 'missing'
        ? await this.workbench.add(ids, profileFile, await bytesOf(file))
        : known;
    switch (outcome.kind) {
      case 'read':
        return outcome.summary;
      case 'bad':
        throw new LocalFileError(`${file.name}: ${outcome.sentence}`);
      case 'missing':
        throw new LocalFileError(`${file.name} could not be kept in memory. Choose a smaller file.`);
    }
  }
}

async function bytesOf(file: ChosenFile): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > LARGEST_BYTES) {
    throw new LocalFileError(`${file.name} is larger than 1 GiB. Record a shorter profile.`);
  }
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new LocalFileError(
      `${file.name} cannot be read: it is a folder, or it was moved or changed. Choose the file itself again.`
    );
  }
}
