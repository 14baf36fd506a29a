// The stacks of a thread, or of all threads where the profile shares its tables, as rows of a builder. Each table is read once, whichever
// threads share it: a file may have as many threads as a table has rows.
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

/** The strings that all tables number: version 56 moved them out of the threads. */
function stringsOf({ thread, shared }: TableSource): Column {
  const strings = thread.stringArray ?? thread.stringTable ?? shared.stringArray;
  return Array.isArray(strings) ? strings : [];
}

interface KnownFunction {
  readonly functionIndex: number;
  readonly mappingIndex: number;
}

export class StackTables {
  private readonly tables = new Map<unknown, Table>();
  /** What was made of a table, by the table as it stands in the file. */
  private readonly stacks = new Map<unknown, Int32Array>();
  private readonly frames = new Map<unknown, Int32Array>();
  private readonly functions = new Map<unknown, readonly KnownFunction[]>();
  private readonly mappings = new Map<unknown, number>();
  private readonly locations = new Map<string, number>();

  constructor(private readonly builder: ProfileBuilder) {}

  /** The builder's row of every stack of a thread. Throws a DecodeError where a stack is not behind its caller's. */
  stacksOf(source: TableSource): Int32Array {
    return once(this.stacks, contentOf(source, 'stackTable'), () => this.readStacks(source));
  }

  private tableOf(source: TableSource, name: string, leading: string): Table {
    const content = contentOf(source, name);
    return once(this.tables, content, () => Table.from(content, leading));
  }

  private readStacks(source: TableSource): Int32Array {
    const table = this.tableOf(source, 'stackTable', 'frame');
    const frames = once(this.frames, contentOf(source, 'frameTable'), () => this.readFrames(source));
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
      rows[stack] = this.builder.addStack(caller === -1 ? -1 : rows[caller], frames[frame]);
    }
    return rows;
  }

  private readFrames(source: TableSource): Int32Array {
    const table = this.tableOf(source, 'frameTable', 'func');
    const strings = stringsOf(source);
    const locations = table.column('location');
    const functionColumn = table.column('func') ?? [];
    const lines = table.column('line') ?? [];
    const depths = table.column('inlineDepth') ?? [];
    const functions =
      locations === undefined
        ? once(this.functions, contentOf(source, 'funcTable'), () => this.readFunctions(source, strings))
        : undefined;
    return Int32Array.from({ length: table.length }, (_, frame) => {
      const line = lineOf(lines[frame]);
      if (functions === undefined) {
        return this.builder.addFrame(this.functionAt(textAt(strings, locations?.[frame])), { line });
      }
      const row = rowOf(functionColumn[frame], functions.length, 'function');
      if (row === -1) {
        throw malformed(`has a frame without a function, number ${frame}`);
      }
      const { functionIndex, mappingIndex } = functions[row];
      const depth = depths[frame];
      return this.builder.addFrame(functionIndex, {
        line,
        mappingIndex,
        inlined: typeof depth === 'number' && depth > 0,
      });
    });
  }

  private readFunctions(source: TableSource, strings: Column): readonly KnownFunction[] {
    const table = this.tableOf(source, 'funcTable', 'name');
    const names = table.column('name') ?? [];
    const lines = table.column('lineNumber') ?? [];
    const resources = table.column('resource') ?? [];
    const libs = this.tableOf(source, 'resourceTable', 'name').column('lib') ?? [];
    // Version 57 and later name the file in a table of sources.
    const files = table.column('fileName');
    const sources = table.column('source') ?? [];
    const sourceFiles = this.tableOf(source, 'sources', 'filename').column('filename') ?? [];
    return Array.from({ length: table.length }, (_, row) => {
      const file = files === undefined ? sourceFiles[rowOf(sources[row], sourceFiles.length, 'source')] : files[row];
      const lib =
        source.libs[rowOf(libs[rowOf(resources[row], libs.length, 'resource')], source.libs.length, 'library')];
      return {
        functionIndex: this.builder.addFunction({
          name: textAt(strings, names[row]),
          fileName: textAt(strings, file),
          startLine: lineOf(lines[row]),
        }),
        mappingIndex: once(this.mappings, lib, () => addLibrary(this.builder, lib)),
      };
    });
  }

  private functionAt(location: string): number {
    return once(this.locations, location, () => addLocation(this.builder, location));
  }
}

function contentOf({ thread, shared }: TableSource, name: string): unknown {
  return thread[name] ?? shared[name];
}

/** What was made for the key, made at its first use. */
function once<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = known.get(key);
  if (value === undefined) {
    value = make();
    known.set(key, value);
  }
  return value;
}

function addLibrary(builder: ProfileBuilder, lib: unknown): number {
  return isObject(lib)
    ? builder.addMapping({ fileName: textOf(lib.path) || textOf(lib.name), buildId: textOf(lib.codeId) })
    : -1;
}

const LINE_AND_COLUMN = /:(\d{1,9})(?::\d{1,9})?$/;

/** `work (http://localhost/a.js:17:3)`, as the browser writes functions of scripts; anything else is a name. */
function addLocation(builder: ProfileBuilder, location: string): number {
  const open = location.endsWith(')') ? location.lastIndexOf(' (') : -1;
  const where = open === -1 ? '' : location.slice(open + 2, -1);
  const place = LINE_AND_COLUMN.exec(where);
  return builder.addFunction({
    name: open === -1 ? location : location.slice(0, open),
    fileName: place === null ? where : where.slice(0, place.index),
    startLine: place === null ? 0 : Number(place[1]),
  });
}

function textAt(strings: Column, index: unknown): string {
  const row = rowOf(index, strings.length, 'string');
  return row === -1 ? '' : textOf(strings[row]);
}
