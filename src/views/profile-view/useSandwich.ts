// The sandwich of the function that the viewer chose: of a small profile at once, of a large one in steps, while the picture before
// stays and its chip says that calls are being merged.
import { useEffect, useMemo, useState } from 'react';
import { type PathStep } from '../profile/functionPath';
import { type ProfileModel } from '../profile/profileModel';
import { sandwichInSteps, type SandwichModel, sandwichOf, type SandwichParts } from '../sandwich/sandwichModel';
import { AT_ONCE_BELOW, runSteps } from './runSteps';

/** `absent`: this profile does not have the function. */
export type SandwichProgress = 'merging' | 'done' | 'absent';

export interface SandwichInView {
  /** The one before while another is merged; undefined for the whole tree. */
  readonly sandwich: SandwichModel | undefined;
  readonly progress: SandwichProgress;
}

export function useSandwich(
  profile: ProfileModel,
  wanted: PathStep | undefined,
  { barWidth, compareBy }: SandwichParts
): SandwichInView {
  const isQuick = profile.tree.length < AT_ONCE_BELOW;
  const atOnce = useMemo(
    () => (isQuick ? wanted && sandwichOf(profile, wanted, { barWidth, compareBy }) : undefined),
    [isQuick, profile, wanted, barWidth, compareBy]
  );
  const asked = useMemo(
    () => (isQuick ? undefined : wanted && { profile, wanted, barWidth, compareBy }),
    [isQuick, profile, wanted, barWidth, compareBy]
  );
  const [last, setLast] = useState<{ readonly of: object; readonly sandwich: SandwichModel | undefined }>();
  const isMerged = asked === undefined || last?.of === asked;
  useEffect(
    () =>
      asked === undefined || isMerged
        ? undefined
        : runSteps(sandwichInSteps(asked.profile, asked.wanted, asked), {
            onDone: (sandwich) => setLast({ of: asked, sandwich }),
          }),
    [asked, isMerged]
  );
  const sandwich = isQuick ? atOnce : wanted && last?.sandwich;
  if (!isMerged) {
    return { sandwich, progress: 'merging' };
  }
  return { sandwich, progress: wanted !== undefined && sandwich === undefined ? 'absent' : 'done' };
}
