// How much of a planted cause can be seen at all, whatever the method: from expected counts, not from drawn ones.
import { changeLikelihood } from '../../src/engine/explain/likelihood';
import { type Cause, type Windows } from './causes';

/** The strongest cause: √G of its rows against all rows without a cause, and its share of the total's change. */
export function expectedSignal(
  { causeOfRow }: Windows,
  causes: readonly Cause[],
  baselineMean: readonly number[],
  comparisonMean: readonly number[]
): { readonly signal: number; readonly effect: number } {
  const inside = causes.map(() => ({ baseline: 0, comparison: 0 }));
  const rest = { baseline: 0, comparison: 0 };
  causeOfRow.forEach((cause, row) => {
    const sums = cause === 0 ? rest : inside[cause - 1];
    sums.baseline += baselineMean[row];
    sums.comparison += comparisonMean[row];
  });
  const signals = inside.map((sums) => Math.sqrt(changeLikelihood(sums, rest)));
  const strongest = signals.indexOf(Math.max(...signals));
  return causes.length === 0
    ? { signal: 0, effect: 0 }
    : { signal: signals[strongest], effect: Math.abs(causes[strongest].effect) };
}
