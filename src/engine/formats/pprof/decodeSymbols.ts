// Functions, mappings and locations of a pprof file as tables. Ids may be any 64-bit numbers and are turned into rows here.
import { Int32Column } from '../../../base/growableColumns';
import { type FrameTable, type FunctionTable, type Mapping } from '../../profile/profile';
import { type PprofIndex } from './indexPprof';
import { malformed, ProtobufReader, VARINT } from './protobufReader';
import { type StringTable } from './stringTable';

type Id = number | bigint;

export interface Symbols {
  readonly functions: FunctionTable;
  readonly frames: FrameTable;
  readonly mappings: readonly Mapping[];
  readonly locationRows: ReadonlyMap<Id, number>;
  /**
   * The frames of location i are the rows [firstFrame[i], firstFrame[i + 1]): the innermost inlined frame first, the physical
   * function last, as the file lists them.
   */
  readonly firstFrame: Int32Array;
}

/** Throws a DecodeError where a message is malformed or names a function that is not there. */
export function decodeSymbols(bytes: Uint8Array, index: PprofIndex, strings: StringTable): Symbols {
  const { mappings, rows: mappingRows } = decodeMappings(bytes, index, strings);
  const functions = new FunctionColumns();
  const functionRows = decodeFunctions(bytes, index, strings, functions);
  const frames = new FrameColumns();
  const locationRows = new Map<Id, number>();
  const firstFrame = new Int32Array(index.locations.length + 1);
  for (let row = 0; row < index.locations.length; row++) {
    const location = readLocation(new ProtobufReader(bytes, index.locations.start[row], index.locations.end[row]));
    setOnce(locationRows, location.id, row, 'location', index.locations.start[row]);
    const mappingIndex = mappingRows.get(location.mappingId) ?? -1;
    const lineCount = location.lines.length;
    location.lines.forEach(({ functionId, line }, depth) => {
      const functionRow = functionRows.get(functionId);
      if (functionRow === undefined) {
        throw malformed(index.locations.start[row], `names function ${functionId}, which it does not hold`);
      }
      frames.push(functionRow, line, mappingIndex, depth < lineCount - 1);
    });
    if (lineCount === 0) {
      const name = strings.add(addressName(location.address, mappings[mappingIndex]));
      frames.push(functions.push(name, 0, 0, 0), 0, mappingIndex, false);
    }
    firstFrame[row + 1] = frames.length;
  }
  return { functions: functions.toTable(), frames: frames.toTable(), mappings, locationRows, firstFrame };
}

interface Location {
  readonly id: Id;
  readonly mappingId: Id;
  readonly address: Id;
  readonly lines: ReadonlyArray<{ readonly functionId: Id; readonly line: number }>;
}

function readLocation(reader: ProtobufReader): Location {
  let id: Id = 0;
  let mappingId: Id = 0;
  let address: Id = 0;
  const lines: Array<{ functionId: Id; line: number }> = [];
  while (reader.next()) {
    if (reader.field === 1) {
      id = idOf(reader);
    } else if (reader.field === 2) {
      mappingId = idOf(reader);
    } else if (reader.field === 3) {
      address = idOf(reader);
    } else if (reader.field === 4) {
      lines.push(readLine(reader.message()));
    } else {
      reader.skip();
    }
  }
  return { id, mappingId, address, lines };
}

function readLine(reader: ProtobufReader): { functionId: Id; line: number } {
  let functionId: Id = 0;
  let line = 0;
  while (reader.next()) {
    if (reader.field === 1) {
      functionId = idOf(reader);
    } else if (reader.field === 2) {
      line = lineNumber(reader);
    } else {
      reader.skip();
    }
  }
  return { functionId, line };
}

function decodeMappings(
  bytes: Uint8Array,
  { mappings: spans }: PprofIndex,
  strings: StringTable
): { mappings: Mapping[]; rows: Map<Id, number> } {
  const rows = new Map<Id, number>();
  const mappings: Mapping[] = [];
  for (let row = 0; row < spans.length; row++) {
    const reader = new ProtobufReader(bytes, spans.start[row], spans.end[row]);
    let id: Id = 0;
    let fileName = '';
    let buildId = '';
    while (reader.next()) {
      if (reader.field === 1) {
        id = idOf(reader);
      } else if (reader.field === 5) {
        fileName = strings.at(stringIndex(reader, strings));
      } else if (reader.field === 6) {
        buildId = strings.at(stringIndex(reader, strings));
      } else {
        reader.skip();
      }
    }
    setOnce(rows, id, row, 'mapping', spans.start[row]);
    mappings.push({ fileName, buildId });
  }
  return { mappings, rows };
}

function decodeFunctions(
  bytes: Uint8Array,
  { functions: spans }: PprofIndex,
  strings: StringTable,
  columns: FunctionColumns
): Map<Id, number> {
  const rows = new Map<Id, number>();
  for (let row = 0; row < spans.length; row++) {
    const reader = new ProtobufReader(bytes, spans.start[row], spans.end[row]);
    let id: Id = 0;
    let name = 0;
    let systemName = 0;
    let fileName = 0;
    let startLine = 0;
    while (reader.next()) {
      if (reader.field === 1) {
        id = idOf(reader);
      } else if (reader.field === 2) {
        name = stringIndex(reader, strings);
      } else if (reader.field === 3) {
        systemName = stringIndex(reader, strings);
      } else if (reader.field === 4) {
        fileName = stringIndex(reader, strings);
      } else if (reader.field === 5) {
        startLine = lineNumber(reader);
      } else {
        reader.skip();
      }
    }
    setOnce(rows, id, row, 'function', spans.start[row]);
    const shownName = strings.at(name) === '' ? systemName : name;
    // Go names a function that it cannot find with nothing: the row would be blank.
    columns.push(strings.at(shownName) === '' ? strings.add('[unknown]') : shownName, systemName, fileName, startLine);
  }
  return rows;
}

/** The value of a field that is an index of a string. Throws a DecodeError when there is no such string. */
export function stringIndex(reader: ProtobufReader, strings: StringTable): number {
  reader.expect(VARINT);
  const value = reader.uint();
  strings.check(value, reader.position);
  return value;
}

function idOf(reader: ProtobufReader): Id {
  reader.expect(VARINT);
  return reader.id();
}

/** Lines are columns of 32 bits; what does not fit is no line of any file and becomes "unknown". */
function lineNumber(reader: ProtobufReader): number {
  reader.expect(VARINT);
  const value = reader.int();
  return value > 0 && value < 2 ** 31 ? value : 0;
}

function setOnce(rows: Map<Id, number>, id: Id, row: number, kind: string, offset: number): void {
  if (id === 0 || rows.has(id)) {
    throw malformed(offset, id === 0 ? `holds a ${kind} without an id` : `holds two ${kind}s with the id ${id}`);
  }
  rows.set(id, row);
}

/** No system has longer paths; a longer name in a million names would fill the memory. */
const MAX_PATH = 4096;

/** What an unsymbolised location is called: the binary's name and the address, `libc.so.6+0x7f12`. */
export function addressName(address: Id, mapping: Mapping | undefined): string {
  const path = mapping === undefined || mapping.fileName.length > MAX_PATH ? '' : mapping.fileName;
  const binary = path.slice(path.lastIndexOf('/') + 1);
  const hex = `0x${address.toString(16)}`;
  return binary === '' ? hex : `${binary}+${hex}`;
}

class FunctionColumns {
  private readonly name = new Int32Column();
  private readonly systemName = new Int32Column();
  private readonly fileName = new Int32Column();
  private readonly startLine = new Int32Column();

  push(name: number, systemName: number, fileName: number, startLine: number): number {
    this.name.push(name);
    this.systemName.push(systemName);
    this.fileName.push(fileName);
    this.startLine.push(startLine);
    return this.name.length - 1;
  }

  toTable(): FunctionTable {
    return {
      length: this.name.length,
      name: this.name.toArray(),
      systemName: this.systemName.toArray(),
      fileName: this.fileName.toArray(),
      startLine: this.startLine.toArray(),
    };
  }
}

class FrameColumns {
  private readonly functionIndex = new Int32Column();
  private readonly line = new Int32Column();
  private readonly mappingIndex = new Int32Column();
  private readonly inlined = new Int32Column();

  get length(): number {
    return this.functionIndex.length;
  }

  push(functionIndex: number, line: number, mappingIndex: number, isInlined: boolean): void {
    this.functionIndex.push(functionIndex);
    this.line.push(line);
    this.mappingIndex.push(mappingIndex);
    this.inlined.push(isInlined ? 1 : 0);
  }

  toTable(): FrameTable {
    return {
      length: this.length,
      functionIndex: this.functionIndex.toArray(),
      line: this.line.toArray(),
      mappingIndex: this.mappingIndex.toArray(),
      inlined: Uint8Array.from(this.inlined.toArray()),
    };
  }
}
