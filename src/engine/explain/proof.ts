// The proof by exclusion, and how sure an effect is: without a real cause every other label is as even as before; without
// a restart, a rollout or the shadow of something else there are new holes in the labels that it crosses.
import { type Candidate, type NamedCandidate } from './candidate';
import { spreadBeyondChance } from './spread';
import { isSteady } from './takeOver';
import { heterogeneity, weigh } from './valueSums';

/** How much one unit of new unevenness counts against a candidate. */
const PENALTY = 15;
/** Which of the labels' spreads counts as usual: the one that three of four do not exceed. */
const USUAL_SPREAD = 0.75;
/** Values drift by at least so much between windows, even if this does not show … */
const LEAST_SPREAD = 0.01;
/** … and by so much where a label has too few values to show it. */
const UNSEEN_SPREAD = 0.03;
const FEW_VALUES = 6;

export interface ProvenCandidate extends Candidate {
  /** The score after the penalty; ≤ 0 for one that failed the proof. */
  readonly proven: number;
  /** The effect in standard errors, from chance and from the spread of everything that is not the cause. */
  readonly z: number;
  /** The usual drift of a value between both sides, as a share. */
  readonly spread: number;
}

export type RankedCandidate = NamedCandidate<ProvenCandidate>;

export function prove(candidate: Candidate): ProvenCandidate {
  const { table, parts, level, sums, effect, weight, score } = candidate;
  const inside = table.inside(parts);
  let rise = 0;
  let ownSpread = 0;
  const spreads: number[] = [];
  table.sets.labels.forEach(({ values, cutCode }, label) => {
    if (cutCode !== undefined) {
      return;
    }
    const rest = weigh(table.whole[label], inside[label], weight);
    const isOwn = parts.some((part) => part.label === label);
    const spread = spreadBeyondChance(rest);
    spreads.push(spread);
    ownSpread = isOwn ? Math.max(ownSpread, spread) : ownSpread;
    // What took over leaves holes in its own label and in those that came with it.
    const isHoled = candidate.kind === 'newValue' && (isOwn || !isSteady(table.whole[label], inside[label], level));
    if (!isHoled && !table.isMoving[label]) {
      const allowed = 1.3 * table.heterogeneities[label] + 10 + 3 * Math.sqrt(2 * values.length);
      rise = Math.max(rise, heterogeneity(rest) - allowed);
    }
  });
  spreads.sort((a, b) => a - b);
  const usual = spreads[Math.floor(USUAL_SPREAD * (spreads.length - 1))] ?? 0;
  const isSeen = parts.some(({ label }) => table.sets.labels[label].values.length >= FEW_VALUES);
  const spread = Math.max(isSeen ? LEAST_SPREAD : UNSEEN_SPREAD, ownSpread, usual);
  const proven = score - PENALTY * rise;
  const byChance = effect ** 2 / Math.max(proven, 1e-9);
  const z = proven <= 0 ? 0 : Math.abs(effect) / Math.sqrt(byChance + (spread * level * sums.baseline) ** 2);
  return { ...candidate, proven, z, spread };
}
