// Pairs as candidates: inside a value that changed, another label's value may hold all of the change.
import { type Candidate, choicePrice, levelPrice } from './candidate';
import { OUTLIER_G } from './labelLevel';
import { changeLikelihood, type SideSums, sizeOf, subtract } from './likelihood';
import { nettedEffects } from './netting';
import { type Part, type SummedTable } from './summedTable';
import { type ValueSums } from './valueSums';

/** A pair says more than a value and must be so much better than either of its parts … */
const TIMES_BETTER = 1.1;
/** … plus this. */
const BETTER_BY = 16;
/** A pair that holds this share of one of its parts is that part. */
const SAME_SHARE = 0.95;
/** If netting left less of a part than this, the part mostly moved, and its pairs with it. */
const LEAST_KEPT = 0.5;
/** A reference with a smaller share of everything than this is too thin to measure against. */
const LEAST_REFERENCE = 0.05;

/** The score that a single value has as a candidate of its own; 0 for none. */
export type SingleScore = (table: SummedTable, part: Part) => number;

/** Pairs that are clearly better than `one` and than their other part. */
export function pairCandidates(one: Candidate, scoreOf: SingleScore): Candidate[] {
  const { table } = one;
  const [own] = one.parts;
  const inside = table.inside(one.parts);
  const { isOutlier, reference } = table.levels[own.label];
  // Inside a mirror the reference is what was taken out of the level.
  const outside = isOutlier[own.code] === 1 ? reference : subtract(table.total, one.sums);
  const pairs: Candidate[] = [];
  table.sets.labels.forEach(({ cutCode }, label) => {
    if (label === own.label || cutCode !== undefined) {
      return;
    }
    const effect = insideEffects(inside[label], one, outside);
    for (let code = 0; code < effect.length; code++) {
      if (effect[code] !== 0) {
        const sums = { baseline: inside[label].baseline[code], comparison: inside[label].comparison[code] };
        const pair = pairOf(one, own, { label, code }, sums, effect[code]);
        if (pair !== undefined && isClearlyBetter(pair, one, scoreOf)) {
          pairs.push(pair);
        }
      }
    }
  });
  return pairs;
}

/** The effects of a label's values inside a candidate, against the level `outside` of it. */
function insideEffects(inside: ValueSums, { level }: Candidate, outside: SideSums): Float64Array {
  const isOutlier = Uint8Array.from(inside.baseline, (baseline, code) =>
    changeLikelihood({ baseline, comparison: inside.comparison[code] }, outside) > OUTLIER_G ? 1 : 0
  );
  return nettedEffects(inside, isOutlier, level);
}

/**
 * The other value of a label that has two, against the first one's level; undefined in other labels. "a fell" and "b rose" are the same
 * counts, but a pair with b can only be found inside b.
 */
export function mirrorOf(one: Candidate): Candidate | undefined {
  const { table, parts, sums } = one;
  const [{ label, code }] = parts;
  const { baseline, comparison } = table.whole[label];
  const others = [...baseline.keys()].filter((other) => other !== code && baseline[other] + comparison[other] > 0);
  const isCut = others[0] === table.sets.labels[label].cutCode;
  if (others.length !== 1 || isCut || !(sums.baseline > 0) || !(sums.comparison > 0)) {
    return undefined;
  }
  const mirrored = [{ label, code: others[0] }];
  const mirroredSums = table.sumsOf(mirrored);
  const level = sums.comparison / sums.baseline;
  const effect = mirroredSums.comparison - level * mirroredSums.baseline;
  return { ...one, parts: mirrored, sums: mirroredSums, level, effect };
}

function pairOf(one: Candidate, own: Part, other: Part, sums: SideSums, insideEffect: number): Candidate | undefined {
  const { table } = one;
  const isOwnPart = sizeOf(sums) > SAME_SHARE * sizeOf(one.sums);
  const isOtherPart = sizeOf(sums) > SAME_SHARE * sizeOf(table.sumsOf([other]));
  const kept = Math.min(table.keptShare(own), table.keptShare(other));
  if (isOwnPart || isOtherPart || kept <= 0) {
    return undefined;
  }
  const effect = insideEffect * (kept < LEAST_KEPT ? kept : 1);
  const price = [own, other].reduce((sum, { label }) => sum + choicePrice(table.sets.labels[label].values.length), 0);
  // Both labels have a level of their own; the pair must stand against either.
  let weakest: { readonly score: number; readonly level: number } | undefined;
  for (const part of [own, other]) {
    const reference = referenceWithout(table, part, sums);
    if (reference !== undefined) {
      const level = reference.comparison / reference.baseline;
      const change = sums.comparison - level * sums.baseline;
      const shown = Math.sign(change) === Math.sign(effect) ? Math.min(Math.abs(change), Math.abs(effect)) : 0;
      const netted = { baseline: sums.baseline, comparison: level * sums.baseline + Math.sign(effect) * shown };
      const score = changeLikelihood(netted, reference) - price - levelPrice(table, level);
      weakest = weakest === undefined || score < weakest.score ? { score, level } : weakest;
    }
  }
  return weakest && { table, parts: [own, other], sums, kind: 'pair', effect, weight: 0, ...weakest };
}

/** What did not move in the label of `part`, without the pair where it is a part of that. */
function referenceWithout(table: SummedTable, part: Part, pair: SideSums): SideSums | undefined {
  const { reference, isOutlier } = table.levels[part.label];
  const rest = isOutlier[part.code] === 1 ? reference : subtract(reference, pair);
  return rest.baseline > 0 && sizeOf(rest) > LEAST_REFERENCE * sizeOf(table.total) ? rest : undefined;
}

function isClearlyBetter(pair: Candidate, one: Candidate, scoreOf: SingleScore): boolean {
  const best = Math.max(one.score, scoreOf(pair.table, pair.parts[1]));
  return pair.score >= TIMES_BETTER * best + BETTER_BY;
}
