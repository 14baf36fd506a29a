// How many bars a chart would have, and which are too short for it: found before any is kept, so that memory is bounded by the limit
// and not by the recording.
import { type BarVisitor } from './walkTimeline';

/** Classes of durations: eight for each doubling, and one for less than a nanosecond. */
const CLASSES_PER_DOUBLING = 8;
const CLASS_COUNT = 64 * CLASSES_PER_DOUBLING + 1;

/** Counts the bars of a walk by their duration. */
export class BarCounter implements BarVisitor {
  /** Bars that have ended. */
  count = 0;
  /** Bars that began or went on at another line: what the walk takes its time for. */
  steps = 0;
  private readonly countOf = new Float64Array(CLASS_COUNT);
  /** Of the open bars, from the lane's first on. */
  private readonly startsNs: number[] = [];

  beginLane(_lane: number, fromNs: number): void {
    this.startsNs.push(fromNs);
  }

  endLane(toNs: number): void {
    this.close(toNs);
  }

  open(_functionRow: number, _line: number, fromNs: number): void {
    this.startsNs.push(fromNs);
    this.steps++;
  }

  goOn(): void {
    this.steps++;
  }

  close(toNs: number): void {
    const fromNs = this.startsNs.pop() ?? toNs;
    this.countOf[classOf(toNs - fromNs)]++;
    this.count++;
  }

  spend(): void {}

  /** The duration from which on at most `limit` bars are left; 0 keeps all. */
  leastNs(limit: number): number {
    let kept = 0;
    for (let index = CLASS_COUNT - 1; index >= 0; index--) {
      kept += this.countOf[index];
      if (kept > limit) {
        return leastOfClass(index + 1);
      }
    }
    return 0;
  }
}

function classOf(durationNs: number): number {
  return durationNs < 1 ? 0 : Math.min(CLASS_COUNT - 1, 1 + Math.floor(Math.log2(durationNs) * CLASSES_PER_DOUBLING));
}

/** Nothing shorter is of this class, and nothing longer of one before. */
function leastOfClass(index: number): number {
  return 2 ** ((index - 1) / CLASSES_PER_DOUBLING);
}
