// How much room a panel has on a page that is no dashboard: the width of its place, and the height down to the window's end.
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

const SMALLEST_HEIGHT = 400;
const MARGIN = 24;

export interface Room {
  readonly ref: RefObject<HTMLDivElement | null>;
  /** CSS pixels; 0 before the first measurement. */
  readonly width: number;
  readonly height: number;
}

export function useRoom(): Room {
  const ref = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, height: SMALLEST_HEIGHT });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) {
      return undefined;
    }
    const measure = () => {
      const { top, width } = element.getBoundingClientRect();
      const height = Math.max(SMALLEST_HEIGHT, window.innerHeight - top - window.scrollY - MARGIN);
      const next = { width: Math.floor(width), height: Math.floor(height) };
      setRoom((before) => (before.width === next.width && before.height === next.height ? before : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, []);
  return { ref, ...room };
}
