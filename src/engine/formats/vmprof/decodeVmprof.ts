// vmprof log → Profile. What is not read: the size of the process beside each sample of the memory mode, which is no cost of a stack.
import { type Label, type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { type Format } from '../format';
import { type Input } from '../input';
import { readVmprof, type VmprofLog, type VmprofStack } from './readVmprof';

const SAMPLES: SampleType = { name: 'samples', unit: 'count' };
const CPU: SampleType = { name: 'cpu', unit: 'nanoseconds' };
const WALL: SampleType = { name: 'wall', unit: 'nanoseconds' };
/** A longer gap is no signal that came late: the process was stopped. vmprof's own reader has the same. */
const MAX_GAP_NS = 1e9;
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
  const time = log.isRealTime ? WALL : CPU;
  const builder = new ProfileBuilder([SAMPLES, time]);
  const periodNs = log.periodUs * 1000;
  const rows = new StackRows(builder, log.symbols);
  const threads = new Map<number, readonly Label[]>();
  const lasted = lastedNs(log, periodNs);
  const originNs = log.stacks.reduce((first, { timeNs = 0 }, row) => Math.min(first, timeNs - lasted[row]), Infinity);
  log.stacks.forEach((stack, row) => {
    const startNs = stack.timeNs === undefined ? undefined : stack.timeNs - lasted[row] - originNs;
    builder.addSample(rows.add(stack), [1, lasted[row]], labelsOf(threads, stack.threadId), startNs);
  });
  return builder.build({
    format: vmprofFormat.name,
    periodType: time,
    period: periodNs,
    timeRange:
      log.startMs === undefined
        ? undefined
        : { fromMs: log.startMs, toMs: Math.max(log.startMs, log.endMs ?? log.startMs) },
    notices: noticesOf(log, rows.unnamedCount),
  });
}

/**
 * What each sample stands for: one period, or all the time since the sample before where the signals in between never came. In real time
 * every thread has its own, otherwise all share the clock of the process.
 */
function lastedNs({ stacks, isRealTime }: VmprofLog, periodNs: number): Float64Array {
  const latest = new Map<number, number>();
  return Float64Array.from(stacks, ({ timeNs, threadId }) => {
    if (timeNs === undefined) {
      return periodNs;
    }
    const clock = isRealTime ? threadId : 0;
    const before = latest.get(clock) ?? timeNs;
    latest.set(clock, Math.max(before, timeNs));
    return Math.max(periodNs, Math.min(MAX_GAP_NS, timeNs - before));
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
