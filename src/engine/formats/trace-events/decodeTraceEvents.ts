// Trace Event JSON, as Chrome, Node, py-spy, viztracer and many others write it → Profile. Read event by event, because a trace is
// large and may lack its end: a list without its closing bracket is legal.
import { type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { CPU_DETAILS, CPU_TYPES } from '../cpuprofile/cpuSamples';
import { damagedLetters } from '../damagedLetters';
import { DecodeError } from '../decodeError';
import { type Format } from '../format';
import { type Input } from '../input';
import { hasMembers, itemSpans, type JsonSpan, jsonOutlineOf } from '../jsonOutline';
import { isObject, type JsonObject, parseJson } from '../jsonValue';
import { EventTable } from './eventTable';
import { ProfileChunks } from './profileChunks';
import { readCalls } from './readCalls';
import { addTraceSamples } from './traceSamples';
import { TraceThreads } from './traceThreads';

const NAME = 'trace events';

export const traceEventsFormat: Format = {
  name: NAME,
  recognizes: (input) => {
    const outline = jsonOutlineOf(input);
    return outline?.isArray === true ? outline.members.has('ph') : hasMembers(input, 'traceEvents');
  },
  decode: decodeTraceEvents,
};

/** palanteer's export begins in this way and no other one does. Its times are nanoseconds, where the format has microseconds. */
const PALANTEER = /^\{ \r?\n"displayTimeUnit": "ns",\r?\n"traceEvents": \[\r?\n/;

/** Events that span time without being calls of a thread: nestable ones, and those of old versions. */
const ASYNCHRONOUS: readonly unknown[] = ['b', 'n', 'e', 'S', 'T', 'p', 'F'];

/** Some of many may be damaged; where this many are and hardly any is whole, going on would take long and give nothing. */
const MAX_UNREADABLE = 10_000;

/** Everything that the list of events holds. */
interface Trace {
  readonly threads: TraceThreads;
  readonly calls: EventTable;
  readonly chunks: ProfileChunks;
  asynchronousCount: number;
  /** Items of the list that are no JSON, no events, or events without a time. */
  unreadableCount: number;
  isPySpy: boolean;
}

function decodeTraceEvents(input: Input): Profile {
  const text = input.text?.text ?? '';
  const outline = jsonOutlineOf(input);
  const list = outline?.isArray === true ? text.indexOf('[') : (outline?.members.get('traceEvents')?.from ?? -1);
  if (text[list] !== '[') {
    throw new DecodeError(NAME, -1, 'has no list of events', 'Record it again.');
  }
  const trace = readEvents(text, list);
  const samples = outline?.isArray === true ? undefined : samplesOf(text, outline?.members);
  const notices = [
    { count: trace.unreadableCount, text: 'events cannot be read and were left out.' },
    { count: trace.asynchronousCount, text: 'asynchronous events belong to no stack and were left out.' },
  ];
  const isSampled = samples !== undefined || !trace.chunks.isEmpty;
  if (isSampled) {
    const builder = new ProfileBuilder(CPU_TYPES);
    const unknownCount = trace.chunks.isEmpty
      ? addTraceSamples(builder, samples?.stackFrames ?? {}, samples?.samples ?? [], trace.threads, NAME)
      : trace.chunks.addTo(builder, trace.threads, NAME);
    notices.push(
      { count: unknownCount, text: 'samples name a stack that is not in the file and were left out.' },
      { count: trace.calls.length, text: 'events lie beside the stacks of a profiler and were left out.' }
    );
    return builder.build({ format: NAME, ...CPU_DETAILS, notices: noticesOf(notices, input) });
  }
  // py-spy draws its samples of CPU time as calls.
  const type: SampleType = { name: trace.isPySpy ? 'cpu' : 'wall', unit: 'nanoseconds' };
  const builder = new ProfileBuilder([type]);
  const { unmatched, unclosed, cut } = readCalls(builder, trace.calls, trace.threads);
  notices.push(
    { count: unmatched, text: 'events end a call that is not open and were left out.' },
    {
      count: unclosed,
      text: 'calls have no end of their own and end with the call that they are in, or with the trace.',
    },
    { count: cut, text: 'calls last longer than the call that they are in and were cut at its end.' }
  );
  return builder.build({ format: NAME, periodType: type, notices: noticesOf(notices, input) });
}

function readEvents(text: string, list: number): Trace {
  const trace: Trace = {
    threads: new TraceThreads(),
    calls: new EventTable(PALANTEER.test(text) ? 1e-3 : 1),
    chunks: new ProfileChunks(),
    asynchronousCount: 0,
    unreadableCount: 0,
    isPySpy: false,
  };
  for (const { from, to } of itemSpans(text, list)) {
    addEvent(trace, parseEvent(text.slice(from, to)));
  }
  return trace;
}

/** The event; undefined for an item that is none, such as the last one of a file that was cut off. */
function parseEvent(text: string): JsonObject | undefined {
  if (!text.startsWith('{')) {
    return undefined;
  }
  try {
    const event: unknown = JSON.parse(text);
    return isObject(event) ? event : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

function addEvent(trace: Trace, event: JsonObject | undefined): void {
  if (event === undefined) {
    trace.unreadableCount++;
    if (trace.unreadableCount > MAX_UNREADABLE && trace.unreadableCount > trace.calls.length) {
      throw new DecodeError(NAME, -1, 'has more events that cannot be read than others', 'Record it again.');
    }
  } else if (EventTable.holds(event)) {
    trace.isPySpy ||= event.cat === 'py-spy';
    trace.unreadableCount += trace.calls.add(event, trace.threads.rowOf(event)) ? 0 : 1;
  } else if (event.ph === 'M') {
    trace.threads.addName(event);
  } else if (ProfileChunks.holds(event)) {
    trace.chunks.add(event, trace.threads);
  } else if (ASYNCHRONOUS.includes(event.ph)) {
    trace.asynchronousCount++;
  }
}

/** What a sampling profiler wrote beside the events; undefined where there is nothing. */
function samplesOf(
  text: string,
  members: ReadonlyMap<string, JsonSpan> | undefined
): { readonly stackFrames: JsonObject; readonly samples: readonly unknown[] } | undefined {
  const member = (name: string): unknown => {
    const span = members?.get(name);
    return span === undefined ? undefined : parseJson(text.slice(span.from, span.to), NAME);
  };
  const stackFrames = member('stackFrames');
  const samples = stackFrames === undefined ? undefined : member('samples');
  return isObject(stackFrames) && Array.isArray(samples) && samples.length > 0 ? { stackFrames, samples } : undefined;
}

function noticesOf(
  counted: ReadonlyArray<{ readonly count: number; readonly text: string }>,
  input: Input
): readonly string[] {
  return [
    ...counted.filter(({ count }) => count > 0).map(({ count, text }) => `${count} ${text}`),
    ...damagedLetters(input),
  ];
}
