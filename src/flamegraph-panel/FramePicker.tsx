// Chooses one of several profile frames of a response.
import { type DataFrame } from '@grafana/data';
import { Combobox } from '@grafana/ui';
import React from 'react';

interface Props {
  readonly frames: readonly DataFrame[];
  readonly chosen: DataFrame;
  /** Called with the position of the frame in the response. */
  readonly onChoose: (index: number) => void;
}

/** Nothing to choose, nothing shown. */
export function FramePicker({ frames, chosen, onChoose }: Props) {
  if (frames.length < 2) {
    return null;
  }
  return (
    <Combobox
      aria-label="Profile"
      width="auto"
      minWidth={10}
      options={frames.map((frame, index) => ({ value: index, label: frameTitle(frame, index) }))}
      value={frames.indexOf(chosen)}
      onChange={({ value }) => onChoose(value)}
    />
  );
}

function frameTitle({ refId, name }: DataFrame, index: number): string {
  const parts = [refId, name].filter((part) => part !== undefined && part !== '');
  return parts.length > 0 ? parts.join(' · ') : `Profile ${index + 1}`;
}
