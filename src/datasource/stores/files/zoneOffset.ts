// How far the clocks of a zone are ahead of UTC, for times in names that state no zone: a folder has a hundred thousand of them.
import { BoundedMap } from '../../../base/boundedMap';

/** Clocks are changed at whole quarters of an hour, to whole quarters. */
const QUARTER_MS = 900_000;

/** One per zone: making one takes a hundred times as long as asking it. There is one zone per data source. */
const formats = new BoundedMap<Intl.DateTimeFormat>({ maxSize: 10 });

/** What was asked before: names of a folder are of a few days. */
const offsets = new BoundedMap<number>({ maxSize: 10_000 });

/** In milliseconds, when the clocks of `zone` (an IANA name) show `localMs`, read as if it were UTC. Throws for a zone that there is not. */
export function zoneOffsetMs(localMs: number, zone: string): number {
  if (zone === 'UTC') {
    return 0;
  }
  const quarter = Math.floor(localMs / QUARTER_MS);
  const key = `${quarter} ${zone}`;
  const known = offsets.get(key);
  if (known !== undefined) {
    return known;
  }
  const startMs = quarter * QUARTER_MS;
  // The first guess is off by the zone's offset, which matters only in the hours around a change of the clocks.
  const guess = shownMs(startMs, zone) - startMs;
  const offset = shownMs(startMs - guess, zone) - (startMs - guess);
  offsets.set(key, offset);
  return offset;
}

/** What the clocks of `zone` show at a moment, read as if it were UTC. */
function shownMs(timeMs: number, zone: string): number {
  const parts = formatOf(zone).formatToParts(timeMs);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) {
    return known;
  }
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}
