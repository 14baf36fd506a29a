// Ranges as Pyroscope takes them, and ranges that are longer than it takes.
import { type TimeRangeMs } from '../../../engine/profile/profile';

/** Whether the end of a range belongs to it: in v1 storage it does, in v2 storage it does not. */
export type EndOfRange = 'included' | 'excluded';

/** Our [fromMs, toMs) in the server's words, in whole milliseconds. */
export function serverRange({ fromMs, toMs }: TimeRangeMs, end: EndOfRange): { start: number; end: number } {
  const start = Math.ceil(fromMs);
  const lastPlusOne = Math.ceil(toMs);
  return { start, end: Math.max(start, end === 'included' ? lastPlusOne - 1 : lastPlusOne) };
}

/** Neighbouring stretches of at most `longestMs` that together are the range; the range itself when it is short enough. */
export function splitRange(range: TimeRangeMs, longestMs: number): readonly TimeRangeMs[] {
  const { fromMs, toMs } = range;
  const count = Math.ceil((toMs - fromMs) / longestMs);
  if (count <= 1) {
    return [range];
  }
  return Array.from({ length: count }, (_, index) => ({
    fromMs: fromMs + index * longestMs,
    toMs: Math.min(toMs, fromMs + (index + 1) * longestMs),
  }));
}

/** The longest range that a server allows, from its refusal of a longer one; undefined for other messages. */
export function rangeLimitMs(serverMessage: string): number | undefined {
  const [, limit] = /max_query_length.*\blimit: ([0-9a-zµ.]+)/.exec(serverMessage) ?? [];
  return limit === undefined ? undefined : durationMs(limit);
}

/** The most call nodes that a server allows, from its refusal of more; undefined for other messages. */
export function nodeLimit(serverMessage: string): number | undefined {
  const [, allowed] = /max flamegraph nodes limit -?\d+ is greater than allowed (\d+)/.exec(serverMessage) ?? [];
  return allowed === undefined ? undefined : Number(allowed);
}

const UNITS_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
};

/** Durations as Go and as Prometheus write them: `24h0m0s`, `1d`; undefined for others and for less than a second. */
function durationMs(text: string): number | undefined {
  let sum = 0;
  let rest = text;
  while (rest !== '') {
    const [part, number, unit] = /^(\d+(?:\.\d+)?)(ms|[smhdwy])/.exec(rest) ?? [];
    if (part === undefined) {
      return undefined;
    }
    sum += Number(number) * UNITS_MS[unit];
    rest = rest.slice(part.length);
  }
  return sum >= 1000 ? sum : undefined;
}
