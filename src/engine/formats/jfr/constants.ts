// The constant pools of a chunk: strings, classes, methods, stacks and threads, each named by an id. A pool may come in parts, and
// its rows name rows of others; they are looked up when an event asks for them, never followed on their own.
import { type ChunkIndex } from './chunkIndex';
import { type Id } from './jfrReader';
import { type Layout, readRow, type Value } from './layouts';

/** The pools that samples are made of. Others are read over. */
const WANTED: ReadonlySet<string> = new Set([
  'java.lang.Class',
  'java.lang.String',
  'java.lang.Thread',
  'jdk.types.FrameType',
  'jdk.types.Method',
  'jdk.types.StackTrace',
  'jdk.types.Symbol',
  'jdk.types.ThreadState',
]);

interface Pool {
  readonly layout: Layout;
  readonly rows: Map<Id, readonly Value[]>;
}

export class Constants {
  private readonly pools = new Map<string, Pool>();

  /** Reads all pools of the chunk. Throws a DecodeError where one is malformed. */
  constructor({ reader, checkpoints, layouts, nameOfClass }: ChunkIndex) {
    checkpoints.forEach(reader, (part) => {
      part.long();
      part.long();
      part.long();
      part.byte();
      for (let pools = part.count(); pools > 0; pools--) {
        const typeId = part.id();
        const layout = layouts.of(typeId);
        const pool = this.poolOf(nameOfClass.get(typeId) ?? '', layout);
        for (let rows = part.count(); rows > 0; rows--) {
          const id = part.id();
          const row = readRow(part, layout);
          pool?.rows.set(id, row);
        }
      }
    });
  }

  /** The value at a path of a row, undefined when there is no such pool, row or path. */
  at(pool: string, id: Value, path: string): Value {
    const known = this.pools.get(pool);
    const column = known?.layout.columnOf.get(path);
    const row = isId(id) ? known?.rows.get(id) : undefined;
    return column === undefined ? undefined : row?.[column];
  }

  /** How the rows of an array lie in its values. */
  elementOf(pool: string, path: string): Layout | undefined {
    const layout = this.pools.get(pool)?.layout;
    return layout?.leaves[layout.columnOf.get(path) ?? -1]?.element;
  }

  /** The text itself, also where it stands in the pool of strings; `''` for none. */
  text(value: Value): string {
    if (typeof value === 'object' && 'pooled' in value) {
      const pooled = this.at('java.lang.String', value.pooled, '');
      return typeof pooled === 'string' ? pooled : '';
    }
    return typeof value === 'string' ? value : '';
  }

  private poolOf(name: string, layout: Layout): Pool | undefined {
    if (!WANTED.has(name)) {
      return undefined;
    }
    const pool = this.pools.get(name) ?? { layout, rows: new Map() };
    this.pools.set(name, pool);
    return pool;
  }
}

export function isId(value: Value): value is Id {
  return typeof value === 'number' || typeof value === 'bigint';
}
