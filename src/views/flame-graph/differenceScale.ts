// The scale of a diff's colours: change = (comparison − baseline) ÷ the larger of both, from −1 (vanished) to 1 (new). Doubling and
// halving lie equally far from 0, a change of +100 % is in the middle of its side, and nothing lies beyond the ends.
//
//     change    −1        −0.75   −0.5    0     0.5     0.75    1
//     in words  vanished  −75 %   −50 %   0 %   +100 %  +300 %  new

/** Steps of the scale on either side of "no change". */
export const DIFFERENCE_STEPS = 10;

/** Where a change between two values lies on the scale, -1 to 1; 0 between nothing and nothing, and where a value is no number. */
export function changeOf(baseline: number, comparison: number): number {
  const larger = Math.max(Math.abs(baseline), Math.abs(comparison));
  const change = larger > 0 && larger < Infinity ? (comparison - baseline) / larger : 0;
  return Math.min(1, Math.max(-1, change));
}

/** The step of a change, from -DIFFERENCE_STEPS (vanished) to DIFFERENCE_STEPS (new). */
export function differenceStep(baseline: number, comparison: number): number {
  return Math.round(changeOf(baseline, comparison) * DIFFERENCE_STEPS) + 0;
}

/** The points of the scale that a legend names. */
export const DIFFERENCE_TICKS: readonly number[] = [-1, -0.5, 0, 0.5, 0.75, 1];

/** What a point of the scale means: how much more or less than the baseline the comparison is. */
export function wordsOfChange(change: number): string {
  if (change <= -1 || change >= 1) {
    return change < 0 ? 'vanished' : 'new';
  }
  const percent = Math.round(100 * (change < 0 ? change : change / (1 - change)));
  return percent === 0 ? '0 %' : `${percent < 0 ? '−' : '+'}${Math.abs(percent)} %`;
}

/** Whether only one side has a value. */
export function isOneSided(baseline: number, comparison: number): 'new' | 'vanished' | undefined {
  if (baseline === 0 && comparison !== 0) {
    return 'new';
  }
  return comparison === 0 && baseline !== 0 ? 'vanished' : undefined;
}
