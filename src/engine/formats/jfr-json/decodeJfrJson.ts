// The JSON of `jfr print --json` → Profile, by the same rules as the recording it was printed from.
import { type Profile } from '../../profile/profile';
import { type DecodeOptions, type Format } from '../format';
import { type Input } from '../input';
import { noSamples } from '../jfr/decodeJfr';
import { type EventKind, eventKinds } from '../jfr/eventKinds';
import { type JavaFrame, JavaProfile, type JavaThread, sourceName, stateName } from '../jfr/javaProfile';
import { isFiniteNumber, isObject, type JsonObject, lineOf, parseJson, textOf } from '../jsonValue';
import { headOf } from '../textLines';
import { durationNs, epochNs } from './isoTimes';

export const jfrJsonFormat: Format = {
  name: 'JFR JSON',
  recognizes: ({ text }) =>
    text !== undefined && /^\s*\{\s*"recording"\s*:\s*\{\s*"events"\s*:/.test(headOf(text.text)),
  decode: decodeJfrJson,
};

/** What `jfr print` keeps of a stack when it is not told otherwise, without a word about it. */
const PRINTED_FRAMES = 5;

interface PrintedEvent {
  readonly name: string;
  readonly startNs: bigint;
  readonly values: JsonObject;
}

/** Throws a DecodeError where the JSON is cut off, or where no event has a stack. */
function decodeJfrJson({ text }: Input, { periodNs }: DecodeOptions): Profile {
  const events = readEvents(text?.text ?? '');
  if (events.length === 0) {
    throw noSamples(jfrJsonFormat.name);
  }
  const times = events.map(({ startNs }) => startNs);
  const fromNs = times.reduce((a, b) => (a < b ? a : b));
  const toNs = times.reduce((a, b) => (a > b ? a : b));
  const profile = new JavaProfile(new Set(events.map(({ name }) => name)), { isWallClock: false, periodNs });
  for (const { name, startNs, values } of events) {
    const kind = profile.kindOf(name);
    if (kind !== undefined) {
      profile.add(kind, {
        startNs: Number(startNs - fromNs),
        stack: stackOf(values.stackTrace, profile),
        thread: threadOf(values[kind.threadField]),
        className: kind.classField === undefined ? '' : classNameOf(values[kind.classField]),
        state: stateName(textOf(values.state)),
        values: valuesOf(kind, values),
      });
    }
  }
  const deepest = events.reduce((depth, { values }) => Math.max(depth, framesOf(values.stackTrace).length), 0);
  const notices =
    deepest === PRINTED_FRAMES
      ? [
          `No stack has more than ${PRINTED_FRAMES} frames, at which \`jfr print\` cuts them: if callers are missing, print with \`--stack-depth 2048\`.`,
        ]
      : [];
  return profile.build(jfrJsonFormat.name, { fromNs, toNs }, notices);
}

/** The events that become samples, with those out that have no time. */
function readEvents(text: string): readonly PrintedEvent[] {
  const content = parseJson(text, jfrJsonFormat.name);
  const recording = isObject(content) ? content.recording : undefined;
  const events: readonly unknown[] = isObject(recording) && Array.isArray(recording.events) ? recording.events : [];
  return events.flatMap((event) => {
    const { type, values } = isObject(event) ? event : {};
    const startNs = isObject(values) ? epochNs(textOf(values.startTime)) : undefined;
    return typeof type === 'string' && eventKinds.has(type) && isObject(values) && startNs !== undefined
      ? [{ name: type, startNs, values }]
      : [];
  });
}

function valuesOf({ columns }: EventKind, values: JsonObject): readonly number[] {
  return columns.map(({ field, type }) => {
    const value = field === undefined ? 1 : values[field];
    return type.unit === 'nanoseconds' ? durationNs(textOf(value)) : numberOf(value);
  });
}

/** The row of the builder, −1 where there is no stack. Frames stand leaf first. */
function stackOf(stackTrace: unknown, profile: JavaProfile): number {
  profile.truncatedCount += isObject(stackTrace) && stackTrace.truncated === true ? 1 : 0;
  return framesOf(stackTrace).reduceRight<number>(
    (parent, frame) => profile.builder.addStack(parent, profile.addFrame(frameOf(frame))),
    -1
  );
}

function framesOf(stackTrace: unknown): readonly unknown[] {
  return isObject(stackTrace) && Array.isArray(stackTrace.frames) ? stackTrace.frames : [];
}

function frameOf(frame: unknown): JavaFrame {
  const { method, lineNumber, type } = isObject(frame) ? frame : {};
  const { type: owner, name } = isObject(method) ? method : {};
  return {
    className: classNameOf(owner),
    method: textOf(name),
    line: lineOf(lineNumber),
    isInlined: type === 'Inlined',
  };
}

function classNameOf(type: unknown): string {
  return isObject(type) ? sourceName(textOf(type.name)) : '';
}

function threadOf(thread: unknown): JavaThread {
  const { javaName, osName, osThreadId, javaThreadId } = isObject(thread) ? thread : {};
  const id = [osThreadId, javaThreadId].map(numberOf).find((value) => value > 0);
  return { name: textOf(javaName) || textOf(osName), id: id === undefined ? '' : String(id) };
}

function numberOf(value: unknown): number {
  return isFiniteNumber(value) ? value : 0;
}
