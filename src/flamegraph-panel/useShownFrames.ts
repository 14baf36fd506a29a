// Remembers the last complete picture of a panel between responses, and keeps its frames as long as a refresh brings nothing else.
import { type DataFrame, type PanelData } from '@grafana/data';
import { useMemo, useState } from 'react';
import { reuseEqualFrames } from './equalFrames';
import { chooseFrames, type ShownFrames } from './shownFrames';

export function useShownFrames(data: PanelData): ShownFrames {
  const [lastComplete, setLastComplete] = useState<readonly DataFrame[]>([]);
  const shown = useMemo(() => {
    const chosen = chooseFrames(data, lastComplete);
    return { ...chosen, frames: reuseEqualFrames(lastComplete, chosen.frames) };
  }, [data, lastComplete]);
  if (shown.isComplete && shown.frames !== lastComplete) {
    setLastComplete(shown.frames);
  }
  return shown;
}
