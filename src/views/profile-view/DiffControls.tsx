// How the two sides of a diff are compared: always in view, because the same profile reads differently by share and by value.
import { Button, RadioButtonGroup, Combobox } from '@grafana/ui';
import React from 'react';
import { type ProfileViewAction } from '../profile/profileViewState';
import { type BarWidth, type CompareMode, type ViewChoices } from '../profile/viewChoices';

interface Props {
  readonly choices: ViewChoices;
  readonly isSwapped: boolean;
  readonly dispatch: (action: ProfileViewAction) => void;
}

const modes: Array<{ value: CompareMode; label: string; description: string }> = [
  { value: 'share', label: 'Share', description: "Shares of each side's total: sides of any length compare" },
  { value: 'absolute', label: 'Absolute', description: 'The values as they are' },
];

const widths: Array<{ value: BarWidth; label: string }> = [
  { value: 'larger', label: 'Width: larger side' },
  { value: 'comparison', label: 'Width: comparison' },
  { value: 'baseline', label: 'Width: baseline' },
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
      <Combobox
        aria-label="Bar width"
        width="auto"
        minWidth={10}
        options={widths}
        value={choices.barWidth}
        onChange={({ value }) => dispatch({ type: 'chose', choices: { barWidth: value } })}
      />
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
