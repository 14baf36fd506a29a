// How unlikely a change is by chance alone: the likelihood ratio of two Poisson rates, inside a selection and outside it.

/** Counts of one group of label sets on both sides. */
export interface SideSums {
  readonly baseline: number;
  readonly comparison: number;
}

export function sizeOf({ baseline, comparison }: SideSums): number {
  return baseline + comparison;
}

/** All of `whole` that is not in `part`; rounding never makes it negative. */
export function subtract(whole: SideSums, part: SideSums): SideSums {
  return {
    baseline: Math.max(0, whole.baseline - part.baseline),
    comparison: Math.max(0, whole.comparison - part.comparison),
  };
}

/** count · ln(count / expected), 0 for a count of 0. */
export function surprise(count: number, expected: number): number {
  return count > 0 ? count * Math.log(count / expected) : 0;
}

/**
 * G of the 2×2 table inside/outside × baseline/comparison: twice the log likelihood ratio of "the selection changed by a
 * factor of its own" against "all changed alike". Distributed as χ² with one degree of freedom when nothing changed, so √G reads
 * like a z score. Exact for label sets too: with Poisson counts the finer division adds nothing. A common level drops out.
 */
export function changeLikelihood(inside: SideSums, outside: SideSums): number {
  const baseline = inside.baseline + outside.baseline;
  const comparison = inside.comparison + outside.comparison;
  const insideShare = sizeOf(inside) / (baseline + comparison);
  if (!(insideShare > 0) || insideShare >= 1) {
    return 0;
  }
  const g =
    surprise(inside.baseline, baseline * insideShare) +
    surprise(inside.comparison, comparison * insideShare) +
    surprise(outside.baseline, baseline * (1 - insideShare)) +
    surprise(outside.comparison, comparison * (1 - insideShare));
  return Math.max(0, 2 * g);
}
