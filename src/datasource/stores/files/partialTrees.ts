// Trees of what has been read so far, while a long first load goes on.
import { type TreeResult, type WorkResult } from '../../../worker/workRequest';

/** No partial tree before so long, and none sooner than that after another. */
const PARTIAL_EVERY_MS = 1000;

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export class PartialTrees {
  private lastMs: number;
  private downloadedCount = 0;
  private isBusy = false;
  private isEnded = false;

  /**
   * @param snapshot The tree so far.
   * @param emit Takes a complete tree of the files read so far.
   * @param now Milliseconds of a clock that goes forward.
   */
  constructor(
    private readonly snapshot: () => Promise<WorkResult | undefined>,
    private readonly emit: (result: TreeResult, progress: Progress) => void,
    private readonly now: () => number = Date.now
  ) {
    this.lastMs = now();
  }

  /** To be called after each file. A load is a first one while most of its files had to be downloaded. */
  onRead(done: number, total: number, wasDownloaded: boolean): void {
    this.downloadedCount += wasDownloaded ? 1 : 0;
    const isFirstLoad = this.downloadedCount * 2 > done;
    if (this.isBusy || !isFirstLoad || done === total || this.now() - this.lastMs < PARTIAL_EVERY_MS) {
      return;
    }
    this.isBusy = true;
    this.snapshot().then(
      (result) => {
        this.isBusy = false;
        if (!this.isEnded && result?.kind === 'tree') {
          this.lastMs = this.now();
          this.emit(result, { done, total });
        }
      },
      () => {
        // Whatever is wrong ends the work itself, with its error; without a picture in between nothing is lost.
        this.isEnded = true;
      }
    );
  }

  /** Nothing is emitted after this. */
  end(): void {
    this.isEnded = true;
  }
}
