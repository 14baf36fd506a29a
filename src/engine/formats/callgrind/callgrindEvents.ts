// What a callgrind file counts: the names in its line `events:` as sample types, times in nanoseconds.
import { type SampleType } from '../../profile/profile';
import { type Clock } from '../format';

export interface CallgrindEvent {
  readonly type: SampleType;
  /** What one is worth in the unit of the type. */
  readonly factor: number;
}

const UNITS: ReadonlyMap<string, { readonly unit: string; readonly factor: number }> = new Map(
  [
    { names: ['ns', 'nanoseconds'], unit: 'nanoseconds', factor: 1 },
    { names: ['us', 'µs', 'μs', 'microseconds'], unit: 'nanoseconds', factor: 1e3 },
    { names: ['ms', 'milliseconds'], unit: 'nanoseconds', factor: 1e6 },
    { names: ['s', 'seconds'], unit: 'nanoseconds', factor: 1e9 },
    { names: ['B', 'bytes'], unit: 'bytes', factor: 1 },
  ].flatMap(({ names, ...unit }) => names.map((name) => [name, unit] as const))
);

/** Nanoseconds of times whose clock the file does not name: yappi counts microseconds, pyprof2calltree nanoseconds. */
const CLOCK_TIMES: ReadonlyMap<string, number> = new Map([
  ['Ticks', 1e3],
  ['ns', 1],
]);

/** Xdebug's `Time_(10ns)` and `Memory_(bytes)`, Go's `cpu(ms)`; every other name counts what it says, as `Ir` does instructions. */
export function eventOf(name: string, clock: Clock): CallgrindEvent {
  const nanoseconds = CLOCK_TIMES.get(name);
  if (nanoseconds !== undefined) {
    return { type: { name: clock, unit: 'nanoseconds' }, factor: nanoseconds };
  }
  // gperftools
  if (name === 'Hits') {
    return { type: { name: 'samples', unit: 'count' }, factor: 1 };
  }
  const [, base = '', times = '', unitName = ''] = /^(.+?)_?\((\d{0,6})([^\d()]+)\)$/.exec(name) ?? [];
  const unit = UNITS.get(unitName);
  return unit === undefined
    ? { type: { name, unit: 'count' }, factor: 1 }
    : {
        type: { name: base === 'Time' ? 'wall' : base.toLowerCase(), unit: unit.unit },
        factor: unit.factor * Number(times === '' ? 1 : times),
      };
}
