// Runs long work in pieces: some steps per animation frame, so that the page has its turn in between.

/** Below this many call nodes all steps together fit into one animation frame or a few: they are done at once. */
export const AT_ONCE_BELOW = 100_000;
/** How long steps go on before the page has its turn again. */
const SLICE_MS = 12;

/** Who waits for the work. */
interface Waiting<T> {
  /** What the next steps do: told, and painted, before they are done. */
  readonly onSaid?: (said: string) => void;
  readonly onDone: (result: T) => void;
}

/** Begins behind the next paint; returns how to call the rest off. */
export function runSteps<T>(steps: Generator<string | undefined, T, void>, { onSaid, onDone }: Waiting<T>): () => void {
  let cancel = () => {};
  const advance = () => {
    const until = performance.now() + SLICE_MS;
    let step = steps.next();
    while (step.done !== true && step.value === undefined && performance.now() < until) {
      step = steps.next();
    }
    if (step.done === true) {
      onDone(step.value);
      return;
    }
    if (step.value !== undefined) {
      onSaid?.(step.value);
    }
    cancel = afterNextPaint(advance);
  };
  cancel = afterNextPaint(advance);
  return () => cancel();
}

/** Runs after the browser has shown what was last rendered; returns how to call it off. */
function afterNextPaint(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const request = requestAnimationFrame(() => {
    timer = setTimeout(run, 0);
  });
  return () => {
    cancelAnimationFrame(request);
    clearTimeout(timer);
  };
}
