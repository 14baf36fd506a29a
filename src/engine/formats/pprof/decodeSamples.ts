// The samples of a pprof file as columns: the hot part of the decoder, one pass without an object per sample.
import { Int32Column } from '../../../base/growableColumns';
import { type DecodeError } from '../decodeError';
import { ByteSpanInterner } from './byteSpanInterner';
import { forEachSample, type PprofIndex } from './indexPprof';
import { SpanColumns, type Spans } from './spans';
import { malformed, ProtobufReader } from './protobufReader';
import { SampleFields } from './sampleFields';
import { SampleRewriter } from './sampleRewriter';
import { StackInterner } from './stackInterner';

/** How many samples are looked up together, see ByteSpanInterner. */
const BLOCK_SIZE = 256;

export interface DecodedSamples {
  /** The bytes that all rows point into: the file's, possibly with rewritten samples behind them. */
  readonly bytes: Uint8Array;
  /** One row per stack, as locations. */
  readonly stacks: StackInterner;
  /** Row of `stacks` per sample, -1 for an empty stack. */
  readonly stackRow: Int32Array;
  /** Where each different run of label fields lies. */
  readonly labelRuns: Spans;
  /** Row of `labelRuns` per sample; a sample without labels has an empty run. */
  readonly labelRun: Int32Array;
  readonly values: readonly Float64Array[];
  /** How many values are beyond the integers that a number holds exactly. */
  readonly inexactCount: number;
}

/** Throws a DecodeError where a sample is malformed or has more or fewer values than there are sample types. */
export function decodeSamples(fileBytes: Uint8Array, index: PprofIndex): DecodedSamples {
  const { sampleCount, sampleRuns, sampleTypes } = index;
  // A value takes at least one byte: a file that claims more is refused before memory is taken for it.
  if (sampleCount * sampleTypes.length > fileBytes.length) {
    throw malformed(
      -1,
      `claims ${sampleTypes.length} values for each of its ${sampleCount} samples, but does not hold them`
    );
  }
  const columns = new SampleColumns(fileBytes, sampleTypes.length, sampleCount);
  for (let run = 0; run < sampleRuns.length; run++) {
    forEachSample(fileBytes, sampleRuns.start[run], sampleRuns.end[run], (start, end) => columns.add(start, end));
  }
  return columns.finish();
}

/** Fills the columns sample by sample; stacks and labels are looked up block by block. */
class SampleColumns {
  private bytes: Uint8Array;
  private readonly rewriter: SampleRewriter;
  private readonly fields = new SampleFields();
  private readonly lists: SpanBlock;
  private readonly stackOfList = new Int32Column();
  private readonly stacks: StackInterner;
  private readonly runs: SpanBlock;
  private readonly labelRuns = new SpanColumns();
  private readonly stackRow: Int32Array;
  private readonly labelRun: Int32Array;
  private readonly values: ValueColumns;
  /** How many samples there are, and how many of them wait in the block. */
  private length = 0;
  private waiting = 0;

  constructor(fileBytes: Uint8Array, typeCount: number, sampleCount: number) {
    this.bytes = fileBytes;
    this.rewriter = new SampleRewriter(fileBytes);
    this.lists = new SpanBlock(fileBytes);
    this.stacks = new StackInterner(sampleCount >> 1);
    this.runs = new SpanBlock(fileBytes);
    this.stackRow = new Int32Array(sampleCount);
    this.labelRun = new Int32Array(sampleCount);
    this.values = new ValueColumns(typeCount, sampleCount);
  }

  /** Adds the sample in [start, end) of the file. */
  add(start: number, end: number): void {
    const { fields, lists, runs } = this;
    if (!fields.locate(this.bytes, start, end)) {
      this.rewrite(start, end);
    }
    this.values.read(this.bytes, fields.valuesStart, fields.valuesEnd, this.length++);
    const i = this.waiting++;
    lists.starts[i] = fields.locationsStart;
    lists.ends[i] = fields.locationsEnd;
    runs.starts[i] = fields.labelsStart;
    runs.ends[i] = fields.labelsEnd;
    if (this.waiting === BLOCK_SIZE) {
      this.lookUp();
    }
  }

  finish(): DecodedSamples {
    this.lookUp();
    const { bytes, stacks, stackRow, labelRun } = this;
    const { columns, inexactCount } = this.values;
    return { bytes, stacks, stackRow, labelRuns: this.labelRuns.toSpans(), labelRun, values: columns, inexactCount };
  }

  private rewrite(start: number, end: number): void {
    this.rewriter.rewrite(start, end, this.fields);
    this.bytes = this.rewriter.bytes;
    this.lists.interner.useBuffer(this.bytes);
    this.runs.interner.useBuffer(this.bytes);
  }

  /** Puts the rows of the block's stacks and labels into their columns. */
  private lookUp(): void {
    const { lists, runs, stackOfList, stackRow, labelRun, labelRuns, waiting } = this;
    const firstRow = this.length - waiting;
    lists.intern(waiting);
    runs.intern(waiting);
    for (let i = 0; i < waiting; i++) {
      const list = lists.rows[i];
      if (list === stackOfList.length) {
        stackOfList.push(this.stacks.intern(this.bytes, lists.starts[i], lists.ends[i]));
      }
      stackRow[firstRow + i] = stackOfList.at(list);
      const run = runs.rows[i];
      if (run === labelRuns.length) {
        labelRuns.push(runs.starts[i], runs.ends[i]);
      }
      labelRun[firstRow + i] = run;
    }
    this.waiting = 0;
  }
}

/** One stretch of bytes per sample of a block, and the rows that equal stretches share. */
class SpanBlock {
  readonly starts = new Int32Array(BLOCK_SIZE);
  readonly ends = new Int32Array(BLOCK_SIZE);
  readonly rows = new Int32Array(BLOCK_SIZE);
  readonly interner: ByteSpanInterner;

  constructor(bytes: Uint8Array) {
    this.interner = new ByteSpanInterner(bytes, BLOCK_SIZE);
  }

  intern(count: number): void {
    this.interner.intern(this.starts, this.ends, count, this.rows);
  }
}

/** The values of all samples, one column per sample type. */
class ValueColumns {
  readonly columns: readonly Float64Array[];
  inexactCount = 0;

  constructor(typeCount: number, sampleCount: number) {
    this.columns = Array.from({ length: typeCount }, () => new Float64Array(sampleCount));
  }

  /** Reads the packed values in [start, end) into the row. Throws a DecodeError unless there is one per sample type. */
  read(bytes: Uint8Array, start: number, end: number, row: number): void {
    const { columns } = this;
    let position = start;
    for (let type = 0; type < columns.length; type++) {
      const valueStart = position;
      let value = 0;
      let factor = 1;
      let byte = 128;
      // Seven bytes hold 49 bits, which a number holds exactly; longer ones, and all negative ones, are read the slow way.
      while (byte > 127 && factor < 2 ** 49 && position < end) {
        byte = bytes[position++];
        value += (byte & 127) * factor;
        factor *= 128;
      }
      if (byte > 127) {
        if (valueStart === end) {
          throw this.wrongCount(start);
        }
        const reader = new ProtobufReader(bytes, valueStart, end);
        value = reader.int();
        position = reader.position;
        this.inexactCount += Math.abs(value) > Number.MAX_SAFE_INTEGER ? 1 : 0;
      }
      columns[type][row] = value;
    }
    if (position !== end) {
      throw this.wrongCount(start);
    }
  }

  private wrongCount(offset: number): DecodeError {
    return malformed(
      offset,
      `holds a sample that has more or fewer values than the ${this.columns.length} sample types`
    );
  }
}
