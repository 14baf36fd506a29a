// The methods that are compared: ours, and the two that dashboards use today.
import { explainChange } from '../../src/engine/explain/explainChange';
import { type Comparison } from '../../src/engine/explain/labelSets';
import { sumByValue } from '../../src/engine/explain/valueSums';
import { type NamedPart } from './scoring';

export interface Ranking {
  /** The first three answers, each with all its names. */
  readonly answers: ReadonlyArray<ReadonlyArray<readonly NamedPart[]>>;
  /** How sure the first answer is: higher is surer. Comparable within one method only. */
  readonly confidence: number;
}

export type Method = (comparison: Comparison) => Ranking;

/** Ours. Its confidence is 1 if it says that something is explained, else 0. */
export const explanation: Method = (comparison) => {
  const { explanations } = explainChange(comparison);
  return {
    answers: explanations.slice(0, 3).map(({ selection, alsoKnownAs }) => [selection, ...alsoKnownAs]),
    confidence: explanations[0]?.isExplained ? 1 : 0,
  };
};

/** The value whose total, per step, changed most. */
export const largestChange: Method = (comparison) =>
  rankValues(
    comparison,
    ({ baseline, comparison: now }, { ratio, total }) => Math.abs(now - ratio * baseline) / total.now
  );

/** The value whose share of everything changed most. */
export const differenceOfShares: Method = (comparison) =>
  rankValues(comparison, ({ baseline, comparison: now }, { total }) =>
    Math.abs(now / total.now - baseline / total.before)
  );

interface Whole {
  readonly ratio: number;
  readonly total: { readonly before: number; readonly now: number };
}

/** Every value of every label by a measure; values with equal sums are one answer. */
function rankValues(
  { tables, baselineSteps, comparisonSteps }: Comparison,
  measure: (sums: { readonly baseline: number; readonly comparison: number }, whole: Whole) => number
): Ranking {
  const sum = (column: Float64Array) => column.reduce((total, value) => total + value, 0);
  const total = { before: sum(tables[0].baseline), now: sum(tables[0].comparison) };
  const groups = new Map<string, { readonly names: NamedPart[][]; readonly measure: number }>();
  for (const sets of tables) {
    sets.labels.forEach(({ name, values, cutCode }, label) => {
      const sums = sumByValue(sets, label);
      values.forEach((value, code) => {
        const own = { baseline: sums.baseline[code], comparison: sums.comparison[code] };
        if (code !== cutCode && own.baseline + own.comparison > 0) {
          const key = `${own.baseline} ${own.comparison}`;
          const group = groups.get(key) ?? {
            names: [],
            measure: measure(own, { ratio: comparisonSteps / baselineSteps, total }),
          };
          group.names.push([{ label: name, value }]);
          groups.set(key, group);
        }
      });
    });
  }
  const ranked = [...groups.values()].sort((a, b) => b.measure - a.measure);
  return { answers: ranked.slice(0, 3).map(({ names }) => names), confidence: ranked[0]?.measure ?? 0 };
}
