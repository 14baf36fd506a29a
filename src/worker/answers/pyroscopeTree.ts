// Pyroscope's tree format → rows. A stream of nodes, callers before callees, the last callee of a node first:
//
//     node = length of the name, name, self, number of callees      (numbers as in protocol buffers)
//
// The first node is the root, without a name. Totals are not sent. Names are repeated at each node and are told apart as bytes.
import { Float64Column, Int32Column } from '../../base/growableColumns';
import { ByteSpanInterner } from '../../engine/formats/pprof/byteSpanInterner';
import { malformed, ProtobufReader } from '../../engine/formats/pprof/protobufReader';
import { ROOT_ROW } from '../../engine/tree/siblings';
import { type NameRows } from './nameRows';

/** Names are looked up in blocks of so many. */
const BLOCK = 4096;

/**
 * Decodes the tree that lies at [start, end) of `bytes`, which must not be empty.
 *
 * @throws DecodeError when the stream ends too early or too late.
 */
export function decodePyroscopeTree(bytes: Uint8Array, start: number, end: number): NameRows {
  const reader = new ProtobufReader(bytes, start, end);
  const parent = new Int32Column();
  const self = new Float64Column();
  const names = new NameColumn(bytes);
  // The open path: per level the node, and how many of its callees are still to come.
  const path: number[] = [ROOT_ROW];
  const missing: number[] = [1];
  while (path.length > 0) {
    const level = path.length - 1;
    if (missing[level] === 0) {
      path.pop();
      missing.pop();
      continue;
    }
    missing[level]--;
    const nameEnd = reader.delimitedEnd();
    names.push(reader.position, nameEnd);
    reader.position = nameEnd;
    self.push(reader.uint());
    const calleeCount = reader.uint();
    // A node takes three bytes or more: a count beyond that is refused before anything is made of it.
    if (calleeCount * 3 > end - reader.position) {
      throw malformed(reader.position, 'ends in the middle of its call nodes');
    }
    const row = parent.length;
    parent.push(path[level]);
    if (calleeCount > 0) {
      path.push(row);
      missing.push(calleeCount);
    }
  }
  if (reader.position !== end) {
    throw malformed(reader.position, 'goes on behind its last call node');
  }
  return { parent: parent.toArray(), self: self.toArray(), ...names.finish() };
}

/** Names as stretches of the stream, each different one decoded once. */
class NameColumn {
  private readonly interner: ByteSpanInterner;
  private readonly starts = new Int32Array(BLOCK);
  private readonly ends = new Int32Array(BLOCK);
  private readonly rows = new Int32Array(BLOCK);
  private count = 0;
  private readonly nameIndex = new Int32Column();
  private readonly names: string[] = [];

  constructor(private readonly bytes: Uint8Array) {
    this.interner = new ByteSpanInterner(bytes, BLOCK);
  }

  push(start: number, end: number): void {
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    if (++this.count === BLOCK) {
      this.flush();
    }
  }

  finish(): Pick<NameRows, 'nameIndex' | 'names'> {
    this.flush();
    return { nameIndex: this.nameIndex.toArray(), names: this.names };
  }

  private flush(): void {
    const { starts, ends, rows, names, bytes } = this;
    this.interner.intern(starts, ends, this.count, rows);
    const decoder = new TextDecoder();
    for (let i = 0; i < this.count; i++) {
      const row = rows[i];
      // Rows are given out in order, so a new one is the next name.
      if (row === names.length) {
        names.push(decoder.decode(bytes.subarray(starts[i], ends[i])));
      }
      this.nameIndex.push(row);
    }
    this.count = 0;
  }
}
