// Times and durations as Java prints them in JSON.

const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;
const DURATION = /^PT(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,12}(?:\.\d{1,9})?)S)?$/;

/** Nanoseconds since the Unix epoch of `2026-11-20T23:03:36.056929600Z`, undefined for what is no time. */
export function epochNs(text: string): bigint | undefined {
  const [, seconds = '', fraction = '', zone = ''] = TIME.exec(text) ?? [];
  const ms = Date.parse(`${seconds}${zone}`);
  return Number.isNaN(ms) ? undefined : BigInt(ms) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
}

/** Nanoseconds of `PT1M0.005S`, 0 for what is no duration. */
export function durationNs(text: string): number {
  const [, hours = '0', minutes = '0', seconds = '0'] = DURATION.exec(text) ?? [];
  return Math.round(((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1e9);
}
