// How much values drift from one side to the other for no reason, beyond what the chance of sampling explains.
import { totalOf, type ValueSums } from './valueSums';

/** The median of χ² with one degree of freedom. */
const MEDIAN_CHI_SQUARE = 0.455;
/** Values with fewer samples tell nothing about drift. */
const LEAST_SAMPLES = 8;
/** With fewer values than this there is no spread to speak of. */
const LEAST_VALUES = 3;
/** Halvings of the search: to one in 4,096. */
const STEPS = 12;

/**
 * The standard deviation of the values' own factors around the common one, as a share of it, 0 … 1. From the median of the standardised
 * squares, so that a few values with a cause of their own do not count.
 */
export function spreadBeyondChance(sums: ValueSums): number {
  const { baseline, comparison } = sums;
  const total = totalOf(sums);
  const factor = total.comparison / total.baseline;
  const squares: number[] = [];
  const chances: number[] = [];
  const means: number[] = [];
  for (let code = 0; code < baseline.length; code++) {
    if (baseline[code] >= LEAST_SAMPLES && comparison[code] > 0) {
      const mean = factor * baseline[code];
      squares.push((comparison[code] - mean) ** 2);
      chances.push(mean + factor * mean);
      means.push(mean ** 2);
    }
  }
  /** True if the median of the standardised squares is at most that of χ²: counted, not sorted. */
  const explains = (spread: number) => {
    let below = 0;
    for (let index = 0; index < squares.length; index++) {
      below += squares[index] <= MEDIAN_CHI_SQUARE * (chances[index] + spread ** 2 * means[index]) ? 1 : 0;
    }
    return 2 * below > squares.length;
  };
  if (squares.length < LEAST_VALUES || explains(0)) {
    return 0;
  }
  let low = 0;
  let high = 1;
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (explains(middle)) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return high;
}
