// Whether a user edits label selectors by builder or as code: remembered by the browser, as Grafana's own data sources do.
import { useState } from 'react';

export type SelectorMode = 'builder' | 'code';

const STORAGE_KEY = 'flameboard.datasource.selectorMode';

export function useSelectorMode(): readonly [SelectorMode, (mode: SelectorMode) => void] {
  const [mode, setMode] = useState<SelectorMode>(() =>
    storage()?.getItem(STORAGE_KEY) === 'code' ? 'code' : 'builder'
  );
  const choose = (next: SelectorMode) => {
    storage()?.setItem(STORAGE_KEY, next);
    setMode(next);
  };
  return [mode, choose];
}

/** Undefined where the browser refuses it, as it does to frames of other sites: then nothing is remembered. */
function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch (error) {
    if (error instanceof DOMException) {
      return undefined;
    }
    throw error;
  }
}
