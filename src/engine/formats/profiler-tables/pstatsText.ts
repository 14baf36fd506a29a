// What pstats prints (`print_stats`, `python -m cProfile`, Werkzeug) → Profile.
//
//        ncalls  tottime  percall  cumtime  percall filename:lineno(function)
//             3    0.000    0.000    0.090    0.030 rideshare.py:24(order_car)
//        8361/1    0.001    0.000    0.001    0.001 rideshare.py:25(fib)
import { type Profile, type SampleType } from '../../profile/profile';
import { type FunctionRow } from '../../profile/profileBuilder';
import { damagedLetters } from '../damagedLetters';
import { type Format } from '../format';
import { type Input } from '../input';
import { profileOfTables, type TableRow } from './functionTable';
import { readLog } from './logText';

const NAME = 'pstats text';
const WALL: SampleType = { name: 'wall', unit: 'nanoseconds' };
const TITLE = 'ncalls  tottime  percall  cumtime  percall filename:lineno(function)';
/** Before a table: all that was measured, by how many functions a restriction made it shorter; and its title. */
const HEADER =
  /function calls?(?: \(\d+ primitive calls\))? in (\d{1,12}\.\d{3}) (?:CPU )?seconds|List reduced from (\d{1,9}) to (\d{1,9}) due to restriction| {3}ncalls {2}tottime {2}percall {2}cumtime {2}percall filename:lineno\(function\)/;
/** Both columns `percall` are blank where there was no call to divide by. */
const ROW =
  /^ *(\d{1,15})(?:\/(\d{1,15}))? +(\d{1,12}\.\d{3}) +(?:\d{1,12}\.\d{3} +)?(\d{1,12}\.\d{3}) +(?:\d{1,12}\.\d{3} +)?(\S.*)$/;
const PLACE = /^(.*):(\d{1,9})\((.*)\)$/;

export const pstatsTextFormat: Format = {
  name: NAME,
  recognizes: ({ text }) => text !== undefined && text.text.includes(TITLE),
  decode: decodePstatsText,
};

/** Throws a DecodeError where no table has a row. */
function decodePstatsText(input: Input): Profile {
  const rows: TableRow[] = [];
  let [measuredNs, omittedCount] = [0, 0];
  const rest = { ns: 0, count: 0 };
  const timeRange = readLog(input.text?.text ?? '', HEADER, ([, seconds, from, to]) => {
    if (seconds !== undefined) {
      [measuredNs, omittedCount] = [nsOf(seconds), 0];
      return () => false;
    }
    if (from !== undefined) {
      omittedCount += Math.max(0, Number(from) - Number(to));
      return () => false;
    }
    // What is not in the table is known together. Of a whole table the difference would be rounding.
    let leftNs = omittedCount > 0 ? measuredNs : 0;
    rest.ns += leftNs;
    rest.count += omittedCount;
    [measuredNs, omittedCount] = [0, 0];
    return (line) => {
      const match = ROW.exec(line);
      if (match !== null) {
        const row = readRow(match);
        const taken = Math.min(leftNs, row.selfNs);
        leftNs -= taken;
        rest.ns -= taken;
        rows.push(row);
      }
      return match !== null;
    };
  });
  return profileOfTables({
    format: NAME,
    rows,
    timeRange,
    restNs: rest.ns,
    notices: [
      'Times are rounded to milliseconds in the text.',
      ...(rest.count > 0
        ? [`${rest.count} functions were left out of the text when it was printed: their time is in no function.`]
        : []),
      ...damagedLetters(input),
    ],
  });
}

function readRow([, calls, primitiveCalls = calls, self, total, place]: RegExpExecArray): TableRow {
  return {
    place: parsePlace(place),
    selfNs: nsOf(self),
    totalNs: nsOf(total),
    counts: { all: Number(calls), primitive: Number(primitiveCalls) },
    sampleType: WALL,
  };
}

/** `rideshare.py:24(order_car)`, or `{built-in method time.sleep}`, which is `<built-in method time.sleep>` in the profile itself. */
function parsePlace(place: string): FunctionRow {
  const match = PLACE.exec(place);
  return match === null
    ? { name: place.trimEnd().replace(/^\{(.*)\}$/, '<$1>') }
    : { name: match[3], fileName: match[1], startLine: Number(match[2]) };
}

/** Seconds with three digits behind the point. */
function nsOf(seconds: string): number {
  return Math.round(Number(seconds) * 1000) * 1_000_000;
}
