// Remembers the last complete picture of a panel between responses.
import { type DataFrame, type PanelData } from '@grafana/data';
import { useMemo, useState } from 'react';
import { chooseLabels, type ShownLabels } from './shownLabels';

export function useShownLabels(data: PanelData): ShownLabels {
  const [lastComplete, setLastComplete] = useState<{ readonly of?: PanelData; readonly frames: readonly DataFrame[] }>({
    frames: [],
  });
  const shown = useMemo(
    () => chooseLabels(data, lastComplete.of === data ? [] : lastComplete.frames),
    [data, lastComplete]
  );
  if (shown.isComplete && lastComplete.of !== data) {
    setLastComplete({ of: data, frames: shown.frames });
  }
  return lastComplete.of === data ? { ...shown, frames: lastComplete.frames } : shown;
}
