// Writes the pickle of one object with attributes, in protocol 4, for files that no program writes.

/** Lists are tuples of up to three elements or lists; a list of pairs below a key is a dictionary. A list that occurs twice is written once. */
type Plain = number | string | readonly Plain[];

const text = (value: string) => {
  const bytes = Buffer.from(value);
  return [0x58, ...word(bytes.length), ...bytes];
};

const word = (value: number) => [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];

/** An opcode of the format by its letter. */
const op = (letter: string) => letter.charCodeAt(0);

class PickleWriter {
  readonly bytes: number[] = [0x80, 4];
  private readonly memo = new Map<readonly Plain[], number>();

  add(...bytes: readonly number[]): void {
    for (const byte of bytes) {
      this.bytes.push(byte);
    }
  }

  value(value: Plain): void {
    if (typeof value === 'string') {
      this.add(...text(value));
    } else if (typeof value === 'number') {
      const bytes = Buffer.alloc(8);
      bytes.writeDoubleBE(value);
      this.add(...(Number.isInteger(value) ? [op('J'), ...word(value)] : [op('G'), ...bytes]));
    } else {
      this.list(value);
    }
  }

  private list(list: readonly Plain[]): void {
    const known = this.memo.get(list);
    if (known !== undefined) {
      this.add(op('j'), ...word(known));
      return;
    }
    const isTuple = list.length === 3 && !Array.isArray(list[0]);
    this.add(...(isTuple ? [op('(')] : [op(']'), op('(')]));
    list.forEach((element) => this.value(element));
    this.add(op(isTuple ? 't' : 'e'), op('r'), ...word(this.memo.size));
    this.memo.set(list, this.memo.size);
  }

  dictionary(pairs: readonly Plain[]): void {
    this.add(op('}'), op('('));
    for (const pair of pairs) {
      const [key, value] = Array.isArray(pair) ? (pair as readonly Plain[]) : [];
      this.value(key);
      this.value(value);
    }
    this.add(op('u'));
  }
}

export const pickle = {
  /** An object of the class with these attributes. */
  object(module: string, name: string, attributes: Readonly<Record<string, Plain>>): Uint8Array {
    const writer = new PickleWriter();
    writer.add(0x8c, module.length, ...Buffer.from(module), 0x94, 0x8c, name.length, ...Buffer.from(name), 0x94, 0x93);
    writer.add(op(')'), 0x81, op('}'), op('('));
    for (const [key, value] of Object.entries(attributes)) {
      writer.value(key);
      if (Array.isArray(value) && key === 'timings') {
        writer.dictionary(value as readonly Plain[]);
      } else {
        writer.value(value);
      }
    }
    writer.add(op('u'), op('b'), op('.'));
    return Uint8Array.from(writer.bytes);
  },
};
