// Ranges that are longer than the server answers at once, in pieces. The limit stands nowhere but in the refusal of a longer range.
import { type TimeRangeMs } from '../../../engine/profile/profile';
import { StoreError } from '../storeError';
import { togetherOrNot } from '../togetherOrNot';
import { type Asking } from './connectClient';
import { ConnectProblem } from './connectProblem';
import { rangeLimitMs, splitRange } from './ranges';
import { pieceOfGrid, stepWithin } from './seriesGrid';
import { type PyroscopeServer } from './server';

/** A year in days, which is the limit that servers come with; more is no question that is answered in time. */
const MAX_PIECES = 400;

/** What is written while we ask may be older or newer than the server last knew. */
const MARGIN_MS = 86_400_000;

/**
 * Asks for a range in as many neighbouring pieces as the server's limit makes necessary, in order of time. Under a limit, time from which the
 * server has no profiles is not asked for. When one piece fails the others are given up.
 *
 * @param server Learns the limit.
 * @param range With a step a grid: its pieces are whole steps of what `stepWithin` says.
 * @param asking Its signal ends all pieces.
 * @param ask Gets a piece and the signal to use for it.
 */
export async function inPieces<T>(
  server: PyroscopeServer,
  range: TimeRangeMs & { readonly stepMs?: number },
  asking: Asking,
  ask: (piece: TimeRangeMs, asking: Asking) => Promise<T>
): Promise<T[]> {
  for (;;) {
    const limitMs = server.longestRangeMs;
    try {
      const pieces = await piecesOf(server, range, limitMs, asking);
      return await togetherOrNot(asking.signal, (signal) =>
        Promise.all(pieces.map((piece) => ask(piece, { ...asking, signal })))
      );
    } catch (error) {
      const refusedMs = error instanceof ConnectProblem ? rangeLimitMs(error.serverMessage) : undefined;
      if (refusedMs === undefined || refusedMs >= limitMs) {
        throw error;
      }
      server.longestRangeMs = refusedMs;
    }
  }
}

async function piecesOf(
  server: PyroscopeServer,
  { stepMs = 0, ...range }: TimeRangeMs & { readonly stepMs?: number },
  limitMs: number,
  asking: Asking
): Promise<readonly TimeRangeMs[]> {
  const askedStepMs = stepMs === 0 ? 1 : stepWithin(limitMs, stepMs);
  const longestMs = stepMs === 0 ? limitMs : pieceOfGrid(limitMs, askedStepMs);
  if (range.toMs - range.fromMs <= longestMs) {
    return [range];
  }
  const pieces = splitRange(narrowed(range, await server.extent(asking), askedStepMs), longestMs);
  if (pieces.length > MAX_PIECES) {
    throw new StoreError(
      asking.asked,
      `would take ${pieces.length} requests, because the server answers at most ${hours(limitMs)} at once`,
      'Choose a shorter time range, or raise -querier.max-query-length on the server.'
    );
  }
  return pieces;
}

/** The part of the range in which there may be profiles, in whole steps from its beginning. */
function narrowed(range: TimeRangeMs, extent: TimeRangeMs | undefined, stepMs: number): TimeRangeMs {
  if (extent === undefined) {
    return range;
  }
  const onStep = (timeMs: number) => range.fromMs + Math.floor((timeMs - range.fromMs) / stepMs) * stepMs;
  const fromMs = Math.max(range.fromMs, onStep(extent.fromMs - MARGIN_MS));
  const toMs = Math.min(range.toMs, onStep(extent.toMs + MARGIN_MS) + stepMs);
  // Without any part in common one piece is asked for all the same: the answer is empty, and in the server's form.
  return fromMs < toMs ? { fromMs, toMs } : { fromMs: range.fromMs, toMs: range.fromMs + stepMs };
}

function hours(durationMs: number): string {
  const count = Math.round(durationMs / 360_000) / 10;
  return `${count} ${count === 1 ? 'hour' : 'hours'}`;
}
