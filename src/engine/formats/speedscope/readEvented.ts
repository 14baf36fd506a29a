// An evented profile: functions that open and close at points of a line. The self of a stack is what lies between two events.
//
//     at    0   2       5   6        stack       self
//     open  a   b       │   │        a           2 + 1
//     close             b   a        a ── b      3
import { isFiniteNumber, isObject, type JsonObject } from '../jsonValue';
import { frameAt, type Reading, scaled } from './readFrames';
import { malformed } from './speedscopeJson';

/** What was not as it should be, for the notices. */
export interface Irregularities {
  /** Events earlier than the one before. */
  readonly reordered: number;
  /** Events that close what is not the last open call. */
  readonly unmatched: number;
  /** Calls that are open at the end. */
  readonly unclosed: number;
}

/** Files of real tools have such faults: they are counted and read as well as can be, only what makes no sense at all is refused. */
export function readEvented({ events, endValue }: JsonObject, reading: Reading): Irregularities {
  if (!Array.isArray(events)) {
    throw malformed(`has no events in ${reading.place}`);
  }
  const timeline = new Timeline(reading);
  events.forEach((event: unknown, row) => {
    if (!isObject(event) || !isFiniteNumber(event.at) || (event.type !== 'O' && event.type !== 'C')) {
      throw malformed(`has an event that neither opens nor closes a function in ${reading.place}, number ${row}`);
    }
    timeline.moveTo(event.at);
    if (event.type === 'O') {
      timeline.open(frameAt(reading, event.frame));
    } else {
      timeline.close(frameAt(reading, event.frame));
    }
  });
  return timeline.end(isFiniteNumber(endValue) ? endValue : undefined);
}

/** The stack of open calls, and where on the line it stands. */
class Timeline {
  /** The builder's frames and stacks of the open calls, from the root; and how often each frame is among them. */
  private readonly frames: number[] = [];
  private readonly stacks: number[] = [];
  private readonly openCount = new Map<number, number>();
  private position: number | undefined;
  private reordered = 0;
  private unmatched = 0;

  constructor(private readonly reading: Reading) {}

  /** What lies between here and there is the self of the open stack; where nothing is open it is nobody's. */
  moveTo(at: number): void {
    const { factor, addSample } = this.reading;
    const next = scaled(at, factor);
    const from = this.position ?? next;
    if (next < from) {
      this.reordered++;
      return;
    }
    const stack = this.stacks.at(-1);
    if (next > from && stack !== undefined) {
      addSample(stack, next - from, from);
    }
    this.position = next;
  }

  open(frame: number): void {
    this.stacks.push(this.reading.builder.addStack(this.stacks.at(-1) ?? -1, frame));
    this.frames.push(frame);
    this.openCount.set(frame, (this.openCount.get(frame) ?? 0) + 1);
  }

  /** Closes the last call of a frame, with all that is open above it; one that is not open stays so. */
  close(frame: number): void {
    this.unmatched += this.frames.at(-1) === frame ? 0 : 1;
    if ((this.openCount.get(frame) ?? 0) === 0) {
      return;
    }
    let closed: number | undefined;
    while (closed !== frame) {
      closed = this.frames.pop();
      this.stacks.pop();
      if (closed !== undefined) {
        this.openCount.set(closed, (this.openCount.get(closed) ?? 0) - 1);
      }
    }
  }

  end(endValue: number | undefined): Irregularities {
    const unclosed = this.frames.length;
    if (unclosed > 0 && endValue !== undefined && scaled(endValue, this.reading.factor) > (this.position ?? 0)) {
      this.moveTo(endValue);
    }
    return { reordered: this.reordered, unmatched: this.unmatched, unclosed };
  }
}
