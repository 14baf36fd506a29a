// Where the values of a class lie, flat: a value of another class that stands inside becomes its own values, `thread.osName`.
// Every leaf takes at least a byte, so reading is bounded by the bytes, whatever a damaged description says.
import { type Classes, type ClassField } from './classes';
import { type Id, type JfrReader, type JfrText, malformed } from './jfrReader';

/** The fields of a class in the order of the file. */
export interface Layout {
  readonly leaves: readonly Leaf[];
  /** Where in `leaves`, and so in a row, the value of that path is. */
  readonly columnOf: ReadonlyMap<string, number>;
}

interface Leaf {
  readonly path: string;
  /** Bytes of the number where numbers are not compressed, of fractions always. */
  readonly width: number;
  readonly kind: 'byte' | 'whole' | 'fraction' | 'text' | 'pool' | 'array';
  /** Of an array: what each of its rows holds. */
  readonly element?: Layout;
}

/**
 * One value per leaf: numbers, ids of pools, texts; fractions are passed over. An array is all values of its rows one after the
 * other.
 */
export type Value = Id | JfrText | readonly Value[];

const PRIMITIVES: ReadonlyMap<string, Pick<Leaf, 'kind' | 'width'>> = new Map([
  ['boolean', { kind: 'byte', width: 1 }],
  ['byte', { kind: 'byte', width: 1 }],
  ['char', { kind: 'whole', width: 2 }],
  ['short', { kind: 'whole', width: 2 }],
  ['int', { kind: 'whole', width: 4 }],
  ['long', { kind: 'whole', width: 8 }],
  ['float', { kind: 'fraction', width: 4 }],
  ['double', { kind: 'fraction', width: 8 }],
  ['java.lang.String', { kind: 'text', width: 0 }],
]);

/** Values stand inside of each other three deep in real files and have some dozens of leaves; all that are read have some hundreds. */
const MAX_DEPTH = 16;
const MAX_LEAVES = 5000;
/** Letters of a field's name. */
const MAX_NAME = 1000;

/** Layouts by class, each made once. */
export class Layouts {
  private readonly known = new Map<Id, Layout>();
  private leafCount = 0;

  constructor(private readonly classes: Classes) {}

  /** Throws a DecodeError for a class that is not described, or contains itself. */
  of(typeId: Id, depth = 0): Layout {
    const known = this.known.get(typeId);
    if (known !== undefined) {
      return known;
    }
    const type = this.classes.get(typeId);
    if (type === undefined || depth > MAX_DEPTH) {
      throw malformed(
        -1,
        type === undefined ? 'does not describe all of its values' : 'has values inside of themselves'
      );
    }
    const primitive = PRIMITIVES.get(type.name);
    const leaves: Leaf[] = primitive === undefined ? [] : [{ path: '', ...primitive }];
    for (const field of primitive === undefined ? type.fields : []) {
      leaves.push(...this.leavesOf(field, depth));
      if (this.leafCount + leaves.length > MAX_LEAVES) {
        throw malformed(-1, 'describes values with too many fields');
      }
    }
    this.leafCount += leaves.length;
    const layout = layoutOf(leaves);
    this.known.set(typeId, layout);
    return layout;
  }

  private leavesOf({ name, typeId, isPooled, isArray }: ClassField, depth: number): readonly Leaf[] {
    if (name.length > MAX_NAME) {
      throw malformed(-1, `describes a field whose name has ${name.length} letters`);
    }
    const element = isPooled ? POOLED : this.of(typeId, depth + 1);
    return isArray
      ? [{ path: name, kind: 'array', width: 4, element }]
      : element.leaves.map((leaf) => ({ ...leaf, path: leaf.path === '' ? name : `${name}.${leaf.path}` }));
  }
}

function layoutOf(leaves: readonly Leaf[]): Layout {
  return { leaves, columnOf: new Map(leaves.map(({ path }, column) => [path, column])) };
}

/** A value that is named by its row in a pool. */
const POOLED = layoutOf([{ path: '', kind: 'pool', width: 8 }]);

/** The values at the reader's place. Throws a DecodeError where they end early. */
export function readRow(reader: JfrReader, { leaves }: Layout): Value[] {
  const row: Value[] = [];
  for (const leaf of leaves) {
    row.push(readValue(reader, leaf));
  }
  return row;
}

function readValue(reader: JfrReader, { kind, width, element }: Leaf): Value {
  switch (kind) {
    case 'byte':
      return reader.byte();
    case 'whole':
      return reader.whole(width);
    case 'fraction':
      reader.skip(width);
      return undefined;
    case 'text':
      return reader.text();
    case 'pool':
      return reader.id();
    case 'array':
      return readArray(reader, element);
  }
}

function readArray(reader: JfrReader, element: Layout | undefined): readonly Value[] {
  const values: Value[] = [];
  const count = reader.count();
  if (element === undefined || element.leaves.length === 0) {
    return values;
  }
  for (let index = 0; index < count; index++) {
    for (const leaf of element.leaves) {
      values.push(readValue(reader, leaf));
    }
  }
  return values;
}
