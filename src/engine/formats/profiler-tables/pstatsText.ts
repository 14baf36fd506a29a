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
const HEADER = / {3}ncalls {2}tottime {2}percall {2}cumtime {2}percall filename:lineno\(function\)/;
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
  const timeRange = readLog(input.text?.text ?? '', HEADER, () => (line) => {
    const match = ROW.exec(line);
    if (match !== null) {
      rows.push(readRow(match));
    }
    return match !== null;
  });
  return profileOfTables({
    format: NAME,
    rows,
    timeRange,
    notices: ['Times are rounded to milliseconds in the text.', ...damagedLetters(input)],
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
