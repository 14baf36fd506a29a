// Reads one file into pieces of work: from the worker's cache, else by download. A file that several queries need at the same
// time is downloaded once and decoded once.
import { type WorkbenchClient } from '../../../worker/workbenchClient';
import { type AddOutcome } from '../../../worker/workRequest';
import { SharedRequests } from '../sharedRequests';
import { abortError, StoreError } from '../storeError';
import { type CatalogFile } from './catalogFile';
import { type FileKnowledge } from './fileKnowledge';
import { type Asking, type FolderClient } from './folderClient';
import { HttpProblem } from '../httpProblem';

/** What became of a file: read into the work, or left out for the reason in `sentence`, which names the file. */
export type ReadOutcome =
  | { readonly kind: 'read'; readonly wasDownloaded: boolean }
  | { readonly kind: 'failed'; readonly sentence: string; readonly error?: StoreError };

type Settled = Exclude<AddOutcome, { readonly kind: 'missing' }>;

export class FileReader {
  private readonly downloads = new SharedRequests<Settled>(0);
  /** Pieces of work that a download under way will be counted into, by the file's key. */
  private readonly waitingWork = new Map<string, number[]>();

  constructor(
    private readonly folder: FolderClient,
    private readonly workbench: WorkbenchClient,
    private readonly knowledge: FileKnowledge
  ) {}

  /**
   * Counts the file into the work `ids`; without any it is only decoded and remembered. Rejects when the request was
   * cancelled or the server as a whole is out of reach; whatever is wrong with this one file is an outcome.
   */
  async read(file: CatalogFile, ids: readonly number[], asking: Asking): Promise<ReadOutcome> {
    const problem = this.knowledge.problem(file);
    if (problem !== undefined) {
      return failed(file, problem);
    }
    let wasDownloaded = false;
    for (;;) {
      if (asking.signal.aborted) {
        throw abortError();
      }
      const joined = this.waitingWork.get(file.key);
      const cached = joined === undefined ? await this.workbench.add(ids, this.knowledge.completed(file)) : undefined;
      if (cached !== undefined && cached.kind !== 'missing') {
        return this.settle(file, cached, wasDownloaded);
      }
      try {
        const { outcome, isCounted } = await this.download(file, ids, asking);
        wasDownloaded = true;
        if (isCounted || outcome.kind === 'bad') {
          return this.settle(file, outcome, wasDownloaded);
        }
      } catch (error) {
        if (error instanceof StoreError && !isOutOfReach(error)) {
          return { kind: 'failed', sentence: error.message, error };
        }
        throw error;
      }
    }
  }

  /** Starts the download or joins one under way; `isCounted` is false when it was joined too late to count `ids`. */
  private async download(
    file: CatalogFile,
    ids: readonly number[],
    asking: Asking
  ): Promise<{ readonly outcome: Settled; readonly isCounted: boolean }> {
    let isCounted = false;
    const join = () => {
      const waiting = this.waitingWork.get(file.key);
      waiting?.push(...ids);
      isCounted = waiting !== undefined;
    };
    join();
    const outcome = await this.downloads.get(file.key, asking.signal, async (signal) => {
      const waiting: number[] = [];
      this.waitingWork.set(file.key, waiting);
      join();
      try {
        const { bytes, lastModifiedMs } = await this.folder.profile(file.path, { ...asking, signal });
        if (signal.aborted) {
          throw abortError();
        }
        this.leave(file, waiting);
        return await this.decode(file, waiting, bytes, lastModifiedMs);
      } finally {
        this.leave(file, waiting);
      }
    });
    return { outcome, isCounted };
  }

  /** Nobody joins these any more. A download that was given up must not take away what waits for the next one. */
  private leave(file: CatalogFile, waiting: readonly number[]): void {
    if (this.waitingWork.get(file.key) === waiting) {
      this.waitingWork.delete(file.key);
    }
  }

  private async decode(
    file: CatalogFile,
    ids: readonly number[],
    bytes: Uint8Array<ArrayBuffer>,
    lastModifiedMs: number | undefined
  ): Promise<Settled> {
    const outcome = await this.workbench.add(ids, this.knowledge.completed(file, lastModifiedMs), bytes);
    switch (outcome.kind) {
      case 'read':
        this.knowledge.rememberRead(file, outcome.summary, lastModifiedMs);
        return outcome;
      case 'bad':
        this.knowledge.rememberBad(file, outcome.sentence);
        return outcome;
      case 'missing':
        throw new Error('The workbench lost bytes that it was given.');
    }
  }

  private settle(file: CatalogFile, outcome: Settled, wasDownloaded: boolean): ReadOutcome {
    if (outcome.kind === 'bad') {
      return failed(file, outcome.sentence);
    }
    this.knowledge.rememberRead(file, outcome.summary, undefined);
    return { kind: 'read', wasDownloaded };
  }
}

function failed(file: CatalogFile, sentence: string): ReadOutcome {
  return { kind: 'failed', sentence: `${file.path || 'The file at the URL of the data source'}: ${sentence}` };
}

/** Asking for the next file would end the same way. */
function isOutOfReach(error: StoreError): boolean {
  return error instanceof HttpProblem && [0, 502, 503, 504].includes(error.status);
}
