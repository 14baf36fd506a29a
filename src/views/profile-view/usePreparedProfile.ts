// Prepares a profile for the screen: at once where that takes no time that anybody notices, else some steps per animation frame, while
// the picture before stays and a sentence says what is being done.
import { useEffect, useState } from 'react';
import { finish } from '../../base/steps';
import { type Preparation, type Prepared, prepareProfile } from '../profile/prepareProfile';
import { AT_ONCE_BELOW, runSteps } from './runSteps';

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
    return runSteps(prepareProfile(waitsFor), {
      onSaid: (said) => setProgress(`${said}…`),
      onDone: (result) => {
        setLast({ of: waitsFor, prepared: result });
        setProgress(undefined);
      },
    });
  }, [waitsFor]);

  return { prepared: shown?.prepared, progress: waitsFor === undefined ? undefined : (progress ?? 'Reading…') };
}

function isQuick({ source }: Preparation): boolean {
  return source.frame.length + (source.baseline?.length ?? 0) < AT_ONCE_BELOW;
}
