// Single values as candidates: every value that is no part of its label's level and is left after netting.
import { type Candidate, choicePrice, levelPrice } from './candidate';
import { changeLikelihood } from './likelihood';
import { type SummedTable } from './summedTable';

/** All single values of a table that speak for themselves, in order of label and value. */
export function singleCandidates(table: SummedTable): Candidate[] {
  const candidates: Candidate[] = [];
  table.sets.labels.forEach(({ values, cutCode }, label) => {
    const { factor, reference, isOutlier, effect } = table.levels[label];
    for (let code = 0; code < values.length; code++) {
      if (isOutlier[code] === 0 || code === cutCode || effect[code] === 0) {
        continue;
      }
      const sums = table.sumsOf([{ label, code }]);
      const netted = { baseline: sums.baseline, comparison: factor * sums.baseline + effect[code] };
      const score = changeLikelihood(netted, reference) - choicePrice(values.length) - levelPrice(table, factor);
      if (score > 0) {
        const parts = [{ label, code }];
        candidates.push({ table, parts, sums, kind: 'value', effect: effect[code], level: factor, weight: 0, score });
      }
    }
  });
  return candidates;
}
