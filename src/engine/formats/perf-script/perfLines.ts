// The lines of `perf script`: what begins a sample, and the frames below it, leaf first.
//
//     work 4711/4712 [001] 98.250000:    5025125 cpu-clock:
//             118b spin+0x22 (/srv/native/demo)
//             12b1 main+0x33 (/srv/native/demo)
//
// Taken apart from the places that are certain (a time between spaces, the last parenthesis): names of programs and of functions hold
// spaces, parentheses and colons themselves.

export interface PerfEvent {
  /** Name of the thread that ran, which may have spaces. */
  readonly comm: string;
  /** `''` where only the thread is named. */
  readonly pid: string;
  readonly tid: string;
  /** Seconds since the machine was started. */
  readonly seconds: number;
  /** What the sample stands for; undefined where it is one of its event. */
  readonly period: number | undefined;
  /** As perf names it, such as `cpu-clock` or `cycles:u`. */
  readonly event: string;
  /** What stands behind the event: the only frame of a recording without stacks, or the fields of a tracepoint. */
  readonly rest: string;
}

export interface PerfFrame {
  /** `[unknown]` where perf found none. */
  readonly name: string;
  /** The binary, `''` where there is none. */
  readonly binary: string;
  readonly isInlined: boolean;
}

const TIME = /\s(\d{1,12}\.\d{1,9}):\s/;
const THREAD = /^(?:(-?\d+)\/)?(-?\d+)$/;
const EVENT = /^(?:(\d{1,20})\s+)?(\S+?):(?:\s+|$)/;
/** Between the thread and the time: the processor, and flags of the kernel such as `d..1.`. */
const PASSED_OVER = /^(?:\[\d+\]|[.\w]{4,8})$/;

/** Takes apart a line that begins a sample; undefined for any other. */
export function parseEvent(line: string): PerfEvent | undefined {
  const time = TIME.exec(line);
  if (time === null) {
    return undefined;
  }
  const event = EVENT.exec(line.slice(time.index + time[0].length).trimStart());
  const words = lastWords(line.slice(0, time.index));
  const threadAt = words.findIndex((word) => THREAD.test(word.text));
  if (event === null || threadAt === -1 || !words.slice(0, threadAt).every(({ text }) => PASSED_OVER.test(text))) {
    return undefined;
  }
  const [, pid = '', tid = ''] = THREAD.exec(words[threadAt].text) ?? [];
  const comm = line.slice(0, words[threadAt].from).trim();
  return comm === ''
    ? undefined
    : {
        comm,
        pid,
        tid,
        seconds: Number(time[1]),
        period: event[1] === undefined ? undefined : Number(event[1]),
        event: event[2],
        rest: line
          .slice(time.index + time[0].length)
          .trimStart()
          .slice(event[0].length),
      };
}

/** The last three words of a text, the last first. */
function lastWords(text: string): ReadonlyArray<{ readonly text: string; readonly from: number }> {
  const words: Array<{ readonly text: string; readonly from: number }> = [];
  let end = text.trimEnd().length;
  while (end > 0 && words.length < 3) {
    const from = text.lastIndexOf(' ', end - 1) + 1;
    words.push({ text: text.slice(from, end), from });
    end = text.slice(0, from).trimEnd().length;
  }
  return words;
}

const ADDRESS = /^[\da-f]+ /;
const OFFSET = /\+0x[\da-f]+$/;
const DELETED = ' (deleted)';

/** What stands behind the address in a line with a frame, without the space around it; undefined for any other line. */
export function frameTextOf(line: string): string | undefined {
  const address = ADDRESS.exec(line);
  return address === null ? undefined : line.slice(address[0].length).trim();
}

/** Takes apart what stands behind a frame's address. */
export function parseFrame(text: string): PerfFrame {
  const place = text.endsWith(`${DELETED})`) ? `${text.slice(0, -DELETED.length - 1)})` : text;
  const open = place.endsWith(')') ? Math.max(place.lastIndexOf(' ('), place.startsWith('(') ? 0 : -1) : -1;
  const symbol = (open === -1 ? place : place.slice(0, open)).replace(OFFSET, '').trim();
  const where = open === -1 ? '' : place.slice(place.indexOf('(', open) + 1, -1);
  const isInlined = where === 'inlined';
  return {
    name: symbol === '' ? '[unknown]' : symbol,
    binary: isInlined || where === '[unknown]' ? '' : where,
    isInlined,
  };
}

/** `  work.c:12`, which perf prints below a frame with `-F +srcline`. */
const SOURCE_LINE = /^(\S.*):(\d{1,9})$/;

export interface SourceLine {
  readonly fileName: string;
  readonly line: number;
}

/** The place in the source of the frame above; undefined for any other line. */
export function parseSourceLine(line: string): SourceLine | undefined {
  const match = SOURCE_LINE.exec(line);
  return match === null ? undefined : { fileName: match[1], line: Number(match[2]) };
}
