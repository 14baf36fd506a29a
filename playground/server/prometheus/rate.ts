// rate() as Prometheus computes it: the increase of a counter between the first and the last sample in the window,
// with resets undone, extended towards the window's ends and divided by the window's length.
import { upperBound, type RecordedSeries } from './recordedSeries';

/**
 * The rate per second at `timeMs` over the window (timeMs − windowMs, timeMs]; undefined with fewer than two samples.
 *
 *     window   |------------------------------------|
 *     samples       x        x        x        x
 *              |····|                          |····|
 *               start                            end
 *
 * A stretch that has no sample is filled as if the counter went on equally, but only while it is shorter than 1.1 times
 * the average distance of samples; a longer one is taken as a series that begins or ends here and filled by half a
 * distance. Towards the start the counter is never followed below zero.
 */
export function rateAt({ timesMs, values }: RecordedSeries, timeMs: number, windowMs: number): number | undefined {
  const first = upperBound(timesMs, timeMs - windowMs);
  const last = upperBound(timesMs, timeMs) - 1;
  if (last <= first) {
    return undefined;
  }
  const increase = increaseWithResets(values, first, last);
  const sampledMs = timesMs[last] - timesMs[first];
  const averageMs = sampledMs / (last - first);
  const isNear = (gapMs: number) => gapMs < averageMs * 1.1;

  const gapToStartMs = timesMs[first] - (timeMs - windowMs);
  const gapToEndMs = timeMs - timesMs[last];
  const gapToZeroMs = increase > 0 && values[first] >= 0 ? sampledMs * (values[first] / increase) : Infinity;
  const startMs = Math.min(isNear(gapToStartMs) ? gapToStartMs : averageMs / 2, gapToZeroMs);
  const endMs = isNear(gapToEndMs) ? gapToEndMs : averageMs / 2;
  return (increase * ((sampledMs + startMs + endMs) / sampledMs)) / (windowMs / 1000);
}

/** A value below the one before it means that the process began anew at zero: what was counted before is added. */
function increaseWithResets(values: Float64Array, first: number, last: number): number {
  let increase = values[last] - values[first];
  for (let i = first + 1; i <= last; i++) {
    if (values[i] < values[i - 1]) {
      increase += values[i - 1];
    }
  }
  return increase;
}
