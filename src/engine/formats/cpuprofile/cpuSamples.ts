// Samples of V8's CPU profiler: the id of a node and a moment each. A sample stands for the time since the one before it, so that the
// samples add up to what the file's differences add up to.
import { type Label, type SampleType } from '../../profile/profile';
import { type ProfileBuilder } from '../../profile/profileBuilder';
import { isFiniteNumber, lineOf } from '../jsonValue';
import { type CpuNodes } from './cpuNodes';

const CPU: SampleType = { name: 'cpu', unit: 'nanoseconds' };

/** What every sample counts: itself, the time since the sample before unless nothing ran in it, and that time in any case. */
export const CPU_TYPES: readonly SampleType[] = [
  { name: 'samples', unit: 'count' },
  CPU,
  { name: 'wall', unit: 'nanoseconds' },
];

/** What profiles with these types say besides their tables. */
export const CPU_DETAILS = { defaultSampleTypeIndex: 1, periodType: CPU };

export interface CpuRecording {
  readonly nodes: CpuNodes;
  /** The node's id per sample. */
  readonly samples: readonly unknown[];
  /** When each was taken, in µs on any clock; as many as samples. */
  readonly timesUs: Float64Array;
  /** When the recording began, on the same clock. */
  readonly startUs: number;
  /** The line per sample, where the file has them. */
  readonly lines?: readonly unknown[];
  readonly labels: readonly Label[];
}

/** Moments from differences: the first is what it differs from `startUs`. What is no number counts as none. */
export function timesOfDeltas(deltas: readonly unknown[], startUs: number, length: number): Float64Array {
  let time = startUs;
  return Float64Array.from({ length }, (_, index) => {
    const delta = deltas[index];
    time += isFiniteNumber(delta) ? delta : 0;
    return time;
  });
}

/**
 * Adds the samples in the order of time: V8 writes some late, with a negative difference. Gives the number of samples that name a node
 * that is not there. `originUs` is where the profile's line of time begins, on the clock of the recording.
 */
export function addCpuSamples(builder: ProfileBuilder, recording: CpuRecording, originUs: number): number {
  const { nodes, samples, timesUs, startUs, lines, labels } = recording;
  const order = orderOf(timesUs);
  const lineQueue = new LineQueue(nodes);
  let unknownCount = 0;
  let ran = -1;
  let beforeNs = Math.round((startUs - originUs) * 1000);
  for (let index = 0; index < samples.length; index++) {
    const sample = order === undefined ? index : order[index];
    const timeNs = Math.max(beforeNs, Math.round((timesUs[sample] - originUs) * 1000));
    const row = nodes.rowOf(samples[sample]);
    if (row === undefined) {
      unknownCount++;
    } else {
      const kind = nodes.kindOf(row);
      const line = lines === undefined ? lineQueue.take(row) : lineOf(lines[sample]);
      const stack = kind === 'onTop' ? nodes.stackOnTop(row, ran) : nodes.stackAt(row, line);
      const isRunning = kind === 'call' || kind === 'onTop';
      const wallNs = timeNs - beforeNs;
      builder.addSample(stack, [1, isRunning ? wallNs : 0, wallNs], labels, beforeNs);
      ran = kind === 'call' ? stack : isRunning ? ran : -1;
    }
    beforeNs = timeNs;
  }
  return unknownCount;
}

/** Adds what a file without moments counts in its nodes, or its samples one by one: of one sample type, without time. */
export function addHitCounts(builder: ProfileBuilder, nodes: CpuNodes, samples: readonly unknown[]): void {
  let hasHits = false;
  for (let row = 0; row < nodes.length; row++) {
    for (const { line, count } of nodes.hitsOf(row)) {
      builder.addSample(nodes.stackAt(row, line), [count]);
      hasHits = true;
    }
  }
  for (const id of hasHits ? [] : samples) {
    const row = nodes.rowOf(id);
    if (row !== undefined) {
      builder.addSample(nodes.stackAt(row, 0), [1]);
    }
  }
}

/**
 * The lines of a node's samples. The file says how many samples were at which line but not which of them: they are handed out in
 * its order.
 */
class LineQueue {
  /** Per node how many lines were used up, and how many samples were given the line after them. */
  private readonly used = new Map<number, { lines: number; samples: number }>();

  constructor(private readonly nodes: CpuNodes) {}

  /** The line of the node's next sample, 0 where unknown. */
  take(row: number): number {
    const hits = this.nodes.hitsOf(row);
    const used = this.used.get(row) ?? { lines: 0, samples: 0 };
    this.used.set(row, used);
    // The last line is for all that are left: the counts do not always add up to the samples.
    if (used.lines < hits.length - 1 && used.samples >= hits[used.lines].count) {
      used.lines++;
      used.samples = 0;
    }
    used.samples++;
    return hits[used.lines]?.line ?? 0;
  }
}

/** The samples in order of their time, undefined where they are. */
function orderOf(timesUs: Float64Array): Int32Array | undefined {
  return timesUs.every((time, index) => index === 0 || time >= timesUs[index - 1])
    ? undefined
    : Int32Array.from(timesUs, (_, index) => index).sort((a, b) => timesUs[a] - timesUs[b] || a - b);
}
