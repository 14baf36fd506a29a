// Durations and points in time as Prometheus' queries and HTTP interface write them.

const unitMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000, y: 31_536_000_000 } as const;
const durationPattern = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;

/** `1h30m`, `500ms` or plain seconds as `15` or `0.5`, in milliseconds; undefined when it is none of them or not positive. */
export function parseDurationMs(text: string): number | undefined {
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : sumOfUnits(text);
  return ms !== undefined && ms > 0 && Number.isFinite(ms) ? ms : undefined;
}

function sumOfUnits(text: string): number | undefined {
  const match = durationPattern.exec(text);
  if (match === null) {
    return undefined;
  }
  const sizes = [unitMs.y, unitMs.w, unitMs.d, unitMs.h, unitMs.m, unitMs.s, unitMs.ms];
  return sizes.reduce((sum, size, index) => sum + size * Number(match[index + 1] ?? 0), 0);
}

/** Epoch seconds (`1795262400.25`) or RFC 3339, in milliseconds; undefined when it is neither. */
export function parseTimeMs(text: string): number | undefined {
  const ms = /^-?\d+(\.\d+)?$/.test(text) ? Math.round(Number(text) * 1000) : Date.parse(text);
  return Number.isFinite(ms) ? ms : undefined;
}
