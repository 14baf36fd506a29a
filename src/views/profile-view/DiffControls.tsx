// How the two sides of a diff are compared: always in view, because the same profile reads differently by share and by value.
import { Button, RadioButtonGroup } from '@grafana/ui';
import React from 'react';
import { type ProfileViewAction } from '../profile/profileViewState';
import { type CompareMode, type ViewChoices } from '../profile/viewChoices';
import { WidthMenu } from './ViewMenu';

interface Props {
  readonly choices: ViewChoices;
  readonly isSwapped: boolean;
  readonly dispatch: (action: ProfileViewAction) => void;
}

const modes: Array<{ value: CompareMode; label: string; description: string }> = [
  { value: 'share', label: 'Share', description: "Shares of each side's total: sides of any length compare" },
  { value: 'absolute', label: 'Absolute', description: 'The values as they are' },
];

export function DiffControls({ choices, isSwapped, dispatch }: Props) {
  return (
    <>
      <RadioButtonGroup
        aria-label="Compare by"
        options={modes}
        value={choices.compareBy}
        onChange={(compareBy) => dispatch({ type: 'chose', choices: { compareBy } })}
      />
      <WidthMenu choices={choices} dispatch={dispatch} />
      <Button
        variant="secondary"
        icon="exchange-alt"
        aria-label="Swap sides"
        aria-pressed={isSwapped}
        tooltip="Swap baseline and comparison"
        onClick={() => dispatch({ type: 'sidesSwapped' })}
      />
    </>
  );
}
