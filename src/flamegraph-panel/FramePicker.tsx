// Chooses what of a response is shown: one of several profiles, or a comparison of two.
import { Combobox } from '@grafana/ui';
import React from 'react';
import { type SourceChoice } from './baselineOption';

interface Props {
  readonly choices: readonly SourceChoice[];
  readonly chosen: SourceChoice;
  readonly onChoose: (key: string) => void;
}

/** Nothing to choose, nothing shown. */
export function FramePicker({ choices, chosen, onChoose }: Props) {
  if (choices.length < 2) {
    return null;
  }
  return (
    <Combobox
      aria-label="Profile"
      width="auto"
      minWidth={10}
      maxWidth={40}
      options={choices.map(({ key, label }) => ({ value: key, label }))}
      value={chosen.key}
      onChange={({ value }) => onChoose(value)}
    />
  );
}
