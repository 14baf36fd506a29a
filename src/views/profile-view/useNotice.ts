// A short sentence on what just happened, gone after a while.
import { useCallback, useEffect, useRef, useState } from 'react';

const SHOWN_MS = 4000;

/** The sentence, and a function that says one. */
export function useNotice(): readonly [string | undefined, (sentence: string) => void] {
  const [notice, setNotice] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const say = useCallback((sentence: string) => {
    clearTimeout(timer.current);
    setNotice(sentence);
    timer.current = setTimeout(() => setNotice(undefined), SHOWN_MS);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return [notice, say];
}
