// The size of the canvas: what the scroll container has left beside its scrollbar, and the screen's pixel ratio.
import { type RefObject, useLayoutEffect, useState } from 'react';
import { type CanvasSize } from './FlameGraphRenderer';

/** Follows the container's inner size and moves to screens of another pixel ratio. */
export function useCanvasSize(container: RefObject<HTMLElement | null>): CanvasSize {
  const [size, setSize] = useState<CanvasSize>({ widthPx: 0, heightPx: 0, pixelRatio: 1 });
  useLayoutEffect(() => {
    const element = container.current;
    if (element === null) {
      return undefined;
    }
    const measure = () => {
      const next = {
        widthPx: element.clientWidth,
        heightPx: element.clientHeight,
        pixelRatio: window.devicePixelRatio || 1,
      };
      setSize((before) => (isSameSize(before, next) ? before : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // A change of zoom or screen changes the ratio with the size of the window, not always that of the element.
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [container]);
  return size;
}

function isSameSize(a: CanvasSize, b: CanvasSize): boolean {
  return a.widthPx === b.widthPx && a.heightPx === b.heightPx && a.pixelRatio === b.pixelRatio;
}
