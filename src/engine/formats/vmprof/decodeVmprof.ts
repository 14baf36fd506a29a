// vmprof log → Profile. What is not read: the size of the process beside each sample of the memory mode, which is no cost of a stack.
import { type Label, type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { type Format } from '../format';
import { type Input } from '../input';
import { readVmprof, type VmprofLog, type VmprofStack } from './readVmprof';

const SAMPLES: SampleType = { name: 'samples', unit: 'count' };
const CPU: SampleType = { name: 'cpu', unit: 'nanoseconds' };
/** Five words, of which the second is 3 and the others but the period are 0; then the header's marker and the interpreter's name. */
const PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const HEADER_OFFSET = 40;
const INTERPRETERS = ['cpython', 'pypy'].map((name) => Array.from(name, (letter) => letter.charCodeAt(0)));
const INTERPRETER_OFFSET = HEADER_OFFSET + 5;

export const vmprofFormat: Format = {
  name: 'vmprof',
  // gperftools' CPU profiles begin with the same five words.
  recognizes: (input) =>
    input.startsWith(PREFIX) &&
    input.startsWith([5], HEADER_OFFSET) &&
    INTERPRETERS.some((name) => input.startsWith(name, INTERPRETER_OFFSET)),
  decode: decodeVmprof,
};

function decodeVmprof(input: Input): Profile {
  const log = readVmprof(input.bytes);
  const builder = new ProfileBuilder([SAMPLES, CPU]);
  const periodNs = log.periodUs * 1000;
  const rows = new StackRows(builder, log.symbols);
  const threads = new Map<number, readonly Label[]>();
  for (const stack of log.stacks) {
    builder.addSample(rows.add(stack), [1, periodNs], labelsOf(threads, stack.threadId));
  }
  return builder.build({
    format: vmprofFormat.name,
    periodType: CPU,
    period: periodNs,
    timeRange:
      log.startMs === undefined
        ? undefined
        : { fromMs: log.startMs, toMs: Math.max(log.startMs, log.endMs ?? log.startMs) },
    notices: noticesOf(log, rows.unnamedCount),
  });
}

/** One array per thread: the builder takes equal arrays for equal labels at once. */
function labelsOf(threads: Map<number, readonly Label[]>, threadId: number): readonly Label[] {
  let labels = threads.get(threadId);
  if (labels === undefined) {
    labels = [{ name: 'thread_id', value: String(threadId) }];
    threads.set(threadId, labels);
  }
  return labels;
}

/** Adds stacks root first, with each address's name taken apart once. */
class StackRows {
  private readonly functions = new Map<number, number>();
  /** Addresses that no record names. */
  unnamedCount = 0;

  constructor(
    private readonly builder: ProfileBuilder,
    private readonly symbols: ReadonlyMap<number, string>
  ) {}

  /** The row of the stack, -1 for an empty one. */
  add({ addresses, lines }: VmprofStack): number {
    let row = -1;
    for (let index = addresses.length - 1; index >= 0; index--) {
      const line = Math.max(0, lines[index] ?? 0) | 0;
      row = this.builder.addStack(row, this.builder.addFrame(this.functionOf(addresses[index]), { line }));
    }
    return row;
  }

  private functionOf(address: number): number {
    let row = this.functions.get(address);
    if (row === undefined) {
      row = this.addFunction(address);
      this.functions.set(address, row);
    }
    return row;
  }

  private addFunction(address: number): number {
    const symbol = this.symbols.get(address);
    if (symbol === undefined) {
      this.unnamedCount++;
      return this.builder.addFunction({ name: `0x${address.toString(16)}` });
    }
    const parts = /^(?:py|n|rpy|jit):(.*):(\d+):(.*)$/s.exec(symbol);
    if (parts === null) {
      return this.builder.addFunction({ name: symbol });
    }
    const [, name, line, fileName] = parts;
    return this.builder.addFunction({ name, fileName: fileName === '-' ? '' : fileName, startLine: Number(line) | 0 });
  }
}

function noticesOf({ isComplete }: VmprofLog, unnamedCount: number): string[] {
  const notices: string[] = [];
  if (!isComplete) {
    notices.push('The log has no end: the program was stopped before vmprof wrote it.');
  }
  if (unnamedCount > 0) {
    notices.push(`${unnamedCount} addresses have no name and are shown as numbers.`);
  }
  return notices;
}
