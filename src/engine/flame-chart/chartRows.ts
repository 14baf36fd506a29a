// Collects the rows of a chart from a walk. Bars that are too short are taken back when they end, and those that follow each other
// become one row that stands for all of them.
//
//     main ┌──────────────────┐          main ┌──────────────────┐
//          │ a │b│c│ d       │       →       │ a │oth│ d        │      b and c are shorter than the least
import { type BarVisitor } from './walkTimeline';

export interface ChartRowsOptions {
  /** One per sample. */
  readonly values: Float64Array;
  readonly hasLanes: boolean;
  /** Shorter bars are taken back. */
  readonly leastNs: number;
  /** The row of the chart's functions that names a lane. */
  readonly ofLane: (lane: number) => number;
  /** The row that stands for short bars. */
  readonly cutFunction: number;
}

const FIRST_CAPACITY = 1024;

/** Columns of the chart, of which the first `length` entries count; row 0 is the root. */
export class ChartRows implements BarVisitor {
  length = 1;
  functionIndex = new Int32Array(FIRST_CAPACITY);
  depth = new Int32Array(FIRST_CAPACITY);
  startNs = new Float64Array(FIRST_CAPACITY).fill(Infinity, 0, 1);
  endNs = new Float64Array(FIRST_CAPACITY).fill(-Infinity, 0, 1);
  self = new Float64Array(FIRST_CAPACITY);
  total = new Float64Array(FIRST_CAPACITY);
  /** -1 where samples disagree. */
  line = new Int32Array(FIRST_CAPACITY);
  /** True once a bar was taken back. */
  isCut = false;
  /** The rows that are open, the root first. */
  private readonly path: number[] = [0];
  /** How many rows of the path lie below the calls: the root, and the lane where there are lanes. */
  private readonly base: number;

  constructor(private readonly options: ChartRowsOptions) {
    this.base = options.hasLanes ? 2 : 1;
  }

  beginLane(lane: number, fromNs: number): void {
    this.startNs[0] = Math.min(this.startNs[0], fromNs);
    if (this.options.hasLanes) {
      this.open(this.options.ofLane(lane), 0, fromNs);
    }
  }

  endLane(toNs: number): void {
    this.endNs[0] = Math.max(this.endNs[0], toNs);
    if (this.options.hasLanes) {
      this.close(toNs);
    }
  }

  open(functionIndex: number, line: number, fromNs: number): void {
    this.path.push(this.addRow(functionIndex, line, this.path.length, fromNs));
  }

  goOn(depth: number, line: number): void {
    const row = this.path[depth + this.base];
    if (this.line[row] !== line) {
      this.line[row] = -1;
    }
  }

  spend(row: number): void {
    const top = this.path[this.path.length - 1];
    const value = this.options.values[row];
    this.self[top] += value;
    this.total[top] += value;
  }

  close(toNs: number): void {
    const row = this.path.pop() ?? 0;
    const caller = this.path[this.path.length - 1];
    this.total[caller] += this.total[row];
    this.endNs[row] = toNs;
    if (toNs - this.startNs[row] < this.options.leastNs) {
      this.takeBack(row);
    }
  }

  private addRow(functionIndex: number, line: number, depth: number, fromNs: number): number {
    const row = this.length++;
    if (row === this.depth.length) {
      this.grow();
    }
    this.functionIndex[row] = functionIndex;
    this.line[row] = line;
    this.depth[row] = depth;
    this.startNs[row] = fromNs;
    this.endNs[row] = fromNs;
    this.self[row] = 0;
    this.total[row] = 0;
    return row;
  }

  private grow() {
    const integers = (column: Int32Array) => {
      const grown = new Int32Array(2 * column.length);
      grown.set(column);
      return grown;
    };
    const numbers = (column: Float64Array) => {
      const grown = new Float64Array(2 * column.length);
      grown.set(column);
      return grown;
    };
    this.functionIndex = integers(this.functionIndex);
    this.line = integers(this.line);
    this.depth = integers(this.depth);
    this.startNs = numbers(this.startNs);
    this.endNs = numbers(this.endNs);
    this.self = numbers(this.self);
    this.total = numbers(this.total);
  }

  /** The row becomes one of what was cut off. All that it calls is short, too: rows behind it have been taken back before. */
  private takeBack(row: number) {
    const { cutFunction } = this.options;
    this.isCut = true;
    this.length = row + 1;
    this.functionIndex[row] = cutFunction;
    this.line[row] = 0;
    this.self[row] = this.total[row];
    const before = row - 1;
    if (this.functionIndex[before] === cutFunction && this.depth[before] === this.depth[row]) {
      this.length = row;
      this.startNs[before] = Math.min(this.startNs[before], this.startNs[row]);
      this.endNs[before] = Math.max(this.endNs[before], this.endNs[row]);
      this.self[before] += this.total[row];
      this.total[before] += this.total[row];
    }
  }
}
