// Long work that can be put down and taken up again: a generator that yields wherever somebody else may have a turn. Who has the time
// runs it to its end at once; a page does a few steps per animation frame. One code path for both.

/** Yields between parts of a few milliseconds, and returns the result. */
export type Steps<T> = Generator<undefined, T, void>;

/** Runs all steps at once. */
export function finish<T>(steps: Generator<unknown, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}

/** As many rows as take a few milliseconds. */
const ROWS_PER_STEP = 1 << 16;

/** Calls `work` for [from, to), stretch by stretch. */
export function* inStretches(from: number, to: number, work: (from: number, to: number) => void): Steps<void> {
  for (let start = from; start < to; start += ROWS_PER_STEP) {
    work(start, Math.min(to, start + ROWS_PER_STEP));
    yield;
  }
}
