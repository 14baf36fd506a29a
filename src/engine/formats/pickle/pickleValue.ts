// What a pickle holds once it is read: plain data. A class is a name and never code, an object a record of what was said about it.

export type PickleValue =
  | undefined
  | boolean
  | number
  | string
  | Uint8Array
  | readonly PickleValue[]
  | ReadonlyMap<PickleValue, PickleValue>
  | ReadonlySet<PickleValue>
  | PickleClass
  | PickleRecord;

/** The name of a class or a function, with its module: `line_profiler.LineStats`. */
export class PickleClass {
  constructor(readonly name: string) {}
}

/** An object: its class, what it was made with, and what was put into it. */
export class PickleRecord {
  /** What `BUILD` gave it: its attributes, as a rule a map. */
  state: PickleValue;
  /** Entries of an object that is a dictionary as well. */
  readonly entries = new Map<PickleValue, PickleValue>();
  /** Elements of an object that is a list or a set as well. */
  readonly elements: PickleValue[] = [];

  constructor(
    readonly className: string,
    readonly args: readonly PickleValue[]
  ) {}

  /** An attribute by name; undefined where there is none. */
  attribute(name: string): PickleValue {
    return this.state instanceof Map ? this.state.get(name) : undefined;
  }
}

/** A tuple or a list; undefined for everything else. */
export function listOf(value: PickleValue): readonly PickleValue[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** The entries of a dictionary, also of one of a class of its own such as `collections.defaultdict`; undefined for everything else. */
export function entriesOf(value: PickleValue): ReadonlyMap<PickleValue, PickleValue> | undefined {
  if (value instanceof Map) {
    return value;
  }
  return value instanceof PickleRecord ? value.entries : undefined;
}

const MAX_LINE = 2 ** 31 - 1;

/** True for a whole number that can be a line; 0 stands for an unknown one. */
export function isLine(value: PickleValue): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_LINE;
}
