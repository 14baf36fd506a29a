// The bar under the pointer. Moves are looked at once per animation frame; React hears of a move only when it reaches another bar.
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type ProfileModel } from '../profile/profileModel';
import { type FlameGraphRenderer } from './FlameGraphRenderer';
import { placeTooltip, type Point, type Size } from './placeTooltip';

export interface Hover {
  /** The bar under the pointer, -1 for none. */
  readonly node: number;
  readonly tooltip: RefObject<HTMLDivElement | null>;
  /** To be called when the tooltip's content, hence its size, has changed. */
  readonly onTooltipResize: () => void;
  /** The pointer is here, in CSS pixels of the window. */
  readonly pointAt: (at: { readonly clientX: number; readonly clientY: number }) => void;
  /** The pointer has left, or does something else than pointing. */
  readonly hide: () => void;
  /** Looks again what lies under the resting pointer, after the bars have moved. */
  readonly lookAgain: () => void;
}

interface HoveredCanvas {
  readonly renderer: RefObject<FlameGraphRenderer | null>;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
}

export function useHover(
  { renderer, canvas }: HoveredCanvas,
  profile: ProfileModel,
  onHover: (node: number) => void
): Hover {
  const [hovered, setHovered] = useState<{ readonly profile: ProfileModel; readonly node: number }>();
  const tooltip = useRef<HTMLDivElement>(null);
  const pointer = useRef<Point | null>(null);
  const request = useRef(0);
  const node = hovered?.profile === profile ? hovered.node : -1;
  const told = useRef(-1);

  // Asking for a size makes the browser lay out the page, so the tooltip is measured per content and not per move.
  const size = useRef<Size>({ widthPx: 0, heightPx: 0 });

  const moveTooltip = useCallback(() => {
    if (tooltip.current !== null && pointer.current !== null) {
      const window = { widthPx: document.documentElement.clientWidth, heightPx: document.documentElement.clientHeight };
      const { xPx, yPx } = placeTooltip(pointer.current, size.current, window);
      tooltip.current.style.transform = `translate(${xPx}px, ${yPx}px)`;
    }
  }, []);
  const onTooltipResize = useCallback(() => {
    if (tooltip.current !== null) {
      const { width, height } = tooltip.current.getBoundingClientRect();
      size.current = { widthPx: width, heightPx: height };
    }
    moveTooltip();
  }, [moveTooltip]);

  const look = useCallback(() => {
    request.current = 0;
    const found = barUnder(pointer.current, canvas.current, renderer.current);
    renderer.current?.hover(found);
    setHovered((before) => (before?.node === found && before.profile === profile ? before : { profile, node: found }));
    moveTooltip();
  }, [moveTooltip, profile, canvas, renderer]);

  useEffect(() => () => cancelAnimationFrame(request.current), []);

  useEffect(() => {
    if (told.current !== node) {
      told.current = node;
      onHover(node);
    }
  }, [node, onHover]);

  return useMemo(() => {
    const lookAgain = () => {
      cancelAnimationFrame(request.current);
      request.current = requestAnimationFrame(look);
    };
    return {
      node,
      tooltip,
      onTooltipResize,
      lookAgain,
      pointAt: ({ clientX, clientY }) => {
        pointer.current = { xPx: clientX, yPx: clientY };
        lookAgain();
      },
      hide: () => {
        if (pointer.current !== null) {
          pointer.current = null;
          lookAgain();
        }
      },
    };
  }, [node, look, onTooltipResize]);
}

function barUnder(pointer: Point | null, canvas: HTMLElement | null, renderer: FlameGraphRenderer | null): number {
  if (pointer === null || canvas === null || renderer === null) {
    return -1;
  }
  const { left, top } = canvas.getBoundingClientRect();
  return renderer.barAt(pointer.xPx - left, pointer.yPx - top);
}
