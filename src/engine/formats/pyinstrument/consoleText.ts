// What pyinstrument prints → Profile. A frame's depth is where its number begins; `[self]` is what its caller did itself.
//
//     0.662 <module>  rideshare.py:1
//     └─ 0.360 order_car  rideshare.py:24
//        ├─ 0.240 [self]  rideshare.py
//        └─ 0.120 perf_counter  <built-in>
import { type Profile } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { damagedLetters } from '../damagedLetters';
import { DecodeError } from '../decodeError';
import { type Format } from '../format';
import { type Input } from '../input';
import { type ReadLine, readLog } from '../profiler-tables/logText';
import { WALL } from './session';

const NAME = 'pyinstrument text';
/** The first line of pyinstrument's name in letters, the same in all of its versions. */
const HEADER = / {2}_ {5}\._ {3}__\/__ {3}_ _ {2}_ {2}_ _\/_/;
const DURATION = /Duration: (\d{1,12}(?:\.\d+)?)/;
const FRAME = /^([ │├└─|`-]*)(\d{1,12}\.\d+)(%?) (\S.*?)(?: {2}(.*))?$/;
/** Stands in the place of library frames that were left out. */
const HIDDEN = /\[\d+ frames hidden\]/;
/** The rest of the name, the program and empty lines. */
const MAX_LINES_BEFORE = 12;
/** What stands where no function was called: `[self]`, `[await]`. */
const NO_CALL = /^\[.*\]$/;
const PLACE = /^(.*):(\d{1,9})$/;

export const pyinstrumentTextFormat: Format = {
  name: NAME,
  recognizes: ({ text }) => text !== undefined && HEADER.test(text.text),
  decode: decodeConsoleText,
};

/** A line of the tree; its time is what was printed, less that of its callees. */
interface ConsoleFrame {
  /** Where its time begins: that of a callee begins further right. */
  readonly column: number;
  readonly stack: number;
  selfNs: number;
}

/** Throws a DecodeError where no tree has a frame. */
function decodeConsoleText(input: Input): Profile {
  const builder = new ProfileBuilder([WALL]);
  const frames: ConsoleFrame[] = [];
  const timeRange = readLog(input.text?.text ?? '', HEADER, () => treeReader(builder, frames));
  if (frames.length === 0) {
    throw new DecodeError(NAME, -1, 'has no frame', 'The program may have ended before its first sample.');
  }
  for (const { stack, selfNs } of frames) {
    if (selfNs > 0) {
      builder.addSample(stack, [selfNs]);
    }
  }
  return builder.build({
    format: NAME,
    periodType: WALL,
    timeRange,
    notices: [
      ...damagedLetters(input),
      'The text leaves out small calls and calls inside of libraries, and rounds times: a session (`-r session`) has all of them.',
    ],
  });
}

/** Reads one tree, to the empty line behind it. */
function treeReader(builder: ProfileBuilder, frames: ConsoleFrame[]): ReadLine {
  const callers: ConsoleFrame[] = [];
  let linesBefore = 0;
  let durationNs = 0;
  return (line) => {
    const match = FRAME.exec(line);
    if (match !== null) {
      const [, indent, time, percent, name, place = ''] = match;
      const ns = percent === '' ? Math.round(Number(time) * 1e9) : Math.round((Number(time) / 100) * durationNs);
      while (callers.length > 0 && callers[callers.length - 1].column >= indent.length) {
        callers.pop();
      }
      const caller = callers.at(-1);
      if (caller !== undefined) {
        caller.selfNs -= ns;
      } else if (NO_CALL.test(name)) {
        // A flat list (`--flat`) counts such time a second time, in the function that it belongs to.
        return true;
      }
      const stack = stackOf(builder, caller?.stack ?? -1, name, place);
      const frame = { column: indent.length, stack, selfNs: ns };
      callers.push(frame);
      frames.push(frame);
      return true;
    }
    durationNs = Number(DURATION.exec(line)?.[1] ?? durationNs / 1e9) * 1e9;
    return callers.length > 0 ? HIDDEN.test(line) : linesBefore++ < MAX_LINES_BEFORE;
  };
}

/** `spin` at `rideshare.py:6`, a built-in at `<built-in>`; what a function did itself is its own stack. */
function stackOf(builder: ProfileBuilder, callers: number, name: string, place: string): number {
  if (name === '[self]') {
    return callers;
  }
  const [, fileName = NO_CALL.test(name) ? '' : place, line = '0'] = PLACE.exec(place) ?? [];
  return builder.addStack(callers, builder.addFrame(builder.addFunction({ name, fileName, startLine: Number(line) })));
}
