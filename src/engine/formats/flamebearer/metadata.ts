// What a flamebearer says of its values: unit, rate, name and time. Pyroscope's `name` is a query: `rides.cpu{region="eu-north"}`.
import { parseSelector } from '../../labels/parseSelector';
import { type Label, type SampleType, type TimeRangeMs } from '../../profile/profile';
import { DecodeError } from '../decodeError';
import { isAmount, isObject, type JsonObject, textOf } from '../jsonValue';

export const NAME = 'flamebearer';

/** The one way in which reading a flamebearer fails; `message` as in `DecodeError`. */
export function malformed(message: string): DecodeError {
  return new DecodeError(NAME, -1, message, 'Export it again from Pyroscope, or as pprof.');
}

/** One value column: its type, and what one of the file's values is worth in it. */
export interface ValueColumn {
  readonly type: SampleType;
  readonly factor: number;
}

const CPU_UNIT = 'nanoseconds';
const NS_PER_S = 1e9;
/** Samples per second; fewer are a damaged number. */
const MIN_RATE = 1e-6;
/** No date is later. */
const MAX_TIME_S = 8.64e12;
/** Pyroscope's units → name of the sample type where the file has none, and its unit. */
const UNITS: ReadonlyMap<string, SampleType> = new Map([
  ['bytes', { name: 'space', unit: 'bytes' }],
  ['objects', { name: 'objects', unit: 'count' }],
  ['goroutines', { name: 'goroutine', unit: 'count' }],
  ['lock_nanoseconds', { name: 'delay', unit: CPU_UNIT }],
  ['lock_samples', { name: 'contentions', unit: 'count' }],
]);
/** What stands behind the last point of an application's name, or is all of it, where it is the type of the profile. */
const TYPE =
  /^(?:cpu|wall|itimer|goroutines?|exceptions?|contentions|delay|(?:alloc|inuse)_(?:objects|space)|(?:mutex|block|lock)_(?:count|duration))$/;

export interface ParsedName {
  /** `''` where the name has none. */
  readonly type: string;
  /** The service and what the query's matchers say of every sample. */
  readonly labels: readonly Label[];
}

/** A name that is no query has no labels. */
export function parseName(name: string): ParsedName {
  const brace = name.indexOf('{');
  const application = (brace === -1 ? name : name.slice(0, brace)).trim();
  const point = application.lastIndexOf('.');
  const last = application.slice(point + 1);
  const type = TYPE.test(last) ? last : '';
  const service = type === '' ? application : application.slice(0, Math.max(point, 0));
  const selector = brace === -1 ? undefined : parseSelector(name.slice(brace));
  const labels = selector?.ok === true ? selector.value.matchers.filter(({ operator }) => operator === '=') : [];
  return {
    type,
    labels: [
      ...(service === '' || brace === -1 ? [] : [{ name: 'service_name', value: service }]),
      ...labels.map(({ name: label, value }) => ({ name: label, value })),
    ],
  };
}

/** Samples with their rate are time too; at a rate of 10^9 they are nanoseconds and nothing else. */
export function columnsOf({ units, sampleRate }: JsonObject, type: string): readonly ValueColumn[] {
  const unit = textOf(units);
  if (unit === 'samples' && isAmount(sampleRate) && sampleRate >= MIN_RATE) {
    const time = { type: { name: type || 'cpu', unit: CPU_UNIT }, factor: NS_PER_S / sampleRate };
    return sampleRate === NS_PER_S ? [time] : [{ type: { name: 'samples', unit: 'count' }, factor: 1 }, time];
  }
  const known = UNITS.get(unit) ?? { name: 'samples', unit: unit === 'samples' || unit === '' ? 'count' : unit };
  return [{ type: { name: type || known.name, unit: known.unit }, factor: 1 }];
}

/** From the timeline: seconds since the epoch, one value per `durationDelta` seconds. */
export function timeRangeOf(timeline: unknown): TimeRangeMs | undefined {
  const { startTime, durationDelta, samples } = isObject(timeline) ? timeline : {};
  if (!isAmount(startTime) || startTime === 0 || startTime > MAX_TIME_S) {
    return undefined;
  }
  const count = Array.isArray(samples) ? samples.length : 0;
  const lengthS = isAmount(durationDelta) ? durationDelta * count : 0;
  return { fromMs: startTime * 1000, toMs: (startTime + lengthS) * 1000 };
}
