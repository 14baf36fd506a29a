// Output of `perf script` → Profile. Each event is a sample type: a clock counts nanoseconds where its periods are printed, anything else its
// own occurrences.
import { type Label, type Profile, type SampleType } from '../../profile/profile';
import { type FunctionRow, ProfileBuilder } from '../../profile/profileBuilder';
import { damagedLetters } from '../damagedLetters';
import { DecodeError } from '../decodeError';
import { type Format } from '../format';
import { type Input } from '../input';
import { forEachLine, headOf } from '../textLines';
import { parseScriptCode } from '../v8-log/scriptCode';
import {
  frameTextOf,
  parseEvent,
  parseFrame,
  parseSourceLine,
  type PerfEvent,
  type PerfFrame,
  type SourceLine,
} from './perfLines';
import { startOfRecording } from './perfTime';

const NAME = 'perf script';
/** Lines longer than this hold no frame of a program that anybody wrote. */
const MAX_LINE = 100_000;
/** Each costs a column of all samples. */
const MAX_EVENTS = 64;

export const perfScriptFormat: Format = {
  name: NAME,
  recognizes: ({ text }) => {
    const head = text === undefined ? '' : headOf(text.text);
    const [first = '', second = ''] = head.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
    const event = parseEvent(first);
    const hasHeader = head.startsWith('# ========');
    // A line like this may stand in any log: there must be something that belongs to it.
    return (
      event !== undefined && (hasHeader || event.rest !== '' || isFrame(second) || parseEvent(second) !== undefined)
    );
  },
  decode: decodePerfScript,
};

function isFrame(line: string): boolean {
  return /^\s/.test(line) && frameTextOf(line.trim()) !== undefined;
}

interface PerfSample {
  readonly event: PerfEvent;
  /** Leaf first, each as perf writes it behind its address. */
  readonly frames: string[];
  /** Where frames stand in the source, by their place in `frames`. */
  readonly places: Map<number, SourceLine>;
}

function decodePerfScript(input: Input): Profile {
  const text = input.text?.text ?? '';
  const { sampleTypes, typeOfEvent, firstSeconds, lastSeconds } = survey(text);
  const builder = new ProfileBuilder(sampleTypes);
  const stacks = new PerfStacks(builder);
  const values = sampleTypes.map(() => 0);
  let inexactCount = 0;
  const strayCount = forEachSample(text, ({ event, frames, places }) => {
    const type = typeOfEvent.get(event.event) ?? 0;
    values[type] = event.period ?? 1;
    inexactCount += values[type] > Number.MAX_SAFE_INTEGER ? 1 : 0;
    const startNs = Math.round((event.seconds - firstSeconds) * 1e9);
    builder.addSample(stacks.add(frames, places), values, stacks.labelsOf(event), startNs);
    values[type] = 0;
  });
  const start = startOfRecording(headerOf(text), firstSeconds, lastSeconds);
  const durationMs = Math.round((lastSeconds - firstSeconds) * 1000);
  return builder.build({
    format: NAME,
    defaultSampleTypeIndex: Math.max(0, sampleTypes.findIndex(isCpuTime)),
    periodType: sampleTypes.find(isCpuTime),
    timeRange: start === undefined ? undefined : { fromMs: start.startMs, toMs: start.startMs + durationMs },
    notices: [
      ...(start?.isExact === false
        ? ['The header says when the recording was written but not in which time zone: it was taken for UTC.']
        : []),
      ...(strayCount > 0 ? [`${strayCount} lines belong to no sample and were left out.`] : []),
      ...(inexactCount > 0 ? [`${inexactCount} values are larger than 2^53 and were rounded.`] : []),
      ...damagedLetters(input),
    ],
  });
}

interface Survey {
  readonly sampleTypes: readonly SampleType[];
  readonly typeOfEvent: ReadonlyMap<string, number>;
  readonly firstSeconds: number;
  readonly lastSeconds: number;
}

/** Which events there are, and from when to when. Throws a DecodeError where there are none or too many. */
function survey(text: string): Survey {
  const sampleTypes: SampleType[] = [];
  const typeOfEvent = new Map<string, number>();
  let firstSeconds = Infinity;
  let lastSeconds = -Infinity;
  forEachLine(text, (line) => {
    const parsed = isEventLine(line) ? parseEvent(line) : undefined;
    if (parsed === undefined) {
      return;
    }
    firstSeconds = Math.min(firstSeconds, parsed.seconds);
    lastSeconds = Math.max(lastSeconds, parsed.seconds);
    if (!typeOfEvent.has(parsed.event)) {
      const type = sampleTypeOf(parsed);
      const isTaken = sampleTypes.some(({ name }) => name === type.name);
      typeOfEvent.set(parsed.event, sampleTypes.push(isTaken ? { ...type, name: parsed.event } : type) - 1);
    }
    if (sampleTypes.length > MAX_EVENTS) {
      throw new DecodeError(NAME, -1, `has more than ${MAX_EVENTS} kinds of events`, 'Record fewer at once.');
    }
  });
  if (sampleTypes.length === 0) {
    throw new DecodeError(NAME, -1, 'has no samples', 'Record it again, for longer.');
  }
  return { sampleTypes, typeOfEvent, firstSeconds, lastSeconds };
}

/**
 * The clocks of the system count nanoseconds of CPU time, whatever modifiers stand behind their names; a second one keeps its name. Without
 * periods (`-F` without `period`) they are samples that nobody knows the length of.
 */
function sampleTypeOf({ event, period }: PerfEvent): SampleType {
  if (!/^(?:cpu-clock|task-clock)(?::|$)/.test(event)) {
    return { name: event, unit: 'count' };
  }
  return period === undefined ? { name: 'samples', unit: 'count' } : { name: 'cpu', unit: 'nanoseconds' };
}

function isCpuTime({ unit }: SampleType): boolean {
  return unit === 'nanoseconds';
}

/** Comments come before the first sample. */
function headerOf(text: string): string {
  const end = /^(?!#)/m.exec(text)?.index ?? text.length;
  return text.slice(0, end);
}

/** Frames are indented; the names of short programs are too, but not by a tab or so far. */
function isEventLine(line: string): boolean {
  return line.length <= MAX_LINE && line.length > 0 && !line.startsWith('#') && !line.startsWith('\t');
}

/** Calls `visit` for every sample with all of its frames; gives the number of lines that belong to none. */
function forEachSample(text: string, visit: (sample: PerfSample) => void): number {
  let sample: PerfSample | undefined;
  let strayCount = 0;
  const finish = () => {
    if (sample !== undefined) {
      visit(sample);
    }
    sample = undefined;
  };
  forEachLine(text, (line) => {
    const trimmed = line.length > MAX_LINE ? '' : line.trim();
    if (line.startsWith('#')) {
      return;
    }
    if (trimmed === '') {
      strayCount += line.length > MAX_LINE ? 1 : 0;
      finish();
      return;
    }
    const isIndented = line.startsWith(' ') || line.startsWith('\t');
    const frame = sample !== undefined && isIndented ? frameTextOf(trimmed) : undefined;
    const event = frame === undefined && isEventLine(line) ? parseEvent(line) : undefined;
    if (event !== undefined) {
      finish();
      // Tracepoints have fields there, of which some look like the beginning of a frame.
      const only = event.rest.endsWith(')') ? frameTextOf(event.rest) : undefined;
      sample = { event, frames: only === undefined ? [] : [only], places: new Map() };
    } else if (frame !== undefined) {
      sample?.frames.push(frame);
    } else {
      strayCount += placeLast(sample, trimmed) ? 0 : 1;
    }
  });
  finish();
  return strayCount;
}

/** Gives the frame above its place in the source, if that is what the line says. */
function placeLast(sample: PerfSample | undefined, text: string): boolean {
  const place = parseSourceLine(text);
  if (sample === undefined || sample.frames.length === 0 || place === undefined) {
    return false;
  }
  sample.places.set(sample.frames.length - 1, place);
  return true;
}

/** `py::spin:/srv/a.py`, by which `python -X perf` tells perf of its functions. */
const PYTHON = /^py::(.*?):(.+)$/;

/** Rows of the builder. Frames repeat in many samples, and so do threads: each is taken apart once. */
class PerfStacks {
  private readonly frames = new Map<string, number>();
  private readonly labels = new Map<string, readonly Label[]>();

  constructor(private readonly builder: ProfileBuilder) {}

  /** The row of a stack whose leaf comes first, -1 for an empty one. */
  add(frames: readonly string[], places: ReadonlyMap<number, SourceLine>): number {
    let stack = -1;
    for (let index = frames.length - 1; index >= 0; index--) {
      stack = this.builder.addStack(stack, this.frameOf(frames[index], places.get(index)));
    }
    return stack;
  }

  labelsOf({ comm, pid, tid }: PerfEvent): readonly Label[] {
    const key = `${pid}/${tid} ${comm}`;
    let labels = this.labels.get(key);
    if (labels === undefined) {
      labels = [
        { name: 'comm', value: comm },
        { name: 'pid', value: pid },
        { name: 'thread_id', value: tid },
      ].filter(({ value }) => value !== '');
      this.labels.set(key, labels);
    }
    return labels;
  }

  private frameOf(text: string, place: SourceLine | undefined): number {
    const key = place === undefined ? text : `${text}\n${place.line}:${place.fileName}`;
    let row = this.frames.get(key);
    if (row === undefined) {
      row = this.addFrame(parseFrame(text), place);
      this.frames.set(key, row);
    }
    return row;
  }

  private addFrame({ name, binary, isInlined }: PerfFrame, place: SourceLine | undefined): number {
    const script = scriptFunctionOf(name);
    const mappingIndex = binary === '' ? -1 : this.builder.addMapping({ fileName: binary, buildId: '' });
    const functionIndex = this.builder.addFunction(
      script ?? { name: nameOf(name, binary), fileName: place?.fileName ?? '' }
    );
    return this.builder.addFrame(functionIndex, { line: place?.line ?? 0, mappingIndex, inlined: isInlined });
  }
}

/**
 * `JS:*spin /srv/app.js:2:14`, by which `node --perf-basic-prof` tells perf of its functions. The sign says how far one is compiled, which
 * changes while it runs.
 */
const NODE = /^(?:JS|Function|LazyCompile|Script|Eval|Builtin):[*~^+-]?(.*)$/;

/** The function of a script that an interpreter has named for perf; undefined for code of any other kind. */
function scriptFunctionOf(name: string): FunctionRow | undefined {
  const python = PYTHON.exec(name);
  if (python !== null) {
    return { name: python[1], fileName: python[2] };
  }
  const node = NODE.exec(name);
  return node === null ? undefined : parseScriptCode(node[1]);
}

/** A function without a name is known by its binary: `[libc.so.6]`. */
function nameOf(name: string, binary: string): string {
  return name === '[unknown]' && binary !== '' && !binary.startsWith('[')
    ? `[${binary.slice(binary.lastIndexOf('/') + 1)}]`
    : name;
}
