// The calls of one thread on its line of time. What lies between two events is the self of the innermost open call.
//
//     B a ───────────── E a       a        2 + 3
//        X b ─────┤               a ─ b    4
//     0  2        6     9
//
// Traces of real tools are not always well nested: a call inside of another ends with it at the latest.
import { NAMELESS } from './eventTable';

/** What was not as it should be, for the notices. */
export interface Irregularities {
  /** Events that end a call which is not open. */
  unmatched: number;
  /** Calls that began and have no end of their own. */
  unclosed: number;
  /** Whole calls that were cut at the end of the call that they are in. */
  cut: number;
}

export interface TimelineOutput {
  /** The row of the stack with this frame on top of `parent`. */
  readonly addStack: (parent: number, frame: number) => number;
  readonly addSample: (stack: number, fromNs: number, toNs: number) => void;
  readonly irregularities: Irregularities;
}

export class CallTimeline {
  /** The open calls from the outermost: names, stacks, when they end at the latest, and whether an event has to end them. */
  private readonly names: number[] = [];
  private readonly stacks: number[] = [];
  private readonly endsNs: number[] = [];
  private readonly needsEnd: boolean[] = [];
  /** How many calls of a name are open that an event has to end. */
  private readonly openCounts = new Map<number, number>();
  private openCount = 0;
  private positionNs = 0;

  constructor(private readonly output: TimelineOutput) {}

  /** True if an event that ends a call of this name would end the innermost. */
  isInnermost(name: number): boolean {
    return name === NAMELESS || this.names.at(-1) === name;
  }

  /** Goes on to a moment, past the ends of calls before it; `isBeginning` if what ends just then is over. */
  moveTo(atNs: number, isBeginning: boolean): void {
    for (let top = this.endsNs.length - 1; top >= 0; top--) {
      const end = this.endsNs[top];
      if (end > atNs || (end === atNs && !isBeginning && this.needsEnd[top])) {
        break;
      }
      this.passTo(end);
      this.pop(false, false);
    }
    this.passTo(atNs);
  }

  /** A call that lasts until an event ends it; it begins where the timeline stands. */
  begin(name: number, frame: number): void {
    this.push(name, frame, this.endsNs.at(-1) ?? Infinity, true);
    this.openCounts.set(name, (this.openCounts.get(name) ?? 0) + 1);
    this.openCount++;
  }

  /** A call whose end is known; it begins where the timeline stands. */
  addWhole(name: number, frame: number, endNs: number): void {
    if (endNs > this.positionNs) {
      const latest = this.endsNs.at(-1) ?? Infinity;
      this.output.irregularities.cut += endNs > latest ? 1 : 0;
      this.push(name, frame, Math.min(endNs, latest), false);
    }
  }

  /** Ends the innermost call of a name, or of any, with all that are open inside of it; one that is not open stays so. */
  end(name: number): void {
    const isOpen = name === NAMELESS ? this.openCount > 0 : (this.openCounts.get(name) ?? 0) > 0;
    if (!isOpen) {
      this.output.irregularities.unmatched++;
      return;
    }
    for (let isEnded = false; !isEnded;) {
      isEnded = this.needsEnd.at(-1) === true && this.isInnermost(name);
      this.pop(isEnded, !isEnded);
    }
  }

  /** Ends everything at the end of the trace. */
  finish(atNs: number): void {
    this.moveTo(atNs, true);
    while (this.stacks.length > 0) {
      this.pop(false, false);
    }
  }

  private passTo(atNs: number): void {
    const stack = this.stacks.at(-1);
    if (stack !== undefined && atNs > this.positionNs) {
      this.output.addSample(stack, this.positionNs, atNs);
    }
    this.positionNs = Math.max(this.positionNs, atNs);
  }

  private push(name: number, frame: number, endNs: number, needsEnd: boolean): void {
    this.names.push(name);
    this.stacks.push(this.output.addStack(this.stacks.at(-1) ?? -1, frame));
    this.endsNs.push(endNs);
    this.needsEnd.push(needsEnd);
  }

  /** Takes off the innermost call: ended by its own event, or with a call around it. */
  private pop(isEnded: boolean, isEarly: boolean): void {
    const name = this.names.pop();
    this.stacks.pop();
    this.endsNs.pop();
    if (this.needsEnd.pop() === true && name !== undefined) {
      this.openCounts.set(name, (this.openCounts.get(name) ?? 0) - 1);
      this.openCount--;
      this.output.irregularities.unclosed += isEnded ? 0 : 1;
    } else {
      this.output.irregularities.cut += isEarly ? 1 : 0;
    }
  }
}
