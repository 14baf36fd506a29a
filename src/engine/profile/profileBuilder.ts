// Builds a Profile row by row: for decoders of small formats and for tests. Everything but samples is kept once.
import { Float64Column, Int32Column } from '../../base/growableColumns';
import { PairInterner } from '../../base/pairInterner';
import { LabelSetInterner } from './labelSets';
import { type Label, type Mapping, type Profile, type SampleType, type TimeRangeMs } from './profile';
import { inOrderOfStart } from './sampleOrder';

/** A function as a builder takes it; what is left out is unknown. */
export interface FunctionRow {
  readonly name: string;
  readonly systemName?: string;
  readonly fileName?: string;
  readonly startLine?: number;
}

/** Where in its function a frame stands; what is left out is unknown. */
export interface FrameRow {
  readonly line?: number;
  readonly mappingIndex?: number;
  readonly inlined?: boolean;
}

/** What a profile says besides its tables. */
export interface ProfileDetails {
  readonly format: string;
  /** The last sample type when left out, as pprof has it. */
  readonly defaultSampleTypeIndex?: number;
  readonly periodType?: SampleType;
  readonly period?: number;
  readonly timeRange?: TimeRangeMs;
  readonly rootFrameLabels?: readonly string[];
  readonly approximate?: boolean;
  readonly notices?: readonly string[];
}

export class ProfileBuilder {
  private readonly strings = new StringTable();
  /** Rows by numbers, not by texts of them: with a million functions, making such texts took most of the time of decoding. */
  private readonly names = new PairInterner();
  private readonly places = new PairInterner();
  private readonly functionRows = new PairInterner();
  private readonly functionColumns = {
    name: new Int32Column(),
    systemName: new Int32Column(),
    fileName: new Int32Column(),
    startLine: new Int32Column(),
  };
  private readonly lines = new PairInterner();
  private readonly frameRows = new PairInterner();
  private readonly frameColumns = {
    functionIndex: new Int32Column(),
    line: new Int32Column(),
    mappingIndex: new Int32Column(),
    inlined: new Int32Column(),
  };
  private readonly mappingRows = new Map<string, number>();
  private readonly mappings: Mapping[] = [];
  private readonly stacks = new PairInterner();
  private readonly labelSets = new LabelSetInterner();
  /** Rows by the very array that was given: samples often share theirs. */
  private readonly labelRows = new Map<readonly Label[], number>();
  private readonly stackIndex = new Int32Column();
  private readonly labelSetIndex = new Int32Column();
  private readonly values: readonly Float64Column[];
  private readonly startNs = new Float64Column();

  constructor(private readonly sampleTypes: readonly SampleType[]) {
    this.values = sampleTypes.map(() => new Float64Column());
  }

  /** The row of the mapping; equal mappings share a row. */
  addMapping(mapping: Mapping): number {
    const key = `${mapping.fileName.length}:${mapping.fileName}${mapping.buildId}`;
    return intern(this.mappingRows, key, () => this.mappings.push(mapping));
  }

  /** The row of the function; equal functions share a row. */
  addFunction({ name, systemName = '', fileName = '', startLine = 0 }: FunctionRow): number {
    const nameIndex = this.strings.intern(name);
    const systemNameIndex = this.strings.intern(systemName);
    const fileNameIndex = this.strings.intern(fileName);
    const row = this.functionRows.intern(
      this.names.intern(nameIndex, systemNameIndex),
      this.places.intern(fileNameIndex, startLine | 0)
    );
    if (row === this.functionColumns.name.length) {
      this.functionColumns.name.push(nameIndex);
      this.functionColumns.systemName.push(systemNameIndex);
      this.functionColumns.fileName.push(fileNameIndex);
      this.functionColumns.startLine.push(startLine);
    }
    return row;
  }

  /** The row of the frame; equal frames share a row. */
  addFrame(functionIndex: number, { line = 0, mappingIndex = -1, inlined = false }: FrameRow = {}): number {
    const inlinedMark = inlined ? 1 : 0;
    const row = this.frameRows.intern(this.lines.intern(functionIndex, line | 0), mappingIndex * 2 + inlinedMark);
    if (row === this.frameColumns.line.length) {
      this.frameColumns.functionIndex.push(functionIndex);
      this.frameColumns.line.push(line);
      this.frameColumns.mappingIndex.push(mappingIndex);
      this.frameColumns.inlined.push(inlinedMark);
    }
    return row;
  }

  /** The row of the stack with this frame on top of `parent` (-1 for a root frame); equal stacks share a row. */
  addStack(parent: number, frameIndex: number): number {
    return this.stacks.intern(parent, frameIndex);
  }

  /**
   * One more sample: a row of the stacks (-1 for an empty stack), one value per sample type, labels in any order, and when it began in
   * nanoseconds since the profile's start, for every sample or for none. Samples may come in any order of their starts: where those
   * of a label set do not come in theirs, `build` puts all samples in the order of their starts.
   */
  addSample(stackIndex: number, values: readonly number[], labels: readonly Label[] = [], startNs?: number): void {
    this.stackIndex.push(stackIndex);
    this.labelSetIndex.push(labels.length === 0 ? 0 : this.labelRowOf(labels));
    this.values.forEach((column, type) => column.push(values[type]));
    if (startNs !== undefined) {
      this.startNs.push(startNs);
    }
  }

  private labelRowOf(labels: readonly Label[]): number {
    let row = this.labelRows.get(labels);
    if (row === undefined) {
      row = this.labelSets.intern(labels);
      this.labelRows.set(labels, row);
    }
    return row;
  }

  build(details: ProfileDetails): Profile {
    const labelSets = this.labelSets.toArray();
    const samples = {
      length: this.stackIndex.length,
      stackIndex: this.stackIndex.toArray(),
      labelSetIndex: this.labelSetIndex.toArray(),
      values: this.values.map((column) => column.toArray()),
      ...(this.startNs.length > 0 && { startNs: this.startNs.toArray() }),
    };
    const { name, systemName, fileName, startLine } = this.functionColumns;
    const { functionIndex, line, mappingIndex, inlined } = this.frameColumns;
    const stacks = this.stacks.toColumns();
    return {
      sampleTypes: this.sampleTypes,
      defaultSampleTypeIndex: details.defaultSampleTypeIndex ?? this.sampleTypes.length - 1,
      periodType: details.periodType,
      period: details.period,
      timeRange: details.timeRange,
      strings: this.strings.toArray(),
      functions: {
        length: name.length,
        name: name.toArray(),
        systemName: systemName.toArray(),
        fileName: fileName.toArray(),
        startLine: startLine.toArray(),
      },
      frames: {
        length: functionIndex.length,
        functionIndex: functionIndex.toArray(),
        line: line.toArray(),
        mappingIndex: mappingIndex.toArray(),
        inlined: Uint8Array.from(inlined.toArray()),
      },
      mappings: [...this.mappings],
      stacks: { length: stacks.first.length, parent: stacks.first, frameIndex: stacks.second },
      samples: inOrderOfStart(samples, labelSets.length),
      labelSets,
      rootFrameLabels: details.rootFrameLabels,
      format: details.format,
      approximate: details.approximate ?? false,
      notices: details.notices ?? [],
    };
  }
}

/** Strings, each once; row 0 is the empty string. */
class StringTable {
  private readonly rows = new Map<string, number>([['', 0]]);
  private readonly strings = [''];

  intern(text: string): number {
    return intern(this.rows, text, () => this.strings.push(text));
  }

  toArray(): readonly string[] {
    return [...this.strings];
  }
}

/** The row of `key`; `append` adds a row where there was none. Rows are numbered in order of appearance. */
function intern(rows: Map<string, number>, key: string, append: () => void): number {
  const known = rows.get(key);
  if (known !== undefined) {
    return known;
  }
  const row = rows.size;
  rows.set(key, row);
  append();
  return row;
}
