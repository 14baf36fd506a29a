// What did not move: the values of a label that changed all alike give its level; the others have an effect beyond it.
import { changeLikelihood, type SideSums, sizeOf, subtract } from './likelihood';
import { nettedEffects, turnoverOf } from './netting';
import { totalOf, type ValueSums } from './valueSums';

/** Beyond 4 standard errors a value is no part of the level. */
export const OUTLIER_G = 16;
/** At most this share of a label's values is taken out of the level. */
const MOST_OUTLIERS = 0.6;
/** With more values than this, far outliers leave together: one by one would be quadratic. */
const MANY_VALUES = 256;
/** If what neither came nor went is a smaller share than this, the label has no level of its own. */
const LEAST_REST = 0.5;
/** So few values that neither came nor went do not show by being alike that they are the level. */
const FEW_VALUES = 2;
/** Standard deviation of ln(level), levels as they are between two sides: 95 of 100 are between ×0.6 and ×1.65. */
export const LEVEL_SIGMA = 0.25;
/** The level of so few values is believed up to two of these from unchanged. */
const FAR_LEVEL = 2 * LEVEL_SIGMA;

export interface LabelLevel {
  /** Comparison ÷ baseline of the values that changed alike. */
  readonly factor: number;
  /** The sums of those values: what an effect is measured against. */
  readonly reference: SideSums;
  /** One byte per value. */
  readonly isOutlier: Uint8Array;
  /** Per value, in counts of the comparison: what it added (> 0) or lost after netting; 0 for what changed alike. */
  readonly effect: Float64Array;
}

/**
 * Takes out what came or went, then the value that differs most from the rest, and again, until no value differs. In a label of
 * two values both differ equally: the one stays whose own factor is nearer to `unchanged`, the ratio of the sides' lengths.
 *
 * A label in which nearly everything came and went, or in which load went over from some values to others, tells no level: then nothing
 * in it has an effect.
 */
export function findLabelLevel(sums: ValueSums, unchanged: number, cutCode: number | undefined): LabelLevel {
  const { baseline, comparison } = sums;
  const total = totalOf(sums);
  const overall = total.comparison / total.baseline;
  const isOutlier = new Uint8Array(baseline.length);
  for (let code = 0; code < baseline.length; code++) {
    const isTurnover = turnoverOf(baseline[code], comparison[code], overall) !== 'stayed';
    isOutlier[code] = isTurnover && code !== cutCode ? 1 : 0;
  }
  const stayed = restOf(sums, isOutlier);
  const noLevel = { factor: overall, reference: total, isOutlier, effect: new Float64Array(baseline.length) };
  if (!showsLevel(sums, isOutlier, stayed, unchanged)) {
    return noLevel;
  }
  const reference = takeOutliersOut(sums, isOutlier, stayed, unchanged);
  if (isTakenOver(sums, isOutlier, reference, unchanged)) {
    return noLevel;
  }
  const factor = reference.comparison / reference.baseline;
  return { factor, reference, isOutlier, effect: nettedEffects(sums, isOutlier, factor) };
}

/**
 * With one or two values left, "they fell, and something new was added" and "something new took over from them" are the same counts: the
 * level that is nearer to unchanged is believed.
 */
function showsLevel(sums: ValueSums, isOutlier: Uint8Array, stayed: SideSums, unchanged: number): boolean {
  const total = totalOf(sums);
  let stayedCount = 0;
  let hasNewcomer = false;
  for (let code = 0; code < isOutlier.length; code++) {
    const baseline = sums.baseline[code];
    const comparison = sums.comparison[code];
    stayedCount += isOutlier[code] === 0 && baseline + comparison > 0 ? 1 : 0;
    hasNewcomer ||= isOutlier[code] === 1 && comparison * total.baseline > baseline * total.comparison;
  }
  return (
    stayed.baseline > 0 &&
    sizeOf(stayed) >= LEAST_REST * sizeOf(total) &&
    (!hasNewcomer || stayedCount > FEW_VALUES || distanceFrom(unchanged, stayed) <= distanceFrom(unchanged, total))
  );
}

/**
 * True if what is left for a level is one or two values, farther from unchanged than everything together and than levels are: load went
 * over to them or away from them, as between the versions of a rollout with buckets on both sides. Their own factor is then no level,
 * and effects against it would be many times what there is.
 */
function isTakenOver(sums: ValueSums, isOutlier: Uint8Array, reference: SideSums, unchanged: number): boolean {
  const inliers = sums.baseline.filter((sum, code) => isOutlier[code] === 0 && sum + sums.comparison[code] > 0);
  const distance = distanceFrom(unchanged, reference);
  return inliers.length <= FEW_VALUES && distance > FAR_LEVEL && distance > distanceFrom(unchanged, totalOf(sums));
}

/** How far comparison ÷ baseline is from `unchanged`, as |ln|. */
function distanceFrom(unchanged: number, { baseline, comparison }: SideSums): number {
  return Math.abs(Math.log(comparison / baseline / unchanged));
}

function restOf({ baseline, comparison }: ValueSums, isOutlier: Uint8Array): SideSums {
  const rest = { baseline: 0, comparison: 0 };
  for (let code = 0; code < baseline.length; code++) {
    if (isOutlier[code] === 0) {
      rest.baseline += baseline[code];
      rest.comparison += comparison[code];
    }
  }
  return rest;
}

/** Marks outliers in `isOutlier` and returns the sums of what is left. */
function takeOutliersOut(sums: ValueSums, isOutlier: Uint8Array, all: SideSums, unchanged: number): SideSums {
  const valueCount = sums.baseline.reduce((count, sum, code) => count + (sum + sums.comparison[code] > 0 ? 1 : 0), 0);
  let removable = Math.max(1, Math.floor(MOST_OUTLIERS * valueCount));
  let rest = all;
  while (removable > 0) {
    const { g, worst, inlierCount } = differences(sums, isOutlier, rest, unchanged);
    if (inlierCount < 2 || g[worst] < OUTLIER_G) {
      return rest;
    }
    const bound = valueCount > MANY_VALUES ? Math.max(OUTLIER_G, g[worst] / 2) : Infinity;
    for (let code = 0; code < g.length && removable > 0; code++) {
      if (code === worst || g[code] >= bound) {
        isOutlier[code] = 1;
        removable--;
        rest = subtract(rest, { baseline: sums.baseline[code], comparison: sums.comparison[code] });
      }
    }
  }
  return rest;
}

/** G of every value that is still in the level against the rest of it, and the one with the largest. */
function differences({ baseline, comparison }: ValueSums, isOutlier: Uint8Array, rest: SideSums, unchanged: number) {
  const g = new Float64Array(baseline.length);
  let worst = 0;
  let worstDistance = Infinity;
  let inlierCount = 0;
  for (let code = 0; code < g.length; code++) {
    const own = { baseline: baseline[code], comparison: comparison[code] };
    if (isOutlier[code] === 1 || sizeOf(own) === 0) {
      continue;
    }
    inlierCount++;
    const others = subtract(rest, own);
    g[code] = changeLikelihood(own, others);
    const distance = distanceFrom(unchanged, others);
    const isTie = Math.abs(g[code] - g[worst]) <= 1e-6 * g[worst];
    if (isTie ? distance < worstDistance : g[code] > g[worst]) {
      worst = code;
      worstDistance = distance;
    }
  }
  return { g, worst, inlierCount };
}
