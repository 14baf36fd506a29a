// austin's output → Profile: folded stacks whose numbers are times, and with `-f` memory too. Two generations:
//
//     Thread 5622e9ed1750;main (app.py);L38;work (app.py);L9 1089              1.x: µs; -f: µs, KB more, KB less
//     P26646;T0:2;app.py:main:38;app.py:work:9 1089                            3.x: µs; -f: µs,idle,±bytes
import { type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { DecodeError } from '../decodeError';
import { countTrailingNumbers, splitLine } from '../folded/foldedLine';
import { type FrameText, parseFrameText } from '../folded/frameText';
import { FOLDED_ROOT_FRAMES } from '../folded/rootLabels';
import { type StackDialect, StackReader } from '../folded/stackReader';
import { type Format } from '../format';
import { type Input } from '../input';
import { forEachLine, headOf } from '../textLines';

const NAME = 'austin';
const WALL: SampleType = { name: 'wall', unit: 'microseconds' };
const CPU: SampleType = { name: 'cpu', unit: 'microseconds' };
const ALLOCATED: SampleType = { name: 'alloc_space', unit: 'bytes' };
const FREED: SampleType = { name: 'freed_space', unit: 'bytes' };
const BYTES_PER_KB = 1024;
const DIALECT: StackDialect = {
  parseFrame,
  rootFrames: [
    ...FOLDED_ROOT_FRAMES,
    { pattern: /^Thread ([\da-f]{6,16})$/, names: ['thread_id'] },
    { pattern: /^P(\d+)$/, names: ['pid'] },
    { pattern: /^T(?:\d+:)?([\da-f]+)$/, names: ['thread_id'] },
  ],
  hasLineFrames: true,
};
const METADATA = /^# (\w+): (.*)$/;
const FULL_METRICS = /^(.*) (-?\d+),([01]),(-?\d+)$/;

export const austinFormat: Format = {
  name: NAME,
  recognizes: ({ text }) =>
    text !== undefined && /^# austin: |^P\d+;T[\d:a-f]+[; ]|^Thread [\da-f]{6,16}[; ]/m.test(headOf(text.text)),
  decode: decodeAustin,
};

/** How the numbers behind a stack become values. */
interface Metrics {
  readonly sampleTypes: readonly SampleType[];
  /** The stack of a line and its values; undefined for a line that has none. */
  readonly read: (line: string) => { readonly stack: string; readonly values: readonly number[] } | undefined;
}

/** Throws a DecodeError for a text without any stack. */
function decodeAustin(input: Input): Profile {
  const { text, damagedCount } = input.text ?? { text: '', damagedCount: 0 };
  const metrics = metricsOf(text);
  const builder = new ProfileBuilder(metrics.sampleTypes);
  const stacks = new StackReader(builder, DIALECT);
  let sampleCount = 0;
  let unreadableCount = 0;
  forEachLine(text, (line) => {
    if (line.startsWith('# ') || line.trim() === '') {
      return;
    }
    const sample = metrics.read(line);
    if (sample === undefined) {
      unreadableCount++;
      return;
    }
    const { row, labels } = stacks.read(sample.stack);
    builder.addSample(row, sample.values, labels);
    sampleCount++;
  });
  if (sampleCount === 0) {
    throw new DecodeError(NAME, -1, 'has no stack', 'Record it again; the program may have ended at once.');
  }
  return builder.build({
    format: NAME,
    defaultSampleTypeIndex: 0,
    rootFrameLabels: stacks.rootFrameLabels,
    notices: [
      ...(unreadableCount > 0 ? [`${unreadableCount} lines do not end in a number and were left out.`] : []),
      ...(damagedCount > 0 ? [`${damagedCount} letters could not be read and are shown as \uFFFD.`] : []),
    ],
  });
}

/** From the metadata of newer versions, and from how many numbers the lines end in. */
function metricsOf(text: string): Metrics {
  let mode = 'wall';
  let firstLine = '';
  forEachLine(headOf(text), (line) => {
    const metadata = METADATA.exec(line);
    if (metadata?.[1] === 'mode') {
      mode = metadata[2].trim();
    } else if (firstLine === '' && !line.startsWith('#')) {
      firstLine = line;
    }
  });
  if (FULL_METRICS.test(firstLine)) {
    return { sampleTypes: [WALL, CPU, ALLOCATED, FREED], read: readFull };
  }
  if (countTrailingNumbers(firstLine, 3) === 3) {
    return { sampleTypes: [WALL, ALLOCATED, FREED], read: readOldFull };
  }
  return { sampleTypes: [mode === 'memory' ? ALLOCATED : mode === 'cpu' ? CPU : WALL], read: readOne };
}

function readOne(line: string) {
  return countTrailingNumbers(line, 1) === 1 ? splitLine(line, 1) : undefined;
}

function readOldFull(line: string) {
  if (countTrailingNumbers(line, 3) !== 3) {
    return undefined;
  }
  const { stack, values } = splitLine(line, 3);
  return { stack, values: [values[0], values[1] * BYTES_PER_KB, values[2] * BYTES_PER_KB] };
}

function readFull(line: string) {
  const match = FULL_METRICS.exec(line);
  if (match === null) {
    return undefined;
  }
  const [, stack, time, idle, memory] = match;
  const bytes = Number(memory);
  return {
    stack,
    values: [Number(time), idle === '0' ? Number(time) : 0, Math.max(0, bytes), Math.max(0, -bytes)],
  };
}

/** Newer versions write `module:function:line`, where the module is a file; older ones `function (file)`. */
function parseFrame(text: string): FrameText {
  const match = /^([^()]+):([^:]+):(\d{1,9})$/.exec(text);
  return match === null ? parseFrameText(text) : { name: match[2], fileName: match[1], line: Number(match[3]) };
}
