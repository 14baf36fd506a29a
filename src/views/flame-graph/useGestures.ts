// Connects the gestures to a mounted canvas.
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { type GestureTargets, listenToGestures } from './canvasGestures';
import { type FlameGraphRenderer } from './FlameGraphRenderer';

interface GestureRefs {
  readonly container: RefObject<HTMLElement | null>;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly renderer: RefObject<FlameGraphRenderer | null>;
}

/** Listens while the canvas is mounted; returns where the box that a viewer draws is shown. */
export function useGestures(
  { container, canvas, renderer }: GestureRefs,
  targets: Omit<GestureTargets, 'renderer'>
): RefObject<HTMLDivElement | null> {
  const band = useRef<HTMLDivElement>(null);
  const latest = useRef(targets);
  useLayoutEffect(() => {
    latest.current = targets;
  });
  useLayoutEffect(() => {
    if (container.current === null || canvas.current === null || band.current === null) {
      return undefined;
    }
    const elements = { container: container.current, canvas: canvas.current, band: band.current };
    return listenToGestures(elements, () => ({ ...latest.current, renderer: renderer.current }));
  }, [container, canvas, renderer]);
  return band;
}
