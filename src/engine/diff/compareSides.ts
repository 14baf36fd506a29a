// Two values of one thing, before and after → how they differ. Every view of a diff asks here, so that all of them agree.

/** What a difference is measured in: shares of each side's own total (sides of any length compare), or the values as they are. */
export type CompareMode = 'share' | 'absolute';

/** One function's or call node's values, and the totals of the sides that they are parts of. */
export interface Sides {
  readonly baseline: number;
  readonly comparison: number;
  readonly baselineTotal: number;
  readonly comparisonTotal: number;
}

export interface Comparison {
  /** Comparison − baseline: of the shares (0.02 = 2 percentage points) or in the unit of the values. Always finite. */
  readonly difference: number;
  /**
   * The difference as a part of the baseline: 0.5 is half as much again, −1 is gone. Finite; 0 where nothing changed, undefined where
   * the baseline has nothing, because no number says how many times 0 became something.
   */
  readonly relative: number | undefined;
}

/** Whether something is on both sides; one that is nowhere counts as unchanged. */
export type SideState = 'changed' | 'new' | 'vanished';

/** Shares that differ by less than this part of themselves differ by rounding alone. */
const ROUNDING = 4 * Number.EPSILON;

/** How the comparison differs from the baseline. Values must be finite; negative ones are compared like any other. */
export function compareSides(sides: Sides, mode: CompareMode): Comparison {
  const before = mode === 'share' ? shareOf(sides.baseline, sides.baselineTotal) : sides.baseline;
  const after = mode === 'share' ? shareOf(sides.comparison, sides.comparisonTotal) : sides.comparison;
  const exact = finite(after - before);
  const difference = Math.abs(exact) <= ROUNDING * Math.max(Math.abs(before), Math.abs(after)) ? 0 : exact;
  if (difference === 0) {
    return { difference, relative: 0 };
  }
  return { difference, relative: before === 0 ? undefined : finite(difference / Math.abs(before)) };
}

/** A value as a part of its side's total, 0 of an empty side. The sign stays the value's own, even if the total is negative. */
export function shareOf(value: number, total: number): number {
  return total === 0 ? 0 : finite(value / Math.abs(total));
}

/** `new` where only the comparison has a value, `vanished` where only the baseline has. */
export function sideState(baseline: number, comparison: number): SideState {
  if ((baseline === 0) === (comparison === 0)) {
    return 'changed';
  }
  return baseline === 0 ? 'new' : 'vanished';
}

/** The number itself, or the largest there is in place of an overflow. */
function finite(value: number): number {
  return Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, value));
}
