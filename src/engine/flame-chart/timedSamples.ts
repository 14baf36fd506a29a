// Samples lane by lane in order of time, each from when to when. No two of a lane overlap.
import { type Profile } from '../profile/profile';
import { type Lanes } from './lanes';

/** One row = a sample that counts: in order of lane, then of start. */
export interface TimedSamples {
  readonly length: number;
  /** Row of the profile's sample table. */
  readonly row: Int32Array;
  readonly lane: Int32Array;
  readonly fromNs: Float64Array;
  /** Never before `fromNs`, and never behind the next sample of the lane. */
  readonly toNs: Float64Array;
}

const NS_PER_UNIT: ReadonlyMap<string, number> = new Map([
  ['nanoseconds', 1],
  ['microseconds', 1e3],
  ['milliseconds', 1e6],
  ['seconds', 1e9],
]);

/** Starts are rounded to whole nanoseconds by their writers or by us. */
const ROUNDING_NS = 1;

/**
 * How much time without a sample is no gap, in nanoseconds. A profiler that takes a sample per period is late now and then, by up to
 * half a period as is assumed here; events are exact.
 */
export function toleranceNs({ period, periodType }: Profile): number {
  const unit = NS_PER_UNIT.get(periodType?.unit ?? '');
  return Math.max(ROUNDING_NS, period !== undefined && unit !== undefined ? (period * unit) / 2 : 0);
}

/**
 * The samples with a value that is finite and not 0, as a call tree counts them. A sample lasts as long as its value says where that is
 * time; else as long as the longest of its other values that are time; else until the next one of its lane, the last one as long as they do on
 * average. `labelSetMask` has one entry per label set, 0 to leave its samples out; undefined keeps all.
 */
export function timedSamples(
  profile: Profile,
  startNs: Float64Array,
  sampleTypeIndex: number,
  { laneOf }: Lanes,
  labelSetMask?: Uint8Array
): TimedSamples {
  const { labelSetIndex, values } = profile.samples;
  const counted = values[sampleTypeIndex];
  const isKept = (row: number) =>
    counted[row] !== 0 && Number.isFinite(counted[row]) && labelSetMask?.[labelSetIndex[row]] !== 0;
  const rows = Int32Array.from(rowsWhere(counted.length, isKept));
  const laneOfRow = (row: number) => laneOf[labelSetIndex[row]];
  const compare = (a: number, b: number) => laneOfRow(a) - laneOfRow(b) || startNs[a] - startNs[b] || a - b;
  // Recordings of one thread come as they should be.
  if (rows.some((row, index) => index > 0 && compare(rows[index - 1], row) > 0)) {
    rows.sort(compare);
  }
  const lane = Int32Array.from(rows, laneOfRow);
  const fromNs = Float64Array.from(rows, (row) => startNs[row]);
  const lastingNs = lastingColumn(profile, sampleTypeIndex);
  return {
    length: rows.length,
    row: rows,
    lane,
    fromNs,
    toNs: endsOf(lane, fromNs, lastingNs && Float64Array.from(rows, (row) => lastingNs(row))),
  };
}

function rowsWhere(length: number, isKept: (row: number) => boolean): number[] {
  const rows: number[] = [];
  for (let row = 0; row < length; row++) {
    if (isKept(row)) {
      rows.push(row);
    }
  }
  return rows;
}

/** How long a sample lasts in nanoseconds, from its values that are time; undefined where none is. */
function lastingColumn(
  { sampleTypes, samples }: Profile,
  sampleTypeIndex: number
): ((row: number) => number) | undefined {
  const ofTime = sampleTypes.flatMap(({ unit }, type) => {
    const factor = NS_PER_UNIT.get(unit);
    return factor === undefined ? [] : [{ type, factor, values: samples.values[type] }];
  });
  const own = ofTime.filter(({ type }) => type === sampleTypeIndex);
  const meant = own.length > 0 ? own : ofTime;
  if (meant.length === 0) {
    return undefined;
  }
  return (row) => {
    let lasting = 0;
    for (const { values, factor } of meant) {
      const ns = values[row] * factor;
      lasting = ns > lasting && ns < Infinity ? ns : lasting;
    }
    return lasting;
  };
}

/** Where samples end; from the last one of a lane back to the first. */
function endsOf(lane: Int32Array, fromNs: Float64Array, lastingNs: Float64Array | undefined): Float64Array {
  const toNs = new Float64Array(lane.length);
  for (let end = lane.length; end > 0;) {
    let first = end - 1;
    while (first > 0 && lane[first - 1] === lane[end - 1]) {
      first--;
    }
    const average = end - first > 1 ? (fromNs[end - 1] - fromNs[first]) / (end - first - 1) : 0;
    for (let index = end - 1; index >= first; index--) {
      const next = index === end - 1 ? Infinity : fromNs[index + 1];
      const own = lastingNs === undefined ? (next === Infinity ? average : next - fromNs[index]) : lastingNs[index];
      toNs[index] = Math.min(next, fromNs[index] + own);
    }
    end = first;
  }
  return toNs;
}
