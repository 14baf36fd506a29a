// Stacks with their counts, as Go writes profiles with `debug=1`:
//
//     goroutine profile: total 4                               heap profile: 1: 1048576 [2: 2097152] @ heap/8192
//     3 @ 0x47d9ce 0x4dc00d                                    1: 1048576 [2: 2097152] @ 0x4b968a
//     # labels: {"vehicle":"car"}                              #	0x4b9689	main.keep+0x69	rides/main.go:7
//     #	0x4dc00c	main.worker+0x2c	rides/main.go:14
//
//     --- contention:                                          The first line says what is counted. Lines that begin with # say
//     cycles/second=2299997844                                 how the addresses of the line above are called, leaf first.
//     531051394 11 @ 0x4dc01c
import { type Label, type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { isObject, lineOf } from '../jsonValue';
import { forEachLine, headOf } from '../textLines';

const COUNTED = /^([\w./-]+) profile: total \d+\r?$/m;
/** The rate is twice the bytes between two samples. gperftools writes another word than `heap/`. */
const HEAP = /^heap profile: *\d+: *\d+ *\[ *\d+: *\d+\] @ heap\/(\d{1,15})\r?$/m;
const CONTENTION = /^--- (?:contention|mutex):\r?$/m;
const CYCLES = /^cycles\/second=(\d{1,15})\r?$/m;
const SAMPLE = /^([^#@]*) @((?: 0x[0-9a-f]+)*)\s*$/;
const LABELS = /^# labels: (\{.*\})$/;

export function isCountedStacks(head: string): boolean {
  return COUNTED.test(head) || HEAP.test(head) || CONTENTION.test(head);
}

interface Kind {
  readonly types: readonly SampleType[];
  readonly periodType: SampleType;
  readonly period: number;
  /** The values of the numbers before the @, in their order. */
  readonly valuesOf: (numbers: readonly number[]) => readonly number[];
}

export function decodeCountedStacks(text: string): Profile {
  const kind = kindOf(headOf(text));
  const builder = new ProfileBuilder(kind.types);
  const flush = ({ numbers, addresses, frames, labels }: CountedStack) => {
    const named =
      frames.length > 0 ? frames : addresses.map((name) => ({ name, fileName: '', line: 0, address: name }));
    let stack = -1;
    for (let index = named.length - 1; index >= 0; index--) {
      const { name, fileName, line, address } = named[index];
      // Functions that share an address were inlined into the last of them.
      const inlined = index + 1 < named.length && named[index + 1].address === address;
      stack = builder.addStack(stack, builder.addFrame(builder.addFunction({ name, fileName }), { line, inlined }));
    }
    builder.addSample(stack, kind.valuesOf(numbers), labels);
  };
  forEachCountedStack(text, flush);
  return builder.build({ format: 'Go text', periodType: kind.periodType, period: kind.period });
}

const count = (name: string): SampleType => ({ name, unit: 'count' });
const SPACE: SampleType = { name: 'space', unit: 'bytes' };

function kindOf(head: string): Kind {
  const heapRate = HEAP.exec(head)?.[1];
  if (heapRate !== undefined) {
    const rate = Number(heapRate) / 2;
    return {
      types: [
        count('alloc_objects'),
        { name: 'alloc_space', unit: 'bytes' },
        count('inuse_objects'),
        { name: 'inuse_space', unit: 'bytes' },
      ],
      periodType: SPACE,
      period: rate,
      valuesOf: ([inUse = 0, inUseBytes = 0, allocated = 0, allocatedBytes = 0]) => [
        ...unsampled(allocated, allocatedBytes, rate),
        ...unsampled(inUse, inUseBytes, rate),
      ],
    };
  }
  if (CONTENTION.test(head)) {
    const nsPerCycle = 1e9 / (Number(CYCLES.exec(head)?.[1] ?? 0) || 1e9);
    return {
      types: [count('contentions'), { name: 'delay', unit: 'nanoseconds' }],
      periodType: count('contentions'),
      period: 1,
      valuesOf: ([cycles = 0, contentions = 0]) => [contentions, Math.trunc(cycles * nsPerCycle)],
    };
  }
  const type = count(COUNTED.exec(head)?.[1] ?? 'count');
  return { types: [type], periodType: type, period: 1, valuesOf: ([value = 0]) => [value] };
}

/** What was allocated if of an average of `rate` bytes one allocation was seen: small ones stand for more than large ones. */
function unsampled(objects: number, bytes: number, rate: number): readonly [number, number] {
  if (objects === 0 || bytes === 0 || rate <= 1) {
    return [objects, bytes];
  }
  const scale = 1 / (1 - Math.exp(-bytes / objects / rate));
  return [Math.trunc(objects * scale), Math.trunc(bytes * scale)];
}

/** Go counts in 64 bits. */
function amountOf(digits: string): number {
  return Math.min(Number(digits), 2 ** 63);
}

interface NamedAddress {
  readonly name: string;
  readonly fileName: string;
  readonly line: number;
  readonly address: string;
}

interface CountedStack {
  readonly numbers: readonly number[];
  /** Without those that say that there is no address. */
  readonly addresses: readonly string[];
  readonly frames: NamedAddress[];
  labels: readonly Label[];
}

function forEachCountedStack(text: string, visit: (stack: CountedStack) => void): void {
  let stack: CountedStack | undefined;
  forEachLine(text, (line) => {
    const [, numbers, addresses = ''] = SAMPLE.exec(line) ?? [];
    if (numbers !== undefined) {
      if (stack !== undefined) {
        visit(stack);
      }
      const known = addresses.split(' ').filter((address) => /[1-9a-f]/.test(address.slice(2)));
      stack = { numbers: (numbers.match(/\d+/g) ?? []).map(amountOf), addresses: known, frames: [], labels: [] };
    } else if (stack !== undefined && line.startsWith('#')) {
      const frame = frameOf(line);
      if (frame !== undefined) {
        stack.frames.push(frame);
      }
      stack.labels = labelsOf(LABELS.exec(line)?.[1]) ?? stack.labels;
    }
  });
  if (stack !== undefined) {
    visit(stack);
  }
}

/** The columns of a line about an address have tabs between them; undefined for lines that name no function. */
function frameOf(line: string): NamedAddress | undefined {
  const [, address = '', called = '', place = ''] = line.split(/\t+/, 4);
  const offset = called.lastIndexOf('+0x');
  const colon = place.lastIndexOf(':');
  return /^0x[0-9a-f]{1,16}$/.test(address) && called !== '' && colon !== -1
    ? {
        name: offset > 0 ? called.slice(0, offset) : called,
        fileName: place.slice(0, colon),
        line: lineOf(Number(place.slice(colon + 1))),
        address,
      }
    : undefined;
}

/** Go writes labels as JSON; what is none says nothing. */
function labelsOf(json: string | undefined): readonly Label[] | undefined {
  if (json === undefined) {
    return undefined;
  }
  try {
    const labels: unknown = JSON.parse(json);
    return isObject(labels) ? Object.entries(labels).map(([name, value]) => ({ name, value: String(value) })) : [];
  } catch (error) {
    if (error instanceof SyntaxError) {
      return [];
    }
    throw error;
  }
}
