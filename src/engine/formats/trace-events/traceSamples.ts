// What a sampling profiler wrote beside the events of a trace, as Hermes does: `stackFrames` by id, and `samples` that name one each.
import { type ProfileBuilder } from '../../profile/profileBuilder';
import { CpuNodes } from '../cpuprofile/cpuNodes';
import { addCpuSamples, type CpuRecording } from '../cpuprofile/cpuSamples';
import { isObject, type JsonObject, textOf } from '../jsonValue';
import { numberOf, type TraceThreads } from './traceThreads';

/**
 * Adds all samples to a builder of `CPU_TYPES`, each with the time since the one before it in its thread; says how many name a frame
 * that is not there.
 */
export function addTraceSamples(
  builder: ProfileBuilder,
  stackFrames: JsonObject,
  samples: readonly unknown[],
  threads: TraceThreads,
  format: string
): number {
  const nodes = new CpuNodes(builder, format);
  nodes.addAll(Object.entries(stackFrames).map(([id, frame]) => nodeOf(id, frame)));
  const byThread = new Map<number, JsonObject[]>();
  let originUs = Infinity;
  for (const sample of samples) {
    const time = isObject(sample) ? numberOf(sample.ts) : undefined;
    if (isObject(sample) && time !== undefined) {
      const row = threads.rowOf(sample);
      const ofThread = byThread.get(row) ?? [];
      ofThread.push(sample);
      byThread.set(row, ofThread);
      originUs = Math.min(originUs, time);
    }
  }
  return Array.from(byThread, ([row, ofThread]) => {
    const timesUs = Float64Array.from(ofThread, ({ ts }) => numberOf(ts) ?? 0);
    const recording: CpuRecording = {
      nodes,
      samples: ofThread.map(({ sf }) => String(sf)),
      timesUs,
      startUs: timesUs.reduce((min, time) => Math.min(min, time), Infinity),
      labels: threads.labelsOf(row),
    };
    return addCpuSamples(builder, recording, originUs);
  }).reduce((sum, unknownCount) => sum + unknownCount, 0);
}

/** `function1(http://localhost/index.js:17:3)`, as Hermes writes it. */
const WITH_PLACE = /^([^()]*)\((.*):(\d{1,9}):\d+\)$/;

function nodeOf(id: string, frame: unknown): JsonObject {
  const { name, parent }: JsonObject = isObject(frame) ? frame : {};
  const [, functionName, url, line] = WITH_PLACE.exec(textOf(name)) ?? ['', textOf(name), '', '0'];
  return {
    id,
    parent: parent === undefined || parent === null ? undefined : String(parent),
    callFrame: { functionName, url, lineNumber: Number(line) - 1 },
  };
}
