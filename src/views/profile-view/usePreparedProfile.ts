// Prepares a profile for the screen: at once where that takes no time that anybody notices, else some steps per animation frame, while
// the picture before stays and a sentence says what is being done.
import { useEffect, useState } from 'react';
import { finish } from '../../base/steps';
import { type Preparation, type Prepared, prepareProfile } from '../profile/prepareProfile';

/** Below this many call nodes all steps together fit into one animation frame or a few. */
const AT_ONCE_BELOW = 100_000;
/** How long steps go on before the page has its turn again. */
const SLICE_MS = 12;

export interface PreparedView {
  /** Undefined until something was prepared for the first time. */
  readonly prepared: Prepared | undefined;
  /** What is being done; undefined when `prepared` is what was asked for. */
  readonly progress: string | undefined;
}

/** @param preparation The same object as long as the same is wanted; undefined wants nothing. */
export function usePreparedProfile(preparation: Preparation | undefined): PreparedView {
  const [last, setLast] = useState<{ readonly of: Preparation; readonly prepared: Prepared }>();
  const [progress, setProgress] = useState<string>();
  let shown = last;
  if (preparation !== undefined && isQuick(preparation) && last?.of !== preparation) {
    shown = { of: preparation, prepared: finish(prepareProfile(preparation)) };
    setLast(shown);
  }

  const waitsFor = preparation === undefined || shown?.of === preparation ? undefined : preparation;
  useEffect(() => {
    if (waitsFor === undefined) {
      return undefined;
    }
    const steps = prepareProfile(waitsFor);
    let cancel = () => {};
    const advance = () => {
      const until = performance.now() + SLICE_MS;
      let step = steps.next();
      // What is being done is painted before it is done.
      while (step.done !== true && step.value === undefined && performance.now() < until) {
        step = steps.next();
      }
      if (step.done === true) {
        setLast({ of: waitsFor, prepared: step.value });
        setProgress(undefined);
        return;
      }
      if (step.value !== undefined) {
        setProgress(`${step.value}…`);
      }
      cancel = afterNextPaint(advance);
    };
    cancel = afterNextPaint(advance);
    return () => cancel();
  }, [waitsFor]);

  return { prepared: shown?.prepared, progress: waitsFor === undefined ? undefined : (progress ?? 'Reading…') };
}

function isQuick({ source }: Preparation): boolean {
  return source.frame.length + (source.baseline?.length ?? 0) < AT_ONCE_BELOW;
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
