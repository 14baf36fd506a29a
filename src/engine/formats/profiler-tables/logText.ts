// Text that profilers print, found in a log: every line may have the log's own prefix, constant in its shape, and lines of others
// may stand in between.
//
//     2025-01-29T21:07:30.3650209Z    ncalls  tottime  percall  cumtime  percall filename:lineno(function)
//     2025-01-29T21:07:30.3650212Z         3    0.000    0.000    0.090    0.030 rideshare.py:24(order_car)
import { type TimeRangeMs } from '../../profile/profile';
import { forEachLine } from '../textLines';

/** Takes the next line without its prefix; false for one that does not belong to the text: somebody else's, or the empty one behind it. */
export type ReadLine = (line: string) => boolean;

/** A log's prefix is not longer; what is, is a line that quotes a table. */
const MAX_PREFIX = 200;
/** Colours of a terminal. */
const COLOURS = new RegExp(String.raw`\u001B\[[\d;]*m`, 'g');
/** A date and a time that name their zone. */
const TIME = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)/;

/**
 * Looks for lines that hold `header`, calls `open` for each, and gives its reader the lines behind it that have the same prefix as the
 * header, up to an empty line that the reader does not take. Returns from when to when the headers were logged, where the prefixes say so.
 */
export function readLog(
  text: string,
  header: RegExp,
  open: (header: RegExpExecArray) => ReadLine
): TimeRangeMs | undefined {
  let reader: { readonly prefix: RegExp; readonly read: ReadLine } | undefined;
  let timeRange: TimeRangeMs | undefined;
  forEachLine(text.includes('\u001B[') ? text.replace(COLOURS, '') : text, (line) => {
    const prefix = reader?.prefix.exec(line) ?? null;
    if (reader !== undefined && prefix !== null) {
      const content = line.slice(prefix[0].length);
      if (reader.read(content)) {
        return;
      }
      reader = content.trim() === '' ? undefined : reader;
    }
    const found = header.exec(line);
    if (found !== null && found.index <= MAX_PREFIX) {
      const before = line.slice(0, found.index);
      reader = { prefix: shapeOf(before), read: open(found) };
      timeRange = withTime(timeRange, timeIn(before));
    }
  });
  return timeRange;
}

/** Matches prefixes that differ in their numbers alone. Empty lines of a log may have lost the spaces at their end. */
function shapeOf(prefix: string): RegExp {
  const words = prefix.trimEnd();
  const spaces = prefix.length - words.length;
  const shape = words.replace(/[^\d\s\w]/g, '\\$&').replace(/\d+/g, '\\d+');
  return new RegExp(`^${shape}(?:\\s{${spaces}}|\\s*$)`);
}

/** In milliseconds since the epoch; NaN for a prefix without a time. */
function timeIn(prefix: string): number {
  const match = TIME.exec(prefix);
  return match === null ? NaN : Date.parse(match[0].replace(' ', 'T').replace(',', '.'));
}

function withTime(range: TimeRangeMs | undefined, timeMs: number): TimeRangeMs | undefined {
  if (Number.isNaN(timeMs)) {
    return range;
  }
  const { fromMs, toMs } = range ?? { fromMs: timeMs, toMs: timeMs };
  return { fromMs: Math.min(fromMs, timeMs), toMs: Math.max(toMs, timeMs) };
}
