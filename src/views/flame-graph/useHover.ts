// The bar under the mouse. Moves are looked at once per animation frame; React hears of a move only when it reaches another bar.
import { type PointerEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type ProfileModel } from '../profile/profileModel';
import { type FlameGraphRenderer } from './FlameGraphRenderer';
import { placeTooltip, type Point } from './placeTooltip';

export interface Hover {
  /** The bar under the mouse, -1 for none. */
  readonly node: number;
  readonly tooltip: RefObject<HTMLDivElement | null>;
  /** Moves the tooltip to the mouse. */
  readonly moveTooltip: () => void;
  readonly onPointerMove: (event: PointerEvent<HTMLCanvasElement>) => void;
  readonly onPointerLeave: () => void;
  /** Looks again what lies under the resting mouse, after a scroll. */
  readonly lookAgain: () => void;
}

export function useHover(renderer: RefObject<FlameGraphRenderer | null>, profile: ProfileModel): Hover {
  const [hovered, setHovered] = useState<{ readonly profile: ProfileModel; readonly node: number }>();
  const tooltip = useRef<HTMLDivElement>(null);
  const pointer = useRef<{ readonly inWindow: Point; readonly inCanvas: Point } | null>(null);
  const request = useRef(0);

  const moveTooltip = useCallback(() => {
    if (tooltip.current !== null && pointer.current !== null) {
      const { width, height } = tooltip.current.getBoundingClientRect();
      const window = { widthPx: document.documentElement.clientWidth, heightPx: document.documentElement.clientHeight };
      const { xPx, yPx } = placeTooltip(pointer.current.inWindow, { widthPx: width, heightPx: height }, window);
      tooltip.current.style.transform = `translate(${xPx}px, ${yPx}px)`;
    }
  }, []);

  const look = useCallback(() => {
    request.current = 0;
    const at = pointer.current?.inCanvas;
    const node = at === undefined ? -1 : (renderer.current?.barAt(at.xPx, at.yPx) ?? -1);
    renderer.current?.hover(node);
    setHovered((before) => (before?.node === node && before.profile === profile ? before : { profile, node }));
    moveTooltip();
  }, [moveTooltip, profile, renderer]);

  useEffect(() => () => cancelAnimationFrame(request.current), []);

  return useMemo(() => {
    const lookAgain = () => {
      cancelAnimationFrame(request.current);
      request.current = requestAnimationFrame(look);
    };
    return {
      node: hovered?.profile === profile ? hovered.node : -1,
      tooltip,
      moveTooltip,
      lookAgain,
      onPointerMove: (event) => {
        const { left, top } = event.currentTarget.getBoundingClientRect();
        const [xPx, yPx] = [event.clientX, event.clientY];
        pointer.current = { inWindow: { xPx, yPx }, inCanvas: { xPx: xPx - left, yPx: yPx - top } };
        lookAgain();
      },
      onPointerLeave: () => {
        pointer.current = null;
        lookAgain();
      },
    };
  }, [hovered, look, moveTooltip, profile]);
}
