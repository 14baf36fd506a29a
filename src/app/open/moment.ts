// A moment as links, alerts and templates write it → milliseconds since 1970.
import { dateMath, dateTime } from '@grafana/data';

/** Go's `time.String()`, which templates print without a format: `2026-11-21 18:11:32.5 +0000 UTC m=+0.1`. */
const GO_TIME = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?) ([+-]\d\d)(\d\d)(?: .*)?$/;
const ISO_TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/i;
/** How Grafana writes times into its own addresses. */
const COMPACT_TIME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/;

/** The last day of the year 9999, as Grafana's own time picker has it. */
const LATEST_MS = 253_402_300_799_999;

/**
 * Reads epoch seconds, milliseconds, microseconds or nanoseconds (told apart by their length), dates with and without a zone (without: UTC), Go's
 * printed times, Grafana's compact ones, and times relative to `nowMs`. With `roundUp`, `now/d` is the end of the day.
 * Undefined for what is no moment, and for moments before 1970: Go's zero time means "not yet".
 */
export function momentMs(text: string, nowMs: number, roundUp: boolean): number | undefined {
  const trimmed = text.trim();
  const timeMs = trimmed.startsWith('now')
    ? dateMath.toDateTime(trimmed, { now: dateTime(nowMs), roundUp })?.valueOf()
    : (epochMs(trimmed) ?? writtenMs(trimmed));
  return timeMs !== undefined && timeMs >= 0 && timeMs <= LATEST_MS ? timeMs : undefined;
}

/** True for what alerts print as the end of something that has not ended. */
export function isUnset(text: string): boolean {
  return /^(0001-01-01|<no value>$|\[no value\]$|$)/.test(text.trim());
}

const MS_PER_UNIT: ReadonlyMap<number, number> = new Map([
  [10, 1000],
  [13, 1],
  [16, 1e-3],
  [19, 1e-6],
]);

/** Of few digits are only times of the seventies, which are read as milliseconds. */
function epochMs(text: string): number | undefined {
  if (!/^\d{1,19}(\.\d+)?$/.test(text)) {
    return undefined;
  }
  const { length } = text.split('.')[0];
  const factor = MS_PER_UNIT.get(length) ?? (length < 10 || length === 11 || length === 12 ? 1 : undefined);
  return factor === undefined ? undefined : Math.floor(Number(text) * factor);
}

function writtenMs(text: string): number | undefined {
  const [, goDate, goTime, hours, minutes] = GO_TIME.exec(text) ?? [];
  if (goDate !== undefined) {
    return parsedMs(goDate, goTime, `${hours}:${minutes}`);
  }
  const [, date, time = '00:00', zone = 'Z'] = ISO_TIME.exec(text) ?? [];
  if (date !== undefined) {
    return parsedMs(date, time.replace(',', '.'), zone.toUpperCase().replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2'));
  }
  const [, ...parts] = COMPACT_TIME.exec(text) ?? [];
  const [year, month, day, hour, minute, second] = parts;
  return parts.length === 0 ? undefined : parsedMs(`${year}-${month}-${day}`, `${hour}:${minute}:${second}`, 'Z');
}

function parsedMs(date: string, time: string, zone: string): number | undefined {
  const timeMs = Date.parse(`${date}T${time.replace(/(\.\d{3})\d+/, '$1')}${zone}`);
  return Number.isNaN(timeMs) ? undefined : timeMs;
}
