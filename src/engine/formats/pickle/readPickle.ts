// Reads Python pickles of protocols 0 to 5 into plain data. Nothing is ever called: a class is a name, and an object that a pickle
// would have made by a call becomes a record of the call. So a pickle can do no harm; what only code could answer (objects of the
// writer's own ids, registered extensions, buffers beside the file) is refused.
//
// Values are shared, not copied, where the pickle says so: what is read is as large as the file, but a reader that follows every
// reference to every value may walk further than any file is long.
import { type DecodeError } from '../decodeError';
import { PickleBytes } from './pickleBytes';
import { PickleClass, PickleRecord, type PickleValue } from './pickleValue';
import { unescapeBytes, unescapeUnicode } from './pickleText';

const STOP = 0x2e;
const RECONSTRUCTORS = ['copyreg._reconstructor', 'copy_reg._reconstructor'];

/** The value that the pickle holds; what follows it in the file is ignored. Throws a DecodeError, also for what is refused. */
export function readPickle(bytes: Uint8Array, format: string): PickleValue {
  const machine = new PickleMachine(new PickleBytes(bytes, format));
  return machine.run();
}

class PickleMachine {
  private stack: PickleValue[] = [];
  /** The stacks below the open marks. */
  private readonly marked: PickleValue[][] = [];
  private readonly memo = new Map<number, PickleValue>();

  constructor(private readonly bytes: PickleBytes) {}

  run(): PickleValue {
    for (let opcode = this.bytes.uint8(); opcode !== STOP; opcode = this.bytes.uint8()) {
      if (!this.runPlain(opcode) && !this.runContainer(opcode) && !this.runObject(opcode)) {
        throw this.refused(opcode);
      }
    }
    return this.pop();
  }

  /** Numbers, texts and bytes, the memo and the stack. False for other operations. */
  private runPlain(opcode: number): boolean {
    const { bytes } = this;
    switch (String.fromCharCode(opcode)) {
      case '\x80': // PROTO
        bytes.uint8();
        return true;
      case '\x95': // FRAME
        bytes.skip(8);
        return true;
      case 'N':
        return this.push(undefined);
      case '\x88':
        return this.push(true);
      case '\x89':
        return this.push(false);
      case 'I': {
        const line = bytes.line();
        return this.push(line === '00' ? false : line === '01' ? true : bytes.numberOf(line));
      }
      case 'L':
        return this.push(bytes.numberOf(bytes.line().replace(/L$/, '')));
      case 'F':
        return this.push(bytes.numberOf(bytes.line()));
      case 'J':
        return this.push(bytes.int32());
      case 'K':
        return this.push(bytes.uint8());
      case 'M':
        return this.push(bytes.unsigned(2));
      case '\x8a':
        return this.push(bytes.signed(bytes.uint8()));
      case '\x8b':
        return this.push(bytes.signed(bytes.unsigned(4)));
      case 'G':
        return this.push(bytes.float64BigEndian());
      case 'S':
        return this.push(unescapeBytes(bytes.line()));
      case 'T':
        return this.push(bytes.text(bytes.unsigned(4)));
      case 'U':
      case '\x8c':
        return this.push(bytes.text(bytes.uint8()));
      case 'V':
        return this.push(unescapeUnicode(bytes.line()));
      case 'X':
        return this.push(bytes.text(bytes.unsigned(4)));
      case '\x8d':
        return this.push(bytes.text(bytes.unsigned(8)));
      case 'C':
        return this.push(bytes.slice(bytes.uint8()));
      case 'B':
        return this.push(bytes.slice(bytes.unsigned(4)));
      case '\x8e':
      case '\x96':
        return this.push(bytes.slice(bytes.unsigned(8)));
      default:
        return this.runMemo(opcode);
    }
  }

  private runMemo(opcode: number): boolean {
    const { bytes, memo } = this;
    switch (String.fromCharCode(opcode)) {
      case 'g':
        return this.push(this.remembered(bytes.numberOf(bytes.line())));
      case 'h':
        return this.push(this.remembered(bytes.uint8()));
      case 'j':
        return this.push(this.remembered(bytes.unsigned(4)));
      case 'p':
        memo.set(bytes.numberOf(bytes.line()), this.top());
        return true;
      case 'q':
        memo.set(bytes.uint8(), this.top());
        return true;
      case 'r':
        memo.set(bytes.unsigned(4), this.top());
        return true;
      case '\x94':
        memo.set(memo.size, this.top());
        return true;
      case '(':
        this.marked.push(this.stack);
        this.stack = [];
        return true;
      case '0':
        this.pop();
        return true;
      case '1':
        this.popMark();
        return true;
      case '2':
        return this.push(this.top());
      default:
        return false;
    }
  }

  /** Tuples, lists, dictionaries and sets. */
  private runContainer(opcode: number): boolean {
    switch (String.fromCharCode(opcode)) {
      case ')':
      case ']':
        return this.push([]);
      case '}':
        return this.push(new Map());
      case '\x8f':
        return this.push(new Set());
      case 't':
      case 'l':
        return this.push(this.popMark());
      case '\x85':
        return this.push(this.popMany(1));
      case '\x86':
        return this.push(this.popMany(2));
      case '\x87':
        return this.push(this.popMany(3));
      case 'd': {
        const items = this.popMark();
        this.push(new Map());
        return this.putAll(items);
      }
      case '\x91':
        return this.push(new Set(this.popMark()));
      case 'a':
        return this.appendAll(this.popMany(1));
      case 'e':
      case '\x90':
        return this.appendAll(this.popMark());
      case 's':
        return this.putAll(this.popMany(2));
      case 'u':
        return this.putAll(this.popMark());
      default:
        return false;
    }
  }

  /** Classes and objects. */
  private runObject(opcode: number): boolean {
    switch (String.fromCharCode(opcode)) {
      case 'c':
        return this.push(new PickleClass(`${this.bytes.line()}.${this.bytes.line()}`));
      case '\x93': {
        const [module, name] = this.popMany(2);
        return this.push(new PickleClass(`${this.textOf(module)}.${this.textOf(name)}`));
      }
      case 'R':
      case '\x81': {
        const [called, args] = this.popMany(2);
        return this.push(this.recordOf(called, args));
      }
      case '\x92': {
        const [called, args] = this.popMany(3);
        return this.push(this.recordOf(called, args));
      }
      case 'i': {
        const called = new PickleClass(`${this.bytes.line()}.${this.bytes.line()}`);
        return this.push(this.recordOf(called, this.popMark()));
      }
      case 'o': {
        const [called, ...args] = this.popMark();
        return this.push(this.recordOf(called, args));
      }
      case 'b': {
        const state = this.pop();
        const record = this.top();
        if (!(record instanceof PickleRecord)) {
          throw this.bytes.damaged();
        }
        record.state = state;
        return true;
      }
      default:
        return false;
    }
  }

  /** Python 2 and protocols below 2 make objects by a function that is given the class. */
  private recordOf(called: PickleValue, args: PickleValue): PickleRecord {
    if (!(called instanceof PickleClass) || !Array.isArray(args)) {
      throw this.bytes.damaged();
    }
    const first: PickleValue = args[0];
    return RECONSTRUCTORS.includes(called.name) && first instanceof PickleClass
      ? new PickleRecord(first.name, [])
      : new PickleRecord(called.name, args);
  }

  private appendAll(values: readonly PickleValue[]): true {
    const target = this.top();
    if (target instanceof Set) {
      values.forEach((value) => target.add(value));
      return true;
    }
    const list = target instanceof PickleRecord ? target.elements : target;
    if (!Array.isArray(list)) {
      throw this.bytes.damaged();
    }
    for (const value of values) {
      list.push(value);
    }
    return true;
  }

  /** Keys and values in turn. */
  private putAll(items: readonly PickleValue[]): true {
    const target = this.top();
    const map = target instanceof PickleRecord ? target.entries : target;
    if (!(map instanceof Map) || items.length % 2 !== 0) {
      throw this.bytes.damaged();
    }
    for (let index = 0; index < items.length; index += 2) {
      map.set(items[index], items[index + 1]);
    }
    return true;
  }

  private push(value: PickleValue): true {
    this.stack.push(value);
    return true;
  }

  private top(): PickleValue {
    if (this.stack.length === 0) {
      throw this.bytes.damaged();
    }
    return this.stack[this.stack.length - 1];
  }

  private pop(): PickleValue {
    const value = this.top();
    this.stack.pop();
    return value;
  }

  private popMany(count: number): PickleValue[] {
    if (this.stack.length < count) {
      throw this.bytes.damaged();
    }
    return this.stack.splice(-count);
  }

  private popMark(): PickleValue[] {
    const below = this.marked.pop();
    if (below === undefined) {
      throw this.bytes.damaged();
    }
    const values = this.stack;
    this.stack = below;
    return values;
  }

  private remembered(key: number): PickleValue {
    if (!this.memo.has(key)) {
      throw this.bytes.damaged();
    }
    return this.memo.get(key);
  }

  private textOf(value: PickleValue): string {
    if (typeof value !== 'string') {
      throw this.bytes.damaged();
    }
    return value;
  }

  private refused(opcode: number): DecodeError {
    const what = 'PQ\x82\x83\x84\x97\x98'.includes(String.fromCharCode(opcode))
      ? 'refers to something outside of itself'
      : `has an operation that pickles do not have, ${opcode}`;
    return this.bytes.error(what, 'Copy or record it again.');
  }
}
