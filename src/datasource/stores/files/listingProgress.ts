// While a long list comes in, people see how far it is.

/** Nothing is said before so long, and not more often. */
const SAY_EVERY_MS = 1000;

/** Passes counts on to `say`, not all of them. `now`: Milliseconds of a clock that goes forward. */
export function listingProgress(
  say: (fileCount: number) => void,
  now: () => number = Date.now
): (fileCount: number) => void {
  let lastMs = now();
  return (fileCount) => {
    if (fileCount > 0 && now() - lastMs >= SAY_EVERY_MS) {
      lastMs = now();
      say(fileCount);
    }
  };
}
