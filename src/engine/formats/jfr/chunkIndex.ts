// The first pass over a chunk: its description, and where its constants and the events of interest are.
import { Float64Column } from '../../../base/growableColumns';
import { type ChunkHeader } from './chunkHeader';
import { readClasses } from './classes';
import { ACTIVE_SETTING, eventKinds } from './eventKinds';
import { type Id, JfrReader, malformed } from './jfrReader';
import { Layouts, readRow } from './layouts';
import { type RecordingSettings } from './settings';

const METADATA = 0;
const CHECKPOINT = 1;

export interface ChunkIndex {
  readonly header: ChunkHeader;
  readonly reader: JfrReader;
  readonly layouts: Layouts;
  readonly nameOfClass: ReadonlyMap<Id, string>;
  /** Where the sets of constants are, in the order of the file. */
  readonly checkpoints: Contents;
  /** Name of an event → its class, and where its values are. */
  readonly events: ReadonlyMap<string, EventContents>;
}

export interface EventContents {
  readonly typeId: Id;
  readonly contents: Contents;
}

/** Where the contents of events are. None is read beyond its end: many damaged ones could each ask for all that follows. */
export class Contents {
  private readonly starts = new Float64Column();
  private readonly ends = new Float64Column();

  push(start: number, end: number): void {
    this.starts.push(start);
    this.ends.push(end);
  }

  /** Calls `visit` with a reader of each, in the order of the file. */
  forEach(reader: JfrReader, visit: (part: JfrReader) => void): void {
    for (let row = 0; row < this.starts.length; row++) {
      visit(reader.part(this.starts.at(row), this.ends.at(row)));
    }
  }
}

/** Walks the chunk once; what its settings say is put into `settings`. Throws a DecodeError where it is malformed. */
export function indexChunk(bytes: Uint8Array, header: ChunkHeader, settings: RecordingSettings): ChunkIndex {
  const all = new JfrReader(bytes, header.position, header.end, header.isCompressed);
  const classes = readClasses(all.part(header.metadataPosition, header.end));
  const layouts = new Layouts(classes);
  const nameOfClass = new Map(Array.from(classes, ([id, { name }]) => [id, name]));
  const checkpoints = new Contents();
  const events = new Map<string, EventContents>();
  while (all.position < all.end) {
    const start = all.position;
    const size = all.int();
    const typeId = all.id();
    const contentStart = all.position;
    if (!(size >= contentStart - start && start + size <= all.end)) {
      throw malformed(start, 'has an event of an impossible size');
    }
    const name = nameOfClass.get(typeId) ?? '';
    if (typeId === CHECKPOINT) {
      checkpoints.push(contentStart, start + size);
    } else if (typeId !== METADATA && eventKinds.has(name)) {
      const known = events.get(name) ?? { typeId, contents: new Contents() };
      events.set(name, known);
      known.contents.push(contentStart, start + size);
    } else if (typeId !== METADATA && name === ACTIVE_SETTING) {
      const layout = layouts.of(typeId);
      settings.add(nameOfClass, layout, readRow(all.part(contentStart, start + size), layout));
    }
    all.position = start + size;
  }
  return { header, reader: all, layouts, nameOfClass, checkpoints, events };
}
