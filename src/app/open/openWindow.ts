// The time that a link asks for, and the time it is held against.
import { rangeUtil } from '@grafana/data';
import { type TimeRangeMs } from '../../engine/profile/profile';
import { isUnset, momentMs } from './moment';

export interface OpenWindow {
  readonly window: TimeRangeMs;
  readonly baseline: TimeRangeMs;
  /** Sentences on what could not be read; what was shown instead is part of each. */
  readonly problems: readonly string[];
}

/** A window, and where the time before it ends that it is held against; undefined for where the window begins. */
interface AskedWindow extends TimeRangeMs {
  readonly calmUntilMs?: number;
}

const HOUR_MS = 3_600_000;
/** Rules wait before they fire: what an alert is about may be so much older than the alert. */
const RULES_WAIT_MS = 300_000;

/** Reads `from`, `to`, `startsAt`, `endsAt` and `baseline`. `from` and `to` win over an alert's times. */
export function openWindow(parameters: URLSearchParams, nowMs: number): OpenWindow {
  const problems: string[] = [];
  const read = (name: string, roundUp: boolean): number | undefined => {
    const text = parameters.get(name) ?? '';
    const timeMs = isUnset(text) ? undefined : momentMs(text, nowMs, roundUp);
    if (timeMs === undefined && !isUnset(text)) {
      problems.push(`The ${name} of the link, ${text.trim()}, is no moment.`);
    }
    return timeMs;
  };
  const asked = rangeOf(read('from', false), read('to', true)) ?? alertWindow(read, nowMs);
  if (asked !== undefined && asked.fromMs >= asked.toMs) {
    problems.push('The window of the link does not end later than it begins.');
  }
  const isWhole = asked !== undefined && problems.length === 0;
  const window: AskedWindow = isWhole ? asked : lastHour(nowMs);
  if (problems.length > 0) {
    problems.push('The last hour is shown.');
  }
  return { window, baseline: baselineOf(window, parameters.get('baseline') ?? '', problems), problems };
}

function rangeOf(fromMs: number | undefined, toMs: number | undefined): AskedWindow | undefined {
  if (fromMs === undefined && toMs === undefined) {
    return undefined;
  }
  return { fromMs: fromMs ?? (toMs ?? 0) - HOUR_MS, toMs: toMs ?? (fromMs ?? 0) + HOUR_MS };
}

function alertWindow(
  read: (name: string, roundUp: boolean) => number | undefined,
  nowMs: number
): AskedWindow | undefined {
  const startMs = read('startsAt', false);
  const toMs = read('endsAt', true) ?? nowMs;
  if (startMs === undefined) {
    return undefined;
  }
  // An alert that has just begun shows what it waited for. A clock that runs ahead must not turn the window around.
  const fromMs = Math.min(startMs, toMs - RULES_WAIT_MS);
  return { fromMs, toMs, calmUntilMs: Math.min(fromMs, startMs - RULES_WAIT_MS) };
}

function lastHour(nowMs: number): TimeRangeMs {
  return { fromMs: nowMs - HOUR_MS, toMs: nowMs };
}

/** As long as the window: before it, just before it, or so much earlier. */
function baselineOf(
  { fromMs, toMs, calmUntilMs = fromMs }: AskedWindow,
  text: string,
  problems: string[]
): TimeRangeMs {
  const lengthMs = toMs - fromMs;
  const shiftMs = text === '' ? toMs - calmUntilMs : text === 'previous' ? lengthMs : durationMs(text);
  if (shiftMs === undefined) {
    problems.push(`The baseline of the link, ${text}, is no duration like 1d. The time just before is taken.`);
  }
  const backMs = shiftMs ?? lengthMs;
  return { fromMs: fromMs - backMs, toMs: toMs - backMs };
}

function durationMs(text: string): number | undefined {
  return /^\d+(ms|[smhdwMy])$/.test(text) && !/^0+\D/.test(text) ? rangeUtil.intervalToMs(text) : undefined;
}
