// What line_profiler prints (`kernprof -v`, `%lprun`) → Profile, the same as of its `.lprof`: a function, and in it its lines.
//
//     Timer unit: 1e-06 s
//     File: lp.py
//     Function: work at line 3
//     Line #      Hits         Time  Per Hit   % Time  Line Contents
//     ==============================================================
//          8         3       4549.7   1516.6     98.6      rideshare.order_car(0.01)
import { lineName } from '../../lines/lineName';
import { type Profile, type SampleType } from '../../profile/profile';
import { ProfileBuilder } from '../../profile/profileBuilder';
import { damagedLetters } from '../damagedLetters';
import { DecodeError } from '../decodeError';
import { type Format } from '../format';
import { type Input } from '../input';
import { type ReadLine, readLog } from './logText';

const NAME = 'line_profiler text';
const TIME: SampleType = { name: 'time', unit: 'nanoseconds' };
const HITS: SampleType = { name: 'hits', unit: 'count' };
const HEADER =
  /Timer unit: (?<unit>[\d.e+-]+) s|File: (?<file>.+)$|Function: (?<name>.+) at line (?<line>\d{1,9})$|Line # +Hits +Time +Per Hit +% Time +Line Contents/;
/** Lines that did not run have no numbers behind their own, only far away their text. */
const ROW = /^ *(\d{1,9})(?: {1,15}(\d{1,15}) +(\d[\d.e+-]*) +\d[\d.e+-]* +\d[\d.]*)?(?: |$)/;
const RULE = /^=+$/;

export const lineProfilerTextFormat: Format = {
  name: NAME,
  recognizes: ({ text }) => text !== undefined && /Line # +Hits +Time +Per Hit +% Time +Line Contents/.test(text.text),
  decode: decodeLineProfilerText,
};

/** Throws a DecodeError where no table has a line that ran. */
function decodeLineProfilerText(input: Input): Profile {
  const builder = new ProfileBuilder([TIME, HITS]);
  let unitNs = 1000;
  let fileName = '';
  let functionStack = -1;
  let lineCount = 0;
  const readRow: ReadLine = (line) => {
    const match = ROW.exec(line);
    if (match === null) {
      return RULE.test(line);
    }
    const [, lineText, hits, time] = match;
    if (hits !== undefined) {
      const startLine = Number(lineText);
      const functionRow = builder.addFunction({ name: lineName(fileName, startLine), fileName, startLine });
      const stack = builder.addStack(functionStack, builder.addFrame(functionRow, { line: startLine }));
      builder.addSample(stack, [timeNs(time, unitNs), Number(hits)]);
      lineCount++;
    }
    return true;
  };
  const timeRange = readLog(input.text?.text ?? '', HEADER, ({ groups = {} }) => {
    const { unit, file, name, line } = groups;
    if (unit !== undefined) {
      unitNs = Number(unit) * 1e9;
    } else if (file !== undefined) {
      fileName = file.trim();
    } else if (name !== undefined) {
      const functionRow = builder.addFunction({ name, fileName, startLine: Number(line) });
      functionStack = builder.addStack(-1, builder.addFrame(functionRow));
    } else {
      return readRow;
    }
    return () => false;
  });
  if (lineCount === 0) {
    throw new DecodeError(NAME, -1, 'has no line that ran', 'Mark functions with @profile, and call them.');
  }
  return builder.build({
    format: NAME,
    defaultSampleTypeIndex: 0,
    timeRange,
    notices: ['Times are rounded in the text; the `.lprof` file has them whole.', ...damagedLetters(input)],
  });
}

/** A nanosecond is the finest clock there is: the rest is rounding. What is no number at all counts nothing. */
function timeNs(time: string, unitNs: number): number {
  const ns = Math.round(Number(time) * unitNs);
  return Number.isFinite(ns) ? ns : 0;
}
