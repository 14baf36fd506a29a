// Profiles of Firefox and of the tools that write for its profiler (samply, Python 3.15, …) → Profile. Processed profiles keep their
// tables per thread up to version 59 and once for all threads since; what the browser itself writes has rows instead of columns.
import { type Label, type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { damagedLetters } from '../damagedLetters';
import { type Format } from '../format';
import { type Input } from '../input';
import { hasMembers } from '../jsonOutline';
import { isFiniteNumber, isObject, type JsonObject, parseJson, textOf } from '../jsonValue';
import { StackTables, type TableSource } from './firefoxStacks';
import { type Column, malformed, NAME, rowOf, Table } from './firefoxTables';

export const firefoxFormat: Format = {
  name: NAME,
  recognizes: (input) => hasMembers(input, 'meta', 'threads'),
  decode: decodeFirefox,
};

const SAMPLES: SampleType = { name: 'samples', unit: 'count' };
const WALL: SampleType = { name: 'wall', unit: 'nanoseconds' };
const CPU: SampleType = { name: 'cpu', unit: 'nanoseconds' };
const SPACE: SampleType = { name: 'space', unit: 'bytes' };
const SAMPLE_TYPES = [SAMPLES, WALL, CPU, SPACE];

/** What one of the profile's unit of CPU time is in nanoseconds; cycles of a processor have no time. */
const CPU_UNITS: ReadonlyMap<unknown, number> = new Map([
  ['ns', 1],
  ['µs', 1000],
  ['μs', 1000],
]);

/** Before the year 2000 a start is no time of day but that of some other clock, as in Python's files. */
const FIRST_START_MS = Date.UTC(2000, 0);

/** One thread with all that its samples say, in the order of the file. */
interface ThreadSamples {
  readonly source: TableSource;
  readonly labels: readonly Label[];
  readonly stack: Column;
  /** Milliseconds since the start that the profile names. */
  readonly timesMs: Float64Array;
  readonly weights: Column | undefined;
  readonly weightType: unknown;
  /** CPU time since the sample before, and what one of it is worth in ns; undefined where it has none. */
  readonly cpu: { readonly deltas: Column; readonly factor: number } | undefined;
  /** What the last sample stands for: the distance at which samples are taken. */
  readonly intervalMs: number;
}

function decodeFirefox(input: Input): Profile {
  const file = parseJson(input.text?.text ?? '', NAME);
  if (!isObject(file) || !isObject(file.meta) || !Array.isArray(file.threads)) {
    throw malformed('lacks its list of threads or what it says of itself');
  }
  const startMs = isFiniteNumber(file.meta.startTime) ? file.meta.startTime : 0;
  const threads = readProcesses(file, startMs);
  const columns = columnsOf(threads);
  const builder = new ProfileBuilder(columns);
  const { firstMs, lastMs } = extentOf(threads);
  const tables = new StackTables(builder);
  for (const thread of threads) {
    addSamples(builder, columns, thread, tables.stacksOf(thread.source), firstMs);
  }
  const shown = [CPU, WALL, SAMPLES, SPACE].map((type) => columns.indexOf(type)).find((index) => index !== -1);
  return builder.build({
    format: NAME,
    defaultSampleTypeIndex: shown ?? 0,
    periodType: columns.includes(CPU) ? CPU : columns.includes(WALL) ? WALL : undefined,
    timeRange:
      startMs >= FIRST_START_MS && firstMs <= lastMs
        ? { fromMs: Math.round(startMs + firstMs), toMs: Math.round(startMs + lastMs) }
        : undefined,
    notices: damagedLetters(input),
  });
}

/** The threads of a process and of those that it started, which stand inside of what the browser writes. */
function readProcesses(file: JsonObject, startMs: number): readonly ThreadSamples[] {
  const open: unknown[] = [file];
  const threads: ThreadSamples[] = [];
  for (let process = open.pop(); process !== undefined; process = open.pop()) {
    const { meta, threads: list, processes }: JsonObject = isObject(process) ? process : {};
    const details: JsonObject = isObject(meta) ? meta : {};
    for (const thread of Array.isArray(list) ? list : []) {
      if (!isObject(thread)) {
        throw malformed('has something else in the place of a thread');
      }
      threads.push(readThread(thread, isObject(process) ? process : {}, details, startMs));
    }
    for (const started of Array.isArray(processes) ? processes : []) {
      open.push(started);
    }
  }
  return threads;
}

function readThread(thread: JsonObject, process: JsonObject, meta: JsonObject, startMs: number): ThreadSamples {
  const { shared } = process;
  const libs = thread.libs ?? process.libs;
  const source: TableSource = {
    thread,
    shared: isObject(shared) ? shared : {},
    libs: Array.isArray(libs) ? libs : [],
  };
  const table = Table.from(thread.samples, 'stack');
  const offsetMs = isFiniteNumber(meta.startTime) ? meta.startTime - startMs : 0;
  const deltas = table.column('threadCPUDelta');
  const units = isObject(meta.sampleUnits) ? meta.sampleUnits.threadCPUDelta : undefined;
  const factor = CPU_UNITS.get(units);
  return {
    source,
    labels: labelsOf(thread, process),
    stack: table.column('stack') ?? [],
    timesMs: timesOf(table.column('time'), table.column('timeDeltas'), table.length, offsetMs),
    weights: table.column('weight'),
    weightType: isObject(thread.samples) ? thread.samples.weightType : undefined,
    cpu: deltas === undefined || factor === undefined ? undefined : { deltas, factor },
    intervalMs: isFiniteNumber(meta.interval) && meta.interval > 0 ? meta.interval : 0,
  };
}

/** Moments of samples, from moments or from differences. One without a moment is taken at that of the sample before. */
function timesOf(
  times: Column | undefined,
  deltas: Column | undefined,
  length: number,
  offsetMs: number
): Float64Array {
  let time = offsetMs;
  return Float64Array.from({ length }, (_, row) => {
    const moment = times?.[row];
    const delta = deltas?.[row];
    time = isFiniteNumber(moment) ? moment + offsetMs : isFiniteNumber(delta) ? time + delta : time;
    return time;
  });
}

function labelsOf(thread: JsonObject, process: JsonObject): readonly Label[] {
  const idOf = (value: unknown) => (typeof value === 'number' ? String(value) : textOf(value));
  return [
    { name: 'pid', value: idOf(thread.pid ?? process.pid) },
    { name: 'process', value: textOf(thread.processName) || textOf(thread.processType) },
    { name: 'thread', value: textOf(thread.name) },
    { name: 'thread_id', value: idOf(thread.tid) },
  ].filter(({ value }) => value !== '');
}

/** The sample types that any thread has. */
function columnsOf(threads: readonly ThreadSamples[]): readonly SampleType[] {
  const used = new Set<SampleType>(threads.length === 0 ? [SAMPLES] : []);
  for (const { weightType, cpu } of threads) {
    const types = weightType === 'bytes' ? [SPACE] : weightType === 'tracing-ms' ? [WALL] : [SAMPLES, WALL];
    (cpu === undefined ? types : [...types, CPU]).forEach((type) => used.add(type));
  }
  return SAMPLE_TYPES.filter((type) => used.has(type));
}

function extentOf(threads: readonly ThreadSamples[]): { readonly firstMs: number; readonly lastMs: number } {
  let firstMs = Infinity;
  let lastMs = -Infinity;
  for (const { timesMs } of threads) {
    for (const time of timesMs) {
      firstMs = Math.min(firstMs, time);
      lastMs = Math.max(lastMs, time);
    }
  }
  return { firstMs, lastMs };
}

function addSamples(
  builder: ProfileBuilder,
  columns: readonly SampleType[],
  thread: ThreadSamples,
  stacks: Int32Array,
  firstMs: number
): void {
  const { stack, timesMs, labels } = thread;
  for (let sample = 0; sample < timesMs.length; sample++) {
    const row = rowOf(stack[sample], stacks.length, 'stack');
    builder.addSample(
      row === -1 ? -1 : stacks[row],
      columns.map((type) => valueOf(type, thread, sample)),
      labels,
      Math.round((timesMs[sample] - firstMs) * 1e6)
    );
  }
}

/** What a sample is worth of a type. A sample without a weight is one, and lasts until the next one of its thread. */
function valueOf(type: SampleType, thread: ThreadSamples, sample: number): number {
  const { timesMs, weights, weightType, cpu, intervalMs } = thread;
  const given = weights?.[sample];
  const weight = isFiniteNumber(given) ? given : 1;
  switch (type) {
    case SPACE:
      return weightType === 'bytes' ? weight : 0;
    case SAMPLES:
      return weightType === 'bytes' || weightType === 'tracing-ms' ? 0 : weight;
    case CPU: {
      const delta = cpu?.deltas[sample];
      return cpu !== undefined && isFiniteNumber(delta) ? Math.round(delta * cpu.factor) : 0;
    }
    default: {
      const lastedMs = sample + 1 < timesMs.length ? timesMs[sample + 1] - timesMs[sample] : intervalMs;
      const wallMs = weightType === 'tracing-ms' ? weight : Math.max(0, lastedMs);
      return weightType === 'bytes' ? 0 : Math.round(wallMs * 1e6);
    }
  }
}
