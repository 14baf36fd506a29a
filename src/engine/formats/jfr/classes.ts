// A chunk says itself how its events and constants are laid out: as a tree of elements with attributes, of which the classes and
// their fields are kept.
import { type Id, type JfrReader, malformed } from './jfrReader';

export interface ClassField {
  readonly name: string;
  readonly typeId: Id;
  /** True where a row of the type's constant pool is named instead of the value being there. */
  readonly isPooled: boolean;
  readonly isArray: boolean;
}

export interface JfrClass {
  readonly name: string;
  readonly fields: readonly ClassField[];
}

export type Classes = ReadonlyMap<Id, JfrClass>;

/** Root, metadata, class, field: everything below is annotations. */
const CLASS_DEPTH = 2;
const FIELD_DEPTH = 3;

/** Reads the metadata event at the reader's place. Throws a DecodeError where it is malformed. */
export function readClasses(reader: JfrReader): Classes {
  reader.int();
  if (reader.id() !== 0) {
    throw malformed(reader.position, 'has no description of its events where it should be');
  }
  reader.long();
  reader.long();
  reader.id();
  const strings = Array.from({ length: reader.count() }, () => {
    const text = reader.text();
    return typeof text === 'string' ? text : '';
  });
  const classes = new Map<Id, JfrClass>();
  let fields: ClassField[] = [];
  // How many elements are still to come on each depth: no recursion, whatever the depth.
  const pending = [1];
  while (pending.length > 0) {
    const depth = pending.length - 1;
    if (pending[depth] === 0) {
      pending.pop();
      continue;
    }
    pending[depth]--;
    const element = strings[reader.int()];
    const attributes = readAttributes(reader, strings);
    if (depth === CLASS_DEPTH && element === 'class') {
      fields = [];
      classes.set(idOf(attributes, 'id'), { name: attributes.get('name') ?? '', fields });
    } else if (depth === FIELD_DEPTH && element === 'field') {
      fields.push({
        name: attributes.get('name') ?? '',
        typeId: idOf(attributes, 'class'),
        isPooled: attributes.get('constantPool') === 'true',
        isArray: (attributes.get('dimension') ?? '0') !== '0',
      });
    }
    pending.push(reader.count());
  }
  return classes;
}

function readAttributes(reader: JfrReader, strings: readonly string[]): Map<string, string> {
  const attributes = new Map<string, string>();
  for (let count = reader.count(); count > 0; count--) {
    const key = strings[reader.int()];
    attributes.set(key, strings[reader.int()] ?? '');
  }
  return attributes;
}

/** Ids stand in the description as decimal text. */
function idOf(attributes: ReadonlyMap<string, string>, key: string): Id {
  const text = attributes.get(key) ?? '';
  if (!/^-?\d{1,20}$/.test(text)) {
    return -1;
  }
  const value = Number(text);
  return Number.isSafeInteger(value) && value >= 0 ? value : BigInt.asUintN(64, BigInt(text));
}
