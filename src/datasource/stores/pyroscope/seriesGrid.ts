// Buckets of ours and of Pyroscope. A server's point at t holds (t − step, t], ours [t − step, t): in whole milliseconds that is the
// server's bucket one millisecond earlier. Ours lie on multiples of the step, wholly in the range.
//
//     ours        [A, A+step)  [A+step, A+2·step)        stamped A+step, A+2·step
//     server      (A−1, A+step−1]  …                     stamped A+step−1, A+2·step−1, when asked from A−1 on
import { type TimeRangeMs } from '../../../engine/profile/profile';

/** More points than any screen is wide; wider ranges get wider steps. */
const MAX_POINTS = 11_000;

/** A request holds its own steps and one before them: under a limit so many of them fit into it at least. */
const STEPS_PER_PIECE = 4;

export interface SeriesGrid {
  /** First multiple of the step in the range, where the first bucket begins. */
  readonly fromMs: number;
  /** Where the last bucket ends. */
  readonly toMs: number;
  readonly stepMs: number;
}

/** The buckets of a range; none (`fromMs` is `toMs`) when the range holds no whole one. */
export function seriesGrid(range: TimeRangeMs, askedStepMs: number): SeriesGrid {
  const stepMs = Math.max(1, Math.round(askedStepMs), Math.ceil((range.toMs - range.fromMs) / MAX_POINTS));
  const fromMs = Math.ceil(range.fromMs / stepMs) * stepMs;
  return { fromMs, toMs: Math.max(fromMs, Math.floor(range.toMs / stepMs) * stepMs), stepMs };
}

/** What to ask for so that the answer has the buckets of a piece of the grid. Both kinds of storage count the same then. */
export function gridRequest({ fromMs, toMs }: TimeRangeMs, stepMs: number) {
  return { start: fromMs - 1, end: toMs, step: stepMs / 1000 };
}

/** The longest piece of whole steps that a server with this limit answers; infinite without one. */
export function pieceOfGrid(limitMs: number, stepMs: number): number {
  return limitMs === Infinity ? Infinity : Math.max(1, Math.floor(limitMs / stepMs) - 2) * stepMs;
}

/**
 * The step to ask a server for: ours, or the largest whole fraction of it that a piece holds often enough. Points of a fraction are
 * added up.
 */
export function stepWithin(limitMs: number, stepMs: number): number {
  const parts = Math.ceil((stepMs * STEPS_PER_PIECE) / limitMs);
  for (let count = Math.max(1, parts); count < stepMs; count++) {
    if (stepMs % count === 0) {
      return stepMs / count;
    }
  }
  return stepMs;
}

/**
 * The end of our bucket that a server's point belongs to; undefined for points beside the piece that was asked for, such as the
 * one at its very start, which holds what lies before.
 */
export function bucketOf(serverTimeMs: number, piece: TimeRangeMs, { fromMs, stepMs }: SeriesGrid): number | undefined {
  const isInside = serverTimeMs >= piece.fromMs && serverTimeMs < piece.toMs;
  return isInside ? fromMs + Math.ceil((serverTimeMs + 1 - fromMs) / stepMs) * stepMs : undefined;
}
