// Durations as Grafana writes them in options and queries: a whole number and one unit, like `15s`, `1d` or `500ms`.

const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
  M: 30 * 86_400_000,
  y: 365 * 86_400_000,
};

/** Milliseconds, more than 0; undefined for what is no such duration. A month has 30 days and a year 365. */
export function durationMs(text: string): number | undefined {
  const [, count, unit] = /^(\d{1,9})(ms|[smhdwMy])$/.exec(text.trim()) ?? [];
  const ms = Number(count) * (UNIT_MS[unit] ?? 0);
  return ms > 0 ? ms : undefined;
}

/** The shortest text of a duration in whole milliseconds: `90m` for an hour and a half. Weeks are the largest unit. */
export function durationText(ms: number): string {
  const unit = ['w', 'd', 'h', 'm', 's'].find((name) => ms >= UNIT_MS[name] && ms % UNIT_MS[name] === 0) ?? 'ms';
  return `${ms / UNIT_MS[unit]}${unit}`;
}
