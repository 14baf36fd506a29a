// Python's marshal → plain values, for the files of pstats. Reads what Python 2.7 to 3.14 write; nothing in it is ever run. Code objects
// are reduced to where the code stands.
import { ByteReader } from '../byteReader';
import { type DecodeError } from '../decodeError';

/** Code that stands in the place of a name: `python -m profile` leaves one. */
export interface MarshalCode {
  readonly kind: 'code';
  readonly fileName: string;
  readonly name: string;
  readonly firstLine: number;
}

/** Pairs in the order of the file. */
export interface MarshalDict {
  readonly kind: 'dict';
  readonly entries: ReadonlyArray<readonly [MarshalValue, MarshalValue]>;
}

/** Texts and bytes are both strings, tuples, lists and sets all arrays; None, Ellipsis and complex numbers are undefined. */
export type MarshalValue = number | string | boolean | undefined | readonly MarshalValue[] | MarshalDict | MarshalCode;

export function isDict(value: MarshalValue): value is MarshalDict {
  return typeof value === 'object' && 'kind' in value && value.kind === 'dict';
}

export function isCode(value: MarshalValue): value is MarshalCode {
  return typeof value === 'object' && 'kind' in value && value.kind === 'code';
}

export function isTuple(value: MarshalValue): value is readonly MarshalValue[] {
  return Array.isArray(value);
}

/** Stats nest four deep, code a little more. Deeper ones are no stats, and would cost the call stack. */
const MAX_DEPTH = 40;
/** Behind the type, this bit says that the object gets the next number for later references. */
const HAS_NUMBER = 0x80;
const NULL = '0';
const BYTES = 's'.charCodeAt(0);
/** What ends a dictionary. */
const END = Symbol('end');
const ADVICE = 'Record it again: it is damaged or not written by marshal.';

export class MarshalReader {
  private readonly reader: ByteReader;
  /** Objects by number; an object gets its number where it begins. */
  private readonly numbered: MarshalValue[] = [];
  /** Python 2 numbers its interned strings apart. */
  private readonly interned: string[] = [];

  /** `format`: As in the sentences of errors. */
  constructor(
    private readonly bytes: Uint8Array,
    format: string
  ) {
    this.reader = new ByteReader(bytes, format);
  }

  get offset(): number {
    return this.reader.offset;
  }

  error(message: string): DecodeError {
    return this.reader.error(message, ADVICE);
  }

  /** The next object. Throws a DecodeError for what is cut off, nested too deep or of no known type. */
  read(): MarshalValue {
    const value = this.readOrEnd(0);
    if (value === END) {
      throw this.error('ends a list that has not begun');
    }
    return value;
  }

  private readOrEnd(depth: number): MarshalValue | typeof END {
    if (depth > MAX_DEPTH) {
      throw this.error(`nests objects more than ${MAX_DEPTH} deep`);
    }
    const byte = this.reader.uint8();
    const type = String.fromCharCode(byte & ~HAS_NUMBER);
    if (type === NULL) {
      return END;
    }
    if ((byte & HAS_NUMBER) === 0) {
      return this.content(type, depth);
    }
    const number = this.numbered.push(undefined) - 1;
    const value = this.content(type, depth);
    this.numbered[number] = value;
    return value;
  }

  private value(depth: number): MarshalValue {
    const value = this.readOrEnd(depth);
    if (value === END) {
      throw this.error('lacks an object');
    }
    return value;
  }

  private content(type: string, depth: number): MarshalValue {
    const { reader } = this;
    switch (type) {
      case 'N':
      case 'S':
      case '.':
        return undefined;
      case 'T':
      case 'F':
        return type === 'T';
      case 'i':
        return reader.int32();
      case 'I':
        return reader.int64();
      case 'l':
        return this.longInteger();
      case 'g':
        return reader.float64();
      case 'f':
        return Number(reader.text(reader.uint8()));
      case 'y':
        reader.slice(16);
        return undefined;
      case 'x':
        reader.slice(reader.uint8());
        reader.slice(reader.uint8());
        return undefined;
      case 'z':
      case 'Z':
        return reader.text(reader.uint8());
      case 's':
      case 'a':
      case 'A':
      case 'u':
        return reader.text(reader.uint32());
      case 't': {
        const text = reader.text(reader.uint32());
        this.interned.push(text);
        return text;
      }
      case 'R':
        return this.known(this.interned, reader.uint32());
      case 'r':
        return this.known(this.numbered, reader.uint32());
      case ')':
        return this.array(reader.uint8(), depth);
      case '(':
      case '[':
      case '<':
      case '>':
        return this.array(reader.uint32(), depth);
      case ':':
        return this.array(3, depth);
      case '{':
        return this.dict(depth);
      case 'c':
        return this.code(depth);
      default:
        throw this.error(`has an object of the unknown type ${JSON.stringify(type)}`);
    }
  }

  /** Digits of 15 bits; the sign is that of their number. */
  private longInteger(): number {
    const count = this.reader.int32();
    let value = 0;
    for (let digit = 0; digit < Math.abs(count); digit++) {
      value += (this.reader.uint8() + this.reader.uint8() * 256) * 2 ** (15 * digit);
    }
    return count < 0 ? -value : value;
  }

  private known<T>(objects: readonly T[], index: number): T {
    if (index >= objects.length) {
      throw this.error(`refers to object ${index} of ${objects.length}`);
    }
    return objects[index];
  }

  private array(length: number, depth: number): MarshalValue[] {
    // An object takes a byte at least.
    if (length > this.reader.remaining) {
      throw this.error(`has a list of ${length} objects, more than bytes are left`);
    }
    const values: MarshalValue[] = [];
    for (let index = 0; index < length; index++) {
      values.push(this.value(depth + 1));
    }
    return values;
  }

  private dict(depth: number): MarshalDict {
    const entries: Array<readonly [MarshalValue, MarshalValue]> = [];
    for (let key = this.readOrEnd(depth + 1); key !== END; key = this.readOrEnd(depth + 1)) {
      entries.push([key, this.value(depth + 1)]);
    }
    return { kind: 'dict', entries };
  }

  /**
   * The layout depends on the version of Python, which is not in the file. It begins with four numbers (2.7), five (3.0 to 3.7, and
   * since 3.11) or six (3.8 to 3.10); the code's bytes follow, whose type tells where the numbers end.
   */
  private code(depth: number): MarshalCode {
    const numberCount = this.countNumbers();
    this.reader.slice(numberCount * 4);
    // Code, constants, names, names of variables.
    this.skip(4, depth);
    const next = this.value(depth + 1);
    // Since 3.11 the kinds of variables as bytes; before, the tuple of free variables and the one of cell variables.
    const isSince311 = typeof next === 'string';
    this.skip(isSince311 ? 0 : 1, depth);
    const fileName = this.value(depth + 1);
    const name = this.value(depth + 1);
    this.skip(isSince311 ? 1 : 0, depth);
    const firstLine = this.reader.int32();
    // The table of lines, and since 3.11 the one of exceptions.
    this.skip(isSince311 ? 2 : 1, depth);
    if (typeof fileName !== 'string' || typeof name !== 'string') {
      throw this.error('has code without a name');
    }
    return { kind: 'code', fileName, name, firstLine };
  }

  private countNumbers(): number {
    for (const count of [4, 5, 6]) {
      if ((this.bytes[this.reader.offset + count * 4] & ~HAS_NUMBER) === BYTES) {
        return count;
      }
    }
    throw this.error('has code of an unknown layout');
  }

  private skip(count: number, depth: number): void {
    for (let index = 0; index < count; index++) {
      this.value(depth + 1);
    }
  }
}
