// When a recording was made, as far as the header says it: perf counts seconds since the machine was started.

/** `# reference time: 2026-11-20 22:23:20.5 = 1795213400.5 (TOD) = 1372.669 (CLOCK_MONOTONIC)`, of `perf record -k`. */
const REFERENCE = /^# reference time: [^\n=]* = (\d+\.\d+) \(TOD\) = (\d+\.\d+) \(/m;
/** `# captured on    : Fri Nov 20 22:23:20 2026`, when the recording was written, in the time of an unknown zone. */
const CAPTURED = /^# captured on\s*: \w{3} (\w{3}) +(\d{1,2}) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/m;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export interface PerfStart {
  /** Milliseconds since the Unix epoch. */
  readonly startMs: number;
  /** False where the header's time has no zone and was taken for UTC. */
  readonly isExact: boolean;
}

/** When a recording began whose samples lie between two moments of perf's clock; undefined where the header does not say. */
export function startOfRecording(header: string, firstSeconds: number, lastSeconds: number): PerfStart | undefined {
  const [, epochSeconds, clockSeconds] = REFERENCE.exec(header) ?? [];
  if (epochSeconds !== undefined) {
    return { startMs: Math.round((Number(epochSeconds) + firstSeconds - Number(clockSeconds)) * 1000), isExact: true };
  }
  const [, month, day, hours, minutes, seconds, year] = CAPTURED.exec(header) ?? [];
  const monthIndex = MONTHS.indexOf(month ?? '');
  if (monthIndex === -1) {
    return undefined;
  }
  const writtenMs = Date.UTC(Number(year), monthIndex, Number(day), Number(hours), Number(minutes), Number(seconds));
  return { startMs: writtenMs - Math.round((lastSeconds - firstSeconds) * 1000), isExact: false };
}
