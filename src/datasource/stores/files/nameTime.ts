// The time that a file's name states. Writers of profiles put it there in a handful of forms.
import { zoneOffsetMs } from './zoneOffset';

/** Names that state a time outside these years hold some other number: a process id, a size. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** How a stretch of name is read as a time. The first one that matches anywhere in the name wins. */
const forms: ReadonlyArray<{
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, zone: string) => number | undefined;
}> = [
  // 2026-11-20T22:00:00Z, 2026-11-20T22-00-00+01:00, 20261120T220000Z, 20210214T1530
  {
    pattern:
      /(?<!\d)(\d{4})(-?)(\d\d)\2(\d\d)[T_](\d\d)(?:[:-]?(\d\d))(?:[:-]?(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d[:-]?\d\d(?!\d))?/g,
    read: ([, year, , month, day, hour, minute, second, fraction, offset], zone) =>
      dateTime([year, month, day, hour, minute, second ?? '0'].map(Number), fraction, offset, zone),
  },
  // 20261120.223237
  {
    pattern: /(?<!\d)(\d{4})(\d\d)(\d\d)\.(\d\d)(\d\d)(\d\d)(?!\d)/g,
    read: (match, zone) => dateTime(match.slice(1).map(Number), undefined, undefined, zone),
  },
  // Seconds, milliseconds, microseconds or nanoseconds since the epoch, told apart by their number of digits.
  {
    pattern: /(?<!\d)(\d{10}|\d{13}|\d{16}|\d{19})(?!\d)/g,
    read: ([digits]) => Number(digits) / 10 ** (digits.length - 13),
  },
];

/**
 * The start of the profile in milliseconds since the Unix epoch; undefined when the name states no time.
 *
 * `zone`: IANA name of the zone in which times without one are meant.
 */
export function timeFromName(name: string, zone: string): number | undefined {
  for (const { pattern, read } of forms) {
    for (const match of name.matchAll(pattern)) {
      const timeMs = read(match, zone);
      if (timeMs !== undefined && isPlausible(timeMs)) {
        return Math.floor(timeMs);
      }
    }
  }
  return undefined;
}

function isPlausible(timeMs: number): boolean {
  return timeMs >= Date.UTC(FIRST_YEAR, 0) && timeMs < Date.UTC(LAST_YEAR, 0);
}

function dateTime(
  [year, month, day, hour, minute, second]: readonly number[],
  fraction: string | undefined,
  offset: string | undefined,
  zone: string
): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) {
    return undefined;
  }
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second, Number(`0.${fraction ?? 0}`) * 1000);
  if (offset === undefined) {
    return asUtc - zoneOffsetMs(asUtc, zone);
  }
  return asUtc - (offset === 'Z' ? 0 : fixedOffsetMs(offset));
}

function fixedOffsetMs(offset: string): number {
  const digits = offset.replace(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (offset.startsWith('-') ? -1 : 1) * minutes * 60_000;
}

/** True when the browser knows a zone of this name. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }) !== undefined;
  } catch {
    // The constructor's RangeError is the answer: there is no such zone.
    return false;
  }
}
