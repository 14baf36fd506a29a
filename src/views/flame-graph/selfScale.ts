// The scale of colours by self: how much of the whole profile a bar itself uses, in steps that grow threefold, because a few bars
// hold most of a profile and the next ones should still stand out from the rest.

/** The least share of the whole (0 to 1) of each step; the first step holds all that is less than the second. */
export const SELF_STEPS: readonly number[] = [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3];

/** The step of a bar that itself uses `self` of a profile of `whole`; a value that is no share of it is step 0. */
export function selfStep(self: number, whole: number): number {
  const share = whole > 0 ? self / whole : 0;
  let step = 0;
  while (step + 1 < SELF_STEPS.length && share >= SELF_STEPS[step + 1]) {
    step++;
  }
  return step;
}
