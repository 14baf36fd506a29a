// A value that took over from others at another cost (a deploy). By itself it shows nothing: it is new, and others went.
// But the labels it crosses (regions, nodes, endpoints) become proportional again once its cost is weighed by old ÷ new cost.
import { type Candidate, choicePrice, levelPrice } from './candidate';
import { changeLikelihood, type SideSums, sizeOf } from './likelihood';
import { type Part, type SummedTable } from './summedTable';
import { heterogeneity, weigh, type ValueSums } from './valueSums';

/** Newly grown values with a smaller G than this are not looked at. */
const LEAST_G = 30;
/** A value that took over has at most this share of its cost from before. */
const MOST_BEFORE = 1 / 8;
/** So many new values are tried per table, the largest first. */
const MOST_TRIED = 8;
/** The weight must explain this share of what is uneven in the label that shows it. */
const LEAST_EXPLAINED = 0.4;
/** A label is steady for a value if at most this share of the value lies in other values that came or went with it. */
const MOST_UNSTEADY = 0.1;

/** Old ÷ new cost: tried coarsely first, then twice between the neighbours of the best. */
const COARSE_WEIGHTS = [0, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4.5];
const REFINEMENTS = 2;

/** New values of a table that took over at another cost. */
export function takeOverCandidates(table: SummedTable): Candidate[] {
  return newValues(table).flatMap((part) => {
    const candidate = takeOverOf(table, part);
    return candidate !== undefined && candidate.score > 0 ? [candidate] : [];
  });
}

function newValues(table: SummedTable): Part[] {
  const overall = table.total.comparison / table.total.baseline;
  const found: Array<{ readonly part: Part; readonly g: number }> = [];
  table.sets.labels.forEach(({ cutCode }, label) => {
    const { isOutlier, reference } = table.levels[label];
    for (let code = 0; code < isOutlier.length; code++) {
      const sums = table.sumsOf([{ label, code }]);
      const isNew =
        isOutlier[code] === 1 && code !== cutCode && sums.comparison * MOST_BEFORE > overall * sums.baseline;
      const g = isNew ? changeLikelihood(sums, reference) : 0;
      if (g > LEAST_G) {
        found.push({ part: { label, code }, g });
      }
    }
  });
  return found
    .sort((a, b) => b.g - a.g)
    .slice(0, MOST_TRIED)
    .map(({ part }) => part);
}

/**
 * Tries weights for the value and takes the one with which all steady labels together are most even. What speaks for it is the label
 * that becomes most even: with weight 1 the value would only have moved.
 */
function takeOverOf(table: SummedTable, part: Part): Candidate | undefined {
  const { sets, whole, total } = table;
  const inside = table.inside([part]);
  const sums = table.sumsOf([part]);
  const steady = steadyLabels(table, part, inside);
  const unevenness = (weight: number) => {
    // Fewer counts are less uneven by themselves: compared as if there were equally many.
    const scale = effectiveCount(total) / effectiveCount(weighTotal(total, sums, weight));
    return steady.map((label) => scale * heterogeneity(weigh(whole[label], inside[label], weight)));
  };
  if (steady.length === 0) {
    return undefined;
  }
  const weight = leastUneven((tried) => unevenness(tried).reduce((sum, g) => sum + g, 0));
  const weighed = unevenness(weight);
  let gain = 0;
  unevenness(1).forEach((before, index) => {
    const own = before - weighed[index];
    const excess = before - sets.labels[steady[index]].values.length;
    gain = own >= LEAST_EXPLAINED * excess ? Math.max(gain, own) : gain;
  });
  const rest = weighTotal(total, sums, weight);
  const level = rest.comparison / rest.baseline;
  const price = choicePrice(sets.labels[part.label].values.length) + choicePrice(steady.length);
  return {
    table,
    parts: [part],
    sums,
    kind: 'newValue',
    effect: (1 - weight) * (sums.comparison - level * sums.baseline),
    level,
    weight,
    score: gain - price - levelPrice(table, level),
  };
}

function steadyLabels(table: SummedTable, { label: own }: Part, inside: readonly ValueSums[]): number[] {
  const overall = table.total.comparison / table.total.baseline;
  return inside.flatMap((sums, label) =>
    label !== own && table.sets.labels[label].cutCode === undefined && isSteady(table.whole[label], sums, overall)
      ? [label]
      : []
  );
}

/** True if the values that hold a selection were there on both sides. */
export function isSteady(whole: ValueSums, inside: ValueSums, factor: number): boolean {
  let turned = 0;
  let all = 0;
  for (let code = 0; code < whole.baseline.length; code++) {
    const size = inside.comparison[code] + factor * inside.baseline[code];
    const expected = factor * whole.baseline[code];
    const isTurned = expected < 0.1 * whole.comparison[code] || whole.comparison[code] < 0.1 * expected;
    all += size;
    turned += isTurned ? size : 0;
  }
  return turned < MOST_UNSTEADY * all;
}

/** The weight with the smallest `cost`. */
function leastUneven(cost: (weight: number) => number): number {
  const tried = COARSE_WEIGHTS.map((weight) => ({ weight, cost: cost(weight) }));
  for (let round = 0; round <= REFINEMENTS; round++) {
    tried.sort((a, b) => a.weight - b.weight);
    let best = 0;
    tried.forEach((entry, index) => (best = entry.cost < tried[best].cost ? index : best));
    if (round === REFINEMENTS) {
      return tried[best].weight;
    }
    for (const neighbour of [tried[best - 1], tried[best + 1]]) {
      if (neighbour !== undefined) {
        const weight = (tried[best].weight + neighbour.weight) / 2;
        tried.push({ weight, cost: cost(weight) });
      }
    }
  }
  return 1;
}

function weighTotal(total: SideSums, { baseline, comparison }: SideSums, weight: number): SideSums {
  return {
    baseline: total.baseline + (weight - 1) * baseline,
    comparison: total.comparison + (weight - 1) * comparison,
  };
}

/** The harmonic mean of both sides, halved: what the precision of a ratio grows with. */
function effectiveCount(sums: SideSums): number {
  return (sums.baseline * sums.comparison) / sizeOf(sums);
}
