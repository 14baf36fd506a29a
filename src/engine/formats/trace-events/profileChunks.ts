// V8's CPU profiler inside of a trace, as Chrome's performance panel records it: a `Profile` event per thread, then `ProfileChunk`s with
// more nodes, samples and differences of time. Old traces have one `CpuProfile` with all of it.
import { type ProfileBuilder } from '../../profile/profileBuilder';
import { CpuNodes } from '../cpuprofile/cpuNodes';
import { addCpuSamples, type CpuRecording, timesOfDeltas } from '../cpuprofile/cpuSamples';
import { isObject, type JsonObject } from '../jsonValue';
import { numberOf, type TraceThreads } from './traceThreads';

const CHUNK_EVENTS: readonly unknown[] = ['Profile', 'ProfileChunk', 'CpuProfile'];

interface Chunks {
  /** The thread that is profiled: chunks are written by another. */
  thread: number;
  readonly nodes: unknown[];
  readonly samples: unknown[];
  readonly deltas: unknown[];
  readonly lines: unknown[];
  startUs: number | undefined;
}

export class ProfileChunks {
  private readonly profiles = new Map<string, Chunks>();

  /** True for an event that belongs here. */
  static holds(event: JsonObject): boolean {
    return CHUNK_EVENTS.includes(event.name) && isObject(event.args) && isObject(event.args.data);
  }

  get isEmpty(): boolean {
    return this.profiles.size === 0;
  }

  /** Takes an event; the chunks of one profile come in the order of time. */
  add(event: JsonObject, threads: TraceThreads): void {
    const data = isObject(event.args) && isObject(event.args.data) ? event.args.data : {};
    const key = JSON.stringify([event.pid, event.id, event.name === 'CpuProfile' ? event.tid : 0]);
    const chunks = this.profiles.get(key) ?? {
      thread: threads.rowOf(event),
      nodes: [],
      samples: [],
      deltas: [],
      lines: [],
      startUs: undefined,
    };
    this.profiles.set(key, chunks);
    const profile = isObject(data.cpuProfile) ? data.cpuProfile : data;
    if (event.name !== 'ProfileChunk') {
      chunks.thread = threads.rowOf(event);
      chunks.startUs = numberOf(profile.startTime);
    }
    append(chunks.nodes, profile.nodes);
    append(chunks.samples, profile.samples);
    append(chunks.deltas, data.timeDeltas ?? profile.timeDeltas);
    append(chunks.lines, data.lines ?? profile.lines);
  }

  /** Adds all samples to a builder of `CPU_TYPES`; says how many name a node that is not there. */
  addTo(builder: ProfileBuilder, threads: TraceThreads, format: string): number {
    const recordings = Array.from(this.profiles.values(), (chunks) => recordingOf(chunks, builder, threads, format));
    const originUs = recordings.reduce((min, { startUs }) => Math.min(min, startUs), Infinity);
    return recordings.reduce((sum, recording) => sum + addCpuSamples(builder, recording, originUs), 0);
  }
}

function recordingOf(chunks: Chunks, builder: ProfileBuilder, threads: TraceThreads, format: string): CpuRecording {
  const nodes = new CpuNodes(builder, format);
  nodes.addAll(chunks.nodes);
  const { samples, startUs = 0 } = chunks;
  return {
    nodes,
    samples,
    timesUs: timesOfDeltas(chunks.deltas, startUs, samples.length),
    startUs,
    lines: chunks.lines.length === samples.length ? chunks.lines : undefined,
    labels: threads.labelsOf(chunks.thread),
  };
}

function append(to: unknown[], more: unknown): void {
  for (const one of Array.isArray(more) ? more : []) {
    to.push(one);
  }
}
