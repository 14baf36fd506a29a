// Makes a large pprof file for the decode benchmark: the same bytes for the same options, in memory.
//
// Shaped like a real CPU profile of a service: a few thousand functions, a call tree that fans out with depth, stacks of about
// 20 to 40 frames, two sample types, three labels, and every (stack, labels) pair once, as writers merge equal samples.
import { gzipSync } from 'fflate';

export interface GenerateOptions {
  readonly samples: number;
  /** How many different stacks the samples share. */
  readonly stacks: number;
  /** `shuffled` as profilers write samples out of a hash table, `sorted` by stack from the root. */
  readonly order: 'shuffled' | 'sorted';
  readonly seed: number;
}

const FUNCTIONS = 4000;
const LOCATIONS_PER_FUNCTION = 3;
const REGIONS = ['ap-south', 'eu-north', 'us-east'];
const VEHICLES = ['bike', 'car', 'scooter'];
const ROUTES = ['/bike', '/car', '/health', '/metrics', '/scooter'];
const LABEL_SETS = REGIONS.length * VEHICLES.length * ROUTES.length;

/** The profile as gzip bytes. */
export function generatePprof(options: GenerateOptions): Uint8Array {
  return gzipSync(generateRawPprof(options), { level: 6, mtime: 0 });
}

/** The profile without compression. */
export function generateRawPprof({ samples, stacks, order, seed }: GenerateOptions): Uint8Array {
  const random = newRandom(seed);
  const tree = generateTree(stacks, random);
  const pairs = Uint32Array.from({ length: stacks * LABEL_SETS }, (_, index) => index);
  shuffle(pairs, random);
  const chosen = pairs.slice(0, samples);
  if (order === 'sorted') {
    chosen.sort();
  }
  const writer = new Writer(samples * 80 + 1_000_000);
  const strings = [
    '',
    'samples',
    'count',
    'cpu',
    'nanoseconds',
    'region',
    'vehicle',
    'route',
    ...REGIONS,
    ...VEHICLES,
    ...ROUTES,
  ];
  writeValueType(writer, 1, 1, 2);
  writeValueType(writer, 1, 3, 4);
  for (const pair of chosen) {
    writeSample(
      writer,
      tree,
      Math.floor(pair / LABEL_SETS),
      pair % LABEL_SETS,
      1 + Math.floor(random() * random() * 50)
    );
  }
  writeSymbols(writer, strings);
  for (const text of strings) {
    writer.bytesField(6, new TextEncoder().encode(text));
  }
  writer.varintField(9, 1_763_676_000, 1_000_000_000);
  writer.varintField(10, 60, 1_000_000_000);
  writeValueType(writer, 11, 3, 4);
  writer.varintField(12, 10_000_000);
  return writer.finish();
}

/** Stacks as a prefix tree in depth-first order, `leaves[i]` is the row of stack i. */
interface Tree {
  readonly parent: Int32Array;
  readonly location: Int32Array;
  readonly leaves: Int32Array;
}

function generateTree(stackCount: number, random: () => number): Tree {
  const parent: number[] = [];
  const location: number[] = [];
  const leaves = new Int32Array(stackCount);
  const path: number[] = [];
  for (let stack = 0; stack < stackCount; stack++) {
    // Share all but a few of the previous stack's frames, then call on until 20 to 40 frames deep.
    const target = 20 + Math.floor(20 * random() * random());
    const dropped = 1 + Math.floor(-Math.log(1 - random()) * 3);
    path.length = Math.max(0, Math.min(path.length, target) - dropped);
    while (path.length < target) {
      parent.push(path.length === 0 ? -1 : path[path.length - 1]);
      // A few functions are called from everywhere, most from few places.
      const functionIndex = Math.floor(FUNCTIONS * random() ** 3);
      location.push(1 + functionIndex * LOCATIONS_PER_FUNCTION + Math.floor(random() * LOCATIONS_PER_FUNCTION));
      path.push(parent.length - 1);
    }
    leaves[stack] = path[path.length - 1];
  }
  return { parent: Int32Array.from(parent), location: Int32Array.from(location), leaves };
}

function writeSample(writer: Writer, tree: Tree, stack: number, labels: number, count: number): void {
  const sample = writer.beginMessage(2);
  const locations = writer.beginMessage(1);
  for (let row = tree.leaves[stack]; row !== -1; row = tree.parent[row]) {
    writer.varint(tree.location[row]);
  }
  writer.endMessage(locations);
  const values = writer.beginMessage(2);
  writer.varint(count);
  writer.varint(count * 10_000_000);
  writer.endMessage(values);
  let firstValue = 8;
  let rest = labels;
  [REGIONS, VEHICLES, ROUTES].forEach((values, key) => {
    writeLabel(writer, 5 + key, firstValue + (rest % values.length));
    firstValue += values.length;
    rest = Math.floor(rest / values.length);
  });
  writer.endMessage(sample);
}

function writeLabel(writer: Writer, key: number, value: number): void {
  const label = writer.beginMessage(3);
  writer.varintField(1, key);
  writer.varintField(2, value);
  writer.endMessage(label);
}

function writeValueType(writer: Writer, field: number, type: number, unit: number): void {
  const message = writer.beginMessage(field);
  writer.varintField(1, type);
  writer.varintField(2, unit);
  writer.endMessage(message);
}

function writeSymbols(writer: Writer, strings: string[]): void {
  for (let location = 1; location <= FUNCTIONS * LOCATIONS_PER_FUNCTION; location++) {
    const message = writer.beginMessage(4);
    writer.varintField(1, location);
    writer.varintField(3, 0x400000 + location * 16);
    const line = writer.beginMessage(4);
    writer.varintField(1, 1 + Math.floor((location - 1) / LOCATIONS_PER_FUNCTION));
    writer.varintField(2, 10 + location);
    writer.endMessage(line);
    writer.endMessage(message);
  }
  for (let index = 0; index < FUNCTIONS; index++) {
    const message = writer.beginMessage(5);
    writer.varintField(1, index + 1);
    writer.varintField(
      2,
      strings.push(`example.com/service/package${index % 97}.(*Type${index % 389}).Method${index}`) - 1
    );
    writer.varintField(4, strings.push(`/srv/service/package${index % 97}/file${index}.go`) - 1);
    writer.endMessage(message);
  }
}

/** Protocol buffers, written front to back; lengths of messages take the two bytes that every message here fits into. */
class Writer {
  private bytes: Uint8Array;
  private length = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity);
  }

  varint(value: number): void {
    this.reserve(10);
    while (value >= 128) {
      this.bytes[this.length++] = (value % 128) | 128;
      value = Math.floor(value / 128);
    }
    this.bytes[this.length++] = value;
  }

  /** The value times the factor, which together may exceed 2^53. */
  varintField(field: number, value: number, factor = 1): void {
    this.varint(field * 8);
    let rest = BigInt(value) * BigInt(factor);
    this.reserve(10);
    while (rest >= 128n) {
      this.bytes[this.length++] = Number(rest & 127n) | 128;
      rest >>= 7n;
    }
    this.bytes[this.length++] = Number(rest);
  }

  bytesField(field: number, bytes: Uint8Array): void {
    this.varint(field * 8 + 2);
    this.varint(bytes.length);
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Gives what `endMessage` needs. */
  beginMessage(field: number): number {
    this.varint(field * 8 + 2);
    return this.length;
  }

  /** Puts the length in front of what was written since `start`. */
  endMessage(start: number): void {
    const size = this.length - start;
    const sizeBytes = size < 128 ? 1 : 2;
    this.reserve(sizeBytes);
    this.bytes.copyWithin(start + sizeBytes, start, this.length);
    this.bytes[start] = sizeBytes === 1 ? size : (size % 128) | 128;
    if (sizeBytes === 2) {
      this.bytes[start + 1] = Math.floor(size / 128);
    }
    this.length += sizeBytes;
  }

  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private reserve(count: number): void {
    if (this.length + count > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.length + count, this.bytes.length * 2));
      grown.set(this.bytes);
      this.bytes = grown;
    }
  }
}

/** A small deterministic generator (mulberry32): numbers in [0, 1). */
function newRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffle(rows: Uint32Array, random: () => number): void {
  for (let i = rows.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [rows[i], rows[j]] = [rows[j], rows[i]];
  }
}
