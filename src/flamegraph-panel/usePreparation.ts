// What has to be prepared for the screen: the same object as long as source, filters and choices are the same.
import { useMemo } from 'react';
import { type Preparation, type ProfileSource } from '../views/profile/prepareProfile';
import { type ProfileViewState } from '../views/profile/profileViewState';
import { choicesInForce, transformsOf, type ViewChoices } from '../views/profile/viewChoices';

export function usePreparation(
  source: ProfileSource | undefined,
  options: ViewChoices,
  { choices: chosen, hidden, onlyStacksWith, isSwapped }: ProfileViewState
): Preparation | undefined {
  const choices = choicesInForce(options, chosen);
  const { groupBy, collapsesChains, collapsesRecursion, hidePattern, barWidth, compareBy } = choices;
  const frame = source?.frame;
  const baseline = source?.baseline;
  return useMemo(
    () =>
      frame && {
        source: { frame, baseline },
        isSwapped,
        transforms: transformsOf(
          { groupBy, collapsesChains, collapsesRecursion, hidePattern },
          { hidden, onlyStacksWith }
        ),
        barWidth,
        compareBy,
      },
    [
      frame,
      baseline,
      isSwapped,
      groupBy,
      collapsesChains,
      collapsesRecursion,
      hidePattern,
      hidden,
      onlyStacksWith,
      barWidth,
      compareBy,
    ]
  );
}
