// Walks samples in order of time and tells which bars begin, go on and end: the one pass that both counting and collecting are made of.
//
//     sample     [0, 3)       [3, 9)        [14, 20)
//     stack      main;read    main;hash     main;read
//     told       open main    close read 3  close hash 9, close main 9
//                open read    open hash     open main, open read
import { type Profile } from '../profile/profile';
import { type TimedSamples } from './timedSamples';

/** Hears of one lane's bars after the other's, of callers before their callees. */
export interface BarVisitor {
  /** The samples that follow are of this lane. Everything has been closed before. */
  beginLane(lane: number, fromNs: number): void;
  /** The lane's last sample has ended. */
  endLane(toNs: number): void;
  /** A function of the profile, at a line, on top of what is open. */
  open(functionRow: number, line: number, fromNs: number): void;
  /** The bar at this depth, 0 for the one above the lane, goes on at a line that may be another. */
  goOn(depth: number, line: number): void;
  /** The topmost bar ends. */
  close(toNs: number): void;
  /** A sample's row: its value is the self of the topmost bar, or of the lane where nothing is open. */
  spend(row: number): void;
}

/** The functions of a profile as far as bars are told apart by them. */
export interface BarFunctions {
  /** Of the profile's functions, a number that equal functions share. */
  readonly rowOf: Int32Array;
}

/**
 * Consecutive samples are one bar as far as their stacks begin with the same functions and the next begins not later than `toleranceNs`
 * after the last has ended. The cost of a sample is what it tells, whatever the height of its stack; `mayGoOn` is asked before each and
 * ends the walk.
 */
export function walkTimeline(
  { samples, stacks, frames }: Profile,
  { rowOf }: BarFunctions,
  timed: TimedSamples,
  toleranceNs: number,
  visitor: BarVisitor,
  mayGoOn: () => boolean = () => true
): void {
  const heightOf = heights(stacks.parent);
  const functionOf = (stack: number) => rowOf[frames.functionIndex[stacks.frameIndex[stack]]];
  const lineOf = (stack: number) => frames.line[stacks.frameIndex[stack]];
  // The stack's rows by depth: what is open, and what is next where that is another row.
  const open: number[] = [];
  const next: number[] = [];
  let lane = -1;
  let endNs = 0;
  const closeDownTo = (depth: number) => {
    while (open.length > depth) {
      visitor.close(endNs);
      open.pop();
    }
  };
  for (let index = 0; index < timed.length && mayGoOn(); index++) {
    const fromNs = timed.fromNs[index];
    if (timed.lane[index] !== lane) {
      closeDownTo(0);
      if (lane !== -1) {
        visitor.endLane(endNs);
      }
      lane = timed.lane[index];
      visitor.beginLane(lane, fromNs);
    } else if (fromNs > endNs + toleranceNs) {
      closeDownTo(0);
    }
    const stack = samples.stackIndex[timed.row[index]];
    const height = stack === -1 ? 0 : heightOf[stack];
    // Up to the row that is open already; what lies below that one is open, too.
    let depth = height - 1;
    for (let row = stack; depth >= 0 && open[depth] !== row; depth--) {
      next[depth] = row;
      row = stacks.parent[row];
    }
    depth++;
    // Another row may be the same function at another line.
    while (depth < height && depth < open.length && functionOf(next[depth]) === functionOf(open[depth])) {
      open[depth] = next[depth];
      visitor.goOn(depth, lineOf(next[depth]));
      depth++;
    }
    closeDownTo(depth);
    for (; depth < height; depth++) {
      open.push(next[depth]);
      visitor.open(functionOf(next[depth]), lineOf(next[depth]), fromNs);
    }
    visitor.spend(timed.row[index]);
    endNs = timed.toNs[index];
  }
  closeDownTo(0);
  if (lane !== -1) {
    visitor.endLane(endNs);
  }
}

/** How many frames each stack has. */
function heights(parent: Int32Array): Int32Array {
  const height = new Int32Array(parent.length);
  for (let stack = 0; stack < parent.length; stack++) {
    height[stack] = parent[stack] === -1 ? 1 : height[parent[stack]] + 1;
  }
  return height;
}
