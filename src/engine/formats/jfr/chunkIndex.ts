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
  /** Offsets of the sets of constants, in the order of the file. */
  readonly checkpoints: Float64Array;
  /** Name of an event → its class, and the offsets of its values. */
  readonly events: ReadonlyMap<string, EventOffsets>;
}

export interface EventOffsets {
  readonly typeId: Id;
  readonly offsets: Float64Column;
}

/** Walks the chunk once; what its settings say is put into `settings`. Throws a DecodeError where it is malformed. */
export function indexChunk(bytes: Uint8Array, header: ChunkHeader, settings: RecordingSettings): ChunkIndex {
  const all = new JfrReader(bytes, header.position, header.end, header.isCompressed);
  const classes = readClasses(all.part(header.metadataPosition, header.end));
  const layouts = new Layouts(classes);
  const nameOfClass = new Map(Array.from(classes, ([id, { name }]) => [id, name]));
  const checkpoints = new Float64Column();
  const events = new Map<string, EventOffsets>();
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
      checkpoints.push(contentStart);
    } else if (typeId !== METADATA && eventKinds.has(name)) {
      const known = events.get(name) ?? { typeId, offsets: new Float64Column() };
      events.set(name, known);
      known.offsets.push(contentStart);
    } else if (typeId !== METADATA && name === ACTIVE_SETTING) {
      const layout = layouts.of(typeId);
      settings.add(nameOfClass, layout, readRow(all.part(contentStart, start + size), layout));
    }
    all.position = start + size;
  }
  return { header, reader: all, layouts, nameOfClass, checkpoints: checkpoints.toArray(), events };
}
