// Asks for a range, and where the answer would be too large, for its halves: the one way around Parca's limits on answers.
import { type TimeRangeMs } from '../../../engine/profile/profile';
import { AnswerTooLarge } from './parcaProblem';

/**
 * The answers for all parts, in order of time; parts are halved until each answer is small enough. They meet, so that every profile
 * is in exactly one.
 *
 * `gridMs`: Parts meet on multiples of this, and none is shorter: what is still too large then rejects with AnswerTooLarge.
 */
export async function askInParts<T>(
  range: TimeRangeMs,
  gridMs: number,
  ask: (part: TimeRangeMs) => Promise<T>
): Promise<readonly T[]> {
  const answers: T[] = [];
  const waiting = [range];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    try {
      answers.push(await ask(part));
    } catch (error) {
      const middleMs = Math.round((part.fromMs + part.toMs) / 2 / gridMs) * gridMs;
      if (!(error instanceof AnswerTooLarge) || middleMs <= part.fromMs || middleMs >= part.toMs) {
        throw error;
      }
      waiting.push({ fromMs: middleMs, toMs: part.toMs }, { fromMs: part.fromMs, toMs: middleMs });
    }
  }
  return answers;
}
