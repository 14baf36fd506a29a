// Chrome's and Node's .cpuprofile → Profile: a tree of nodes, and samples that name them in the order of time. The JSON of old versions
// nests the nodes and has moments instead of differences.
import { type Profile } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { damagedLetters } from '../damagedLetters';
import { DecodeError } from '../decodeError';
import { type Format } from '../format';
import { type Input } from '../input';
import { hasMembers } from '../jsonOutline';
import { isFiniteNumber, isObject, type JsonObject, parseJson } from '../jsonValue';
import { headOf } from '../textLines';
import { CpuNodes } from './cpuNodes';
import { addCpuSamples, addHitCounts, CPU_DETAILS, CPU_TYPES, type CpuRecording, timesOfDeltas } from './cpuSamples';

const NAME = 'cpuprofile';

export const cpuprofileFormat: Format = {
  name: NAME,
  recognizes: (input) =>
    hasMembers(input, 'head', 'timestamps') ||
    (hasMembers(input, 'nodes') &&
      (['samples', 'timeDeltas', 'startTime'].some((name) => hasMembers(input, name)) || isCutOff(input))),
  decode: decodeCpuprofile,
};

/** Node writes the nodes first: a file that ends among them has nothing else. */
function isCutOff({ text }: Input): boolean {
  return /^\s*\{\s*"nodes"\s*:\s*\[\s*\{\s*"id"\s*:\s*\d+\s*,\s*"callFrame"/.test(headOf(text?.text ?? ''));
}

function decodeCpuprofile(input: Input): Profile {
  const file = parseJson(input.text?.text ?? '', NAME);
  if (!isObject(file)) {
    throw new DecodeError(NAME, -1, 'holds something else than a profile', 'Record it again.');
  }
  const times = timesOf(file);
  const builder = new ProfileBuilder(times === undefined ? CPU_TYPES.slice(0, 1) : CPU_TYPES);
  const nodes = new CpuNodes(builder, NAME);
  if (isObject(file.head)) {
    nodes.addTree(file.head);
  } else {
    nodes.addAll(Array.isArray(file.nodes) ? file.nodes : []);
  }
  let unknownCount = 0;
  if (times === undefined) {
    addHitCounts(builder, nodes, Array.isArray(file.samples) ? file.samples : []);
  } else {
    unknownCount = addCpuSamples(builder, { nodes, ...times, labels: [] }, times.startUs);
  }
  return builder.build({
    format: NAME,
    ...(times !== undefined && CPU_DETAILS),
    notices: [
      ...(times === undefined
        ? ['The file does not say when samples were taken: they are counted, and their time is unknown.']
        : []),
      ...(unknownCount > 0 ? [`${unknownCount} samples name a node that is not in the file and were left out.`] : []),
      ...damagedLetters(input),
    ],
  });
}

/** The samples with their moments; undefined where the file has none. */
function timesOf(file: JsonObject): Pick<CpuRecording, 'samples' | 'timesUs' | 'startUs'> | undefined {
  const { samples, timeDeltas, timestamps, startTime } = file;
  if (Array.isArray(samples) && Array.isArray(timeDeltas)) {
    const startUs = isFiniteNumber(startTime) ? startTime : 0;
    return { samples, timesUs: timesOfDeltas(timeDeltas, startUs, samples.length), startUs };
  }
  if (Array.isArray(samples) && Array.isArray(timestamps)) {
    // What the first sample stands for is not in the file: its beginning is in seconds on a coarser clock.
    const timesUs = Float64Array.from(samples, (_, index) =>
      isFiniteNumber(timestamps[index]) ? timestamps[index] : 0
    );
    return { samples, timesUs, startUs: timesUs.reduce((min, time) => Math.min(min, time), timesUs[0] ?? 0) };
  }
  return undefined;
}
