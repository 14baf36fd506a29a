// The stacks of a thread, or of all threads where the profile shares its tables, as rows of a builder.
import { type ProfileBuilder } from '../../profile/profileBuilder';
import { isObject, type JsonObject, lineOf, textOf } from '../jsonValue';
import { type Column, malformed, rowOf, Table } from './firefoxTables';

/** Where tables are found: in the thread, else beside all threads. */
export interface TableSource {
  readonly thread: JsonObject;
  readonly shared: JsonObject;
  /** Binaries that frames of native code come from. */
  readonly libs: Column;
}

export function tableOf({ thread, shared }: TableSource, name: string, leading: string): Table {
  return Table.from(thread[name] ?? shared[name], leading);
}

/** The strings that all tables number: version 56 moved them out of the threads. */
function stringsOf({ thread, shared }: TableSource): Column {
  const strings = thread.stringArray ?? thread.stringTable ?? shared.stringArray;
  return Array.isArray(strings) ? strings : [];
}

/** The builder's row of every stack. Throws a DecodeError where a stack is not behind its caller's. */
export function readStacks(builder: ProfileBuilder, source: TableSource): Int32Array {
  const table = tableOf(source, 'stackTable', 'frame');
  const frames = readFrames(builder, source);
  const frameColumn = table.column('frame') ?? [];
  // Version 66: how many rows the caller's stack is before this one, 0 for none.
  const offsets = table.column('prefixOffset');
  const prefixes = table.column('prefix') ?? [];
  const rows = new Int32Array(table.length);
  for (let stack = 0; stack < table.length; stack++) {
    const offset = offsets === undefined ? undefined : rowOf(offsets[stack], stack + 1, 'caller');
    const caller = offset === undefined ? rowOf(prefixes[stack], stack, 'caller') : offset > 0 ? stack - offset : -1;
    const frame = rowOf(frameColumn[stack], frames.length, 'frame');
    if (frame === -1) {
      throw malformed(`has a stack without a frame, number ${stack}`);
    }
    rows[stack] = builder.addStack(caller === -1 ? -1 : rows[caller], frames[frame]);
  }
  return rows;
}

function readFrames(builder: ProfileBuilder, source: TableSource): Int32Array {
  const table = tableOf(source, 'frameTable', 'func');
  const strings = stringsOf(source);
  const locations = table.column('location');
  const functionColumn = table.column('func') ?? [];
  const lines = table.column('line') ?? [];
  const depths = table.column('inlineDepth') ?? [];
  const functions = locations === undefined ? readFunctions(builder, source, strings) : undefined;
  return Int32Array.from({ length: table.length }, (_, frame) => {
    if (functions === undefined) {
      return addLocation(builder, textAt(strings, locations?.[frame]), lineOf(lines[frame]));
    }
    const row = rowOf(functionColumn[frame], functions.length, 'function');
    if (row === -1) {
      throw malformed(`has a frame without a function, number ${frame}`);
    }
    const { functionIndex, mappingIndex } = functions[row];
    const depth = depths[frame];
    return builder.addFrame(functionIndex, {
      line: lineOf(lines[frame]),
      mappingIndex,
      inlined: typeof depth === 'number' && depth > 0,
    });
  });
}

interface KnownFunction {
  readonly functionIndex: number;
  readonly mappingIndex: number;
}

function readFunctions(builder: ProfileBuilder, source: TableSource, strings: Column): readonly KnownFunction[] {
  const table = tableOf(source, 'funcTable', 'name');
  const names = table.column('name') ?? [];
  const lines = table.column('lineNumber') ?? [];
  const resources = table.column('resource') ?? [];
  const libs = tableOf(source, 'resourceTable', 'name').column('lib') ?? [];
  // Version 57 and later name the file in a table of sources.
  const files = table.column('fileName');
  const sources = table.column('source') ?? [];
  const sourceFiles = tableOf(source, 'sources', 'filename').column('filename') ?? [];
  return Array.from({ length: table.length }, (_, row) => {
    const file = files === undefined ? sourceFiles[rowOf(sources[row], sourceFiles.length, 'source')] : files[row];
    const lib = libs[rowOf(resources[row], libs.length, 'resource')];
    return {
      functionIndex: builder.addFunction({
        name: textAt(strings, names[row]),
        fileName: textAt(strings, file),
        startLine: lineOf(lines[row]),
      }),
      mappingIndex: addLibrary(builder, source.libs[rowOf(lib, source.libs.length, 'library')]),
    };
  });
}

function addLibrary(builder: ProfileBuilder, lib: unknown): number {
  return isObject(lib)
    ? builder.addMapping({ fileName: textOf(lib.path) || textOf(lib.name), buildId: textOf(lib.codeId) })
    : -1;
}

const LINE_AND_COLUMN = /:(\d{1,9})(?::\d{1,9})?$/;

/** `work (http://localhost/a.js:17:3)`, as the browser writes functions of scripts; anything else is a name. */
function addLocation(builder: ProfileBuilder, location: string, line: number): number {
  const open = location.endsWith(')') ? location.lastIndexOf(' (') : -1;
  const where = open === -1 ? '' : location.slice(open + 2, -1);
  const place = LINE_AND_COLUMN.exec(where);
  const functionIndex = builder.addFunction({
    name: open === -1 ? location : location.slice(0, open),
    fileName: place === null ? where : where.slice(0, place.index),
    startLine: place === null ? 0 : Number(place[1]),
  });
  return builder.addFrame(functionIndex, { line });
}

function textAt(strings: Column, index: unknown): string {
  const row = rowOf(index, strings.length, 'string');
  return row === -1 ? '' : textOf(strings[row]);
}
