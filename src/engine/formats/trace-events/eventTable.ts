// The calls of a trace as columns: one row per event that begins, ends or is a call. A trace of 100 MB has a million of them.
import { Float64Column, Int32Column } from '../../../base/growableColumns';
import { type FrameText, parseFrameText } from '../folded/frameText';
import { isObject, type JsonObject, lineOf, textOf } from '../jsonValue';
import { numberOf } from './traceThreads';

/** What an event says of a call. */
export const BEGINS = 0;
export const ENDS = 1;
export const IS_WHOLE = 2;

const KINDS: ReadonlyMap<unknown, number> = new Map([
  ['B', BEGINS],
  ['E', ENDS],
  ['X', IS_WHOLE],
]);

/** An event that ends a call need not name it. */
export const NAMELESS = -1;

export class EventTable {
  readonly thread = new Int32Column();
  readonly kind = new Int32Column();
  readonly startUs = new Float64Column();
  /** Of a whole call, else the start. */
  readonly endUs = new Float64Column();
  /** Equal for equal names, `NAMELESS` for none. */
  readonly name = new Int32Column();
  /** Row of `frames`, -1 for an event that ends a call. */
  readonly frame = new Int32Column();
  readonly frames: FrameText[] = [];
  private readonly nameRows = new Map<string, number>();
  private readonly frameRows = new Map<string, number>();

  /** `usPerUnit`: What one of the times of events is worth in microseconds. */
  constructor(private readonly usPerUnit: number) {}

  get length(): number {
    return this.kind.length;
  }

  /** True for an event of a kind that has a row. */
  static holds(event: JsonObject): boolean {
    return KINDS.has(event.ph);
  }

  /** Adds an event of a thread; false if it does not say when it was. */
  add(event: JsonObject, thread: number): boolean {
    const kind = KINDS.get(event.ph);
    const start = numberOf(event.ts);
    const duration = kind === IS_WHOLE ? (numberOf(event.dur) ?? numberOf(event.tdur)) : 0;
    if (kind === undefined || start === undefined || duration === undefined) {
      return false;
    }
    const name = textOf(event.name);
    this.thread.push(thread);
    this.kind.push(kind);
    this.startUs.push(start * this.usPerUnit);
    this.endUs.push((start + duration) * this.usPerUnit);
    this.name.push(name === '' && kind === ENDS ? NAMELESS : rowOf(this.nameRows, name));
    this.frame.push(kind === ENDS ? -1 : this.frameOf(name, event.args));
    return true;
  }

  /** py-spy has the file and the line beside the name, viztracer in it. */
  private frameOf(name: string, args: unknown): number {
    const fileName = isObject(args) ? textOf(args.filename) : '';
    const line = isObject(args) && fileName !== '' ? lineOf(args.line) : 0;
    const row = rowOf(this.frameRows, `${line}:${fileName.length}:${fileName}${name}`);
    if (row === this.frames.length) {
      const shownName = name === '' ? '(unnamed)' : name;
      this.frames.push(fileName === '' ? parseFrameText(shownName) : { name: shownName, fileName, line });
    }
    return row;
  }
}

function rowOf(rows: Map<string, number>, key: string): number {
  let row = rows.get(key);
  if (row === undefined) {
    row = rows.size;
    rows.set(key, row);
  }
  return row;
}
