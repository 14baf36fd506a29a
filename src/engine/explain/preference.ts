// Which of two good candidates to name: the whole of what changed rather than its hottest part, and the new version rather
// than the place where it came to be.
import { changeLikelihood, sizeOf, subtract } from './likelihood';
import { type RankedCandidate } from './proof';

/** The containing one must explain so many times as much … */
const MORE_EFFECT = 1.1;
/** … be proven to this share … */
const PROVEN_SHARE = 0.4;
/** … hold this share of the part … */
const HELD = 0.9;
/** … and what it has beyond the part must itself have changed: 5 standard errors, … */
const LEFT_G = 25;
/** … by this share of the part's own relative change, … */
const LEFT_CHANGE = 0.2;
/** … and by so many times the usual drift. */
const LEFT_SPREADS = 2;

/**
 * Extra cost is seldom even: a service within the namespace that changed can stand out more than the namespace. As long as what is left of
 * a larger selection without the answer has changed the same way, the larger one is the answer.
 */
export function preferContaining(answer: RankedCandidate, ranked: readonly RankedCandidate[]): RankedCandidate {
  let best = answer;
  // Each step is to a larger effect, so it ends.
  for (let next: RankedCandidate | undefined = answer; next !== undefined;) {
    best = next;
    next = ranked.find((other) => isWholeOf(other, best));
  }
  return best;
}

function isWholeOf({ candidate: whole }: RankedCandidate, { candidate: part }: RankedCandidate): boolean {
  const isComparable = whole.table === part.table && whole.kind !== 'newValue' && part.kind !== 'newValue';
  if (
    !isComparable ||
    whole.proven <= PROVEN_SHARE * part.proven ||
    Math.sign(whole.effect) !== Math.sign(part.effect) ||
    Math.abs(whole.effect) < MORE_EFFECT * Math.abs(part.effect)
  ) {
    return false;
  }
  const both = whole.table.sumsOf([...whole.parts, ...part.parts]);
  const left = subtract(whole.sums, both);
  const leftEffect = left.comparison - whole.level * left.baseline;
  const relative = (effect: number, baseline: number) => effect / Math.max(1, whole.level * baseline);
  const leftChange = Math.abs(relative(leftEffect, left.baseline));
  const { reference } = whole.table.levels[whole.parts[0].label];
  return (
    sizeOf(both) >= HELD * sizeOf(part.sums) &&
    Math.sign(leftEffect) === Math.sign(part.effect) &&
    changeLikelihood(left, reference) > LEFT_G &&
    leftChange > LEFT_CHANGE * Math.abs(relative(part.effect, part.sums.baseline)) &&
    leftChange > LEFT_SPREADS * whole.spread
  );
}

/** A new value that is nearly as well proven as the answer … */
const NEARLY = 0.8;
/** … and whose effect differs by at most this share is what happened; the answer is where. */
const SAME_EFFECT = 0.3;

export function preferNewValue(answer: RankedCandidate, ranked: readonly RankedCandidate[]): RankedCandidate {
  const { proven, effect, kind } = answer.candidate;
  const taker = ranked.find(
    ({ candidate }) =>
      candidate.kind === 'newValue' &&
      candidate.proven > NEARLY * proven &&
      Math.abs(Math.abs(candidate.effect) - Math.abs(effect)) < SAME_EFFECT * Math.abs(effect)
  );
  return kind === 'newValue' || taker === undefined ? answer : taker;
}
