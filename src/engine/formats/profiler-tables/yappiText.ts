// What yappi prints (`get_func_stats().print_all()`) → Profile. Its table of threads is passed over: it has no functions.
//
//     Clock type: CPU
//     name                                  ncall  tsub      ttot      tavg
//     ..ideshare/rideshare.py:24 order_car  3      0.000010  0.137626  0.045875
//     /srv/rideshare/rideshare.py:25 fib    836..  0.009531  0.009531  0.000001
import { type Profile, type SampleType } from '../../profile/profile';
import { damagedLetters } from '../damagedLetters';
import { type Format } from '../format';
import { type Input } from '../input';
import { profileOfTables, type TableRow } from './functionTable';
import { readLog } from './logText';

const NAME = 'yappi text';
const CPU: SampleType = { name: 'cpu', unit: 'nanoseconds' };
const WALL: SampleType = { name: 'wall', unit: 'nanoseconds' };
const HEADER = /Clock type: (CPU|WALL)|name {2,}ncall +tsub +ttot +tavg/i;
/** The name's column is as wide as the header says, so a name may hold anything. */
const VALUES = /^(\d+(?:\.\.|\/\d*(?:\.\.)?)?) +([\d.e+-]+) +([\d.e+-]+) +[\d.e+-]+ *$/;
const PLACE = /^(.*):(\d{1,9}) (.+)$/;

export const yappiTextFormat: Format = {
  name: NAME,
  recognizes: ({ text }) => text !== undefined && /name {2,}ncall +tsub +ttot +tavg/.test(text.text),
  decode: decodeYappiText,
};

/** Throws a DecodeError where no table has a row. */
function decodeYappiText(input: Input): Profile {
  const rows: TableRow[] = [];
  let clock = CPU;
  const timeRange = readLog(input.text?.text ?? '', HEADER, ([header, clockType]) => {
    if (clockType !== undefined) {
      clock = clockType.toUpperCase() === 'WALL' ? WALL : CPU;
      return () => false;
    }
    const nameWidth = header.indexOf('ncall');
    return (line) => {
      const row = readRow(line, nameWidth, clock);
      if (row !== undefined) {
        rows.push(row);
      }
      return row !== undefined;
    };
  });
  const notices = rows.some(({ place: { name, fileName = '' } }) => (fileName || name).startsWith('..'))
    ? ['yappi cut long names off at their beginning.']
    : [];
  return profileOfTables({ format: NAME, rows, timeRange, notices: [...notices, ...damagedLetters(input)] });
}

function readRow(line: string, nameWidth: number, sampleType: SampleType): TableRow | undefined {
  const match = VALUES.exec(line.slice(nameWidth));
  const text = line.slice(0, nameWidth).trim();
  const [selfNs, totalNs] = (match?.slice(2) ?? []).map((seconds) => Math.round(Number(seconds) * 1e9));
  if (match === null || text === '' || !Number.isSafeInteger(selfNs) || !Number.isSafeInteger(totalNs)) {
    return undefined;
  }
  const [, fileName = '', startLine = '0', name = text] = PLACE.exec(text) ?? [];
  const [calls, primitiveCalls = calls] = match[1].split('/');
  return {
    place: { name, fileName, startLine: Number(startLine) },
    selfNs,
    totalNs,
    counts: { all: countOf(calls), primitive: countOf(primitiveCalls) },
    sampleType,
  };
}

/** A number that is cut off (`836..`) is unknown. */
function countOf(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : NaN;
}
