// When a file was recorded. One rule for the main thread, which chooses files before they are read, and for the worker,
// which corrects the choice afterwards: manifest, then the file itself, then its name or date of change.
import { type TimeRangeMs } from '../engine/profile/profile';
import { type FileTimes } from './workRequest';

/** The time of a file; undefined when nothing tells. Both ends are equal when the duration is unknown. */
export function fileTimeRange(times: FileTimes, inFile: TimeRangeMs | undefined): TimeRangeMs | undefined {
  const fromMs = times.statedFromMs ?? inFile?.fromMs ?? times.guessedFromMs;
  if (fromMs === undefined) {
    return undefined;
  }
  const durationMs = inFile === undefined ? 0 : inFile.toMs - inFile.fromMs;
  return { fromMs, toMs: Math.max(fromMs, times.statedToMs ?? fromMs + durationMs) };
}

/**
 * True when a profile belongs to a query range; both are half-open, and a profile without duration is a point. One that began
 * before the range and ends in it belongs to it; one that starts at the range's end does not.
 */
export function overlaps(profile: TimeRangeMs, range: TimeRangeMs): boolean {
  const isPoint = profile.fromMs === profile.toMs;
  return profile.fromMs < range.toMs && (isPoint ? profile.fromMs >= range.fromMs : profile.toMs > range.fromMs);
}
