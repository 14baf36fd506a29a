// Remembers the last complete picture of a panel between responses.
import { type DataFrame, type PanelData } from '@grafana/data';
import { useState } from 'react';
import { chooseFrames, type ShownFrames } from './shownFrames';

export function useShownFrames(data: PanelData): ShownFrames {
  const [lastComplete, setLastComplete] = useState<readonly DataFrame[]>([]);
  const shown = chooseFrames(data, lastComplete);
  if (shown.isComplete && !isSameFrames(shown.frames, lastComplete)) {
    setLastComplete(shown.frames);
  }
  return shown;
}

function isSameFrames(a: readonly DataFrame[], b: readonly DataFrame[]): boolean {
  return a.length === b.length && a.every((frame, index) => frame === b[index]);
}
