// From the units of sample types to the unit ids of Grafana, for totals and for rates over time.

/** Grafana's unit id for the unit of a sample type; an unknown unit is shown as it is written. */
export function grafanaUnit(sampleUnit: string): string {
  switch (sampleUnit) {
    case 'nanoseconds':
      return 'ns';
    case 'microseconds':
      return 'µs';
    case 'milliseconds':
      return 'ms';
    case 'seconds':
      return 's';
    case 'bytes':
      return 'bytes';
    case '':
    case 'count':
    case 'samples':
    case 'objects':
    case 'contentions':
    case 'goroutine':
    case 'goroutines':
      return 'short';
    default:
      return sampleUnit;
  }
}

/** The unit of a sample type for a unit of Grafana, as profiles spell it; an unknown unit stays as it is. */
export function sampleUnit(unit: string): string {
  switch (unit) {
    case 'ns':
      return 'nanoseconds';
    case 'µs':
      return 'microseconds';
    case 'ms':
      return 'milliseconds';
    case 's':
      return 'seconds';
    case 'decbytes':
      return 'bytes';
    case '':
    case 'none':
    case 'short':
      return 'count';
    default:
      return unit;
  }
}

/** What one unit of a rate is worth, and what Grafana calls it. */
export interface RateUnit {
  /** Multiply a value per second by this. */
  readonly factor: number;
  readonly unit: string;
}

const secondsPerUnit: ReadonlyMap<string, number> = new Map([
  ['nanoseconds', 1e-9],
  ['microseconds', 1e-6],
  ['milliseconds', 1e-3],
  ['seconds', 1],
]);

/**
 * How a cumulative value per second is shown, as in the Pyroscope data source: time per second in cores, bytes per
 * second as `binBps`, everything else as operations per second.
 */
export function rateUnit(sampleUnit: string): RateUnit {
  const seconds = secondsPerUnit.get(sampleUnit);
  if (seconds !== undefined) {
    return { factor: seconds, unit: 'cores' };
  }
  return { factor: 1, unit: sampleUnit === 'bytes' ? 'binBps' : 'ops' };
}
