// Collects what is recorded of functions, calls and lines, from a file or from several profiles: whatever is added twice adds up.
import { PairInterner } from '../../base/pairInterner';
import { type LineCosts, type RecordedCallGraph } from './recordedCallGraph';

/** How many calls there were; NaN for what a format does not count. */
export interface CallCounts {
  /** All calls. */
  readonly all: number;
  /** Without those of the function by itself. */
  readonly primitive: number;
}

/** Functions are rows of the profile's functions, values one number per sample type. */
export class CallGraphTable {
  private readonly self: ValueTable;
  private readonly total: ValueTable;
  private readonly callCounts = new ValueTable(2);
  private readonly calls = new PairInterner();
  private readonly totalOfCalls: ValueTable;
  private readonly countOfCalls = new ValueTable(1);
  private readonly functionAndFile = new PairInterner();
  private readonly lines = new PairInterner();
  private readonly lineValues: ValueTable;
  private readonly fileRows = new Map<string, number>();

  constructor(typeCount: number) {
    this.self = new ValueTable(typeCount);
    this.total = new ValueTable(typeCount);
    this.totalOfCalls = new ValueTable(typeCount);
    this.lineValues = new ValueTable(typeCount);
  }

  addFunction(row: number, self: readonly number[], total: readonly number[], { all, primitive }: CallCounts): void {
    this.self.add(row, self);
    this.total.add(row, total);
    this.callCounts.add(row, [all, primitive]);
  }

  addCall(caller: number, callee: number, total: readonly number[], count: number): void {
    const row = this.calls.intern(caller, callee);
    this.totalOfCalls.add(row, total);
    this.countOfCalls.add(row, [count]);
  }

  /** `fileName`: Of the line, which may be another than the function's; `''` when unknown. */
  addLine(functionRow: number, fileName: string, line: number, values: readonly number[]): void {
    const file = this.fileRows.get(fileName) ?? this.fileRows.size;
    this.fileRows.set(fileName, file);
    this.lineValues.add(this.lines.intern(this.functionAndFile.intern(functionRow, file), line), values);
  }

  /** Everything but lines. `functionCount`: Rows of the profile's functions. */
  build(functionCount: number, hasExactCalls: boolean): RecordedCallGraph {
    const { first: caller, second: callee } = this.calls.toColumns();
    const [all, primitive] = this.callCounts.toColumns(functionCount);
    return {
      functions: {
        self: this.self.toColumns(functionCount),
        total: this.total.toColumns(functionCount),
        callCount: all,
        primitiveCallCount: primitive,
      },
      calls: {
        length: caller.length,
        caller,
        callee,
        total: this.totalOfCalls.toColumns(caller.length),
        callCount: this.countOfCalls.toColumns(caller.length)[0],
      },
      hasExactCalls,
    };
  }

  /**
   * The costs of lines, undefined where none were added, and the profile's strings with those files of lines behind them that are not
   * among them.
   */
  buildLines(strings: readonly string[]): { readonly lineCosts?: LineCosts; readonly strings: readonly string[] } {
    const { first: pair, second: line } = this.lines.toColumns();
    if (pair.length === 0) {
      return { strings };
    }
    const { first: functionRow, second: file } = this.functionAndFile.toColumns();
    const rowOf = new Map(strings.map((text, row) => [text, row]));
    const added: string[] = [];
    const stringOfFile = Array.from(
      this.fileRows.keys(),
      (fileName) => rowOf.get(fileName) ?? strings.length + added.push(fileName) - 1
    );
    return {
      lineCosts: {
        length: pair.length,
        functionIndex: pair.map((row) => functionRow[row]),
        fileName: pair.map((row) => stringOfFile[file[row]]),
        line,
        values: this.lineValues.toColumns(pair.length),
      },
      strings: added.length === 0 ? strings : [...strings, ...added],
    };
  }
}

/** Sums of rows in columns that grow. */
class ValueTable {
  private readonly columns: readonly GrowingSums[];

  constructor(columnCount: number) {
    this.columns = Array.from({ length: columnCount }, () => new GrowingSums());
  }

  add(row: number, values: readonly number[]): void {
    for (let column = 0; column < this.columns.length; column++) {
      this.columns[column].add(row, values[column]);
    }
  }

  toColumns(length: number): Float64Array[] {
    return this.columns.map((column) => column.toArray(length));
  }
}

class GrowingSums {
  private sums = new Float64Array(64);

  add(row: number, value: number): void {
    if (row >= this.sums.length) {
      const grown = new Float64Array(Math.max(this.sums.length * 2, row + 1));
      grown.set(this.sums);
      this.sums = grown;
    }
    this.sums[row] += value;
  }

  /** Rows that nothing was added to are 0. */
  toArray(length: number): Float64Array {
    const sums = new Float64Array(length);
    sums.set(this.sums.subarray(0, length));
    return sums;
  }
}
