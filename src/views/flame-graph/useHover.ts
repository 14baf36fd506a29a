// The bar under the pointer. Moves are looked at once per animation frame and go past React: only the tooltip hears of another bar.
import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import { type ProfileModel } from '../profile/profileModel';
import { type FlameGraphRenderer } from './FlameGraphRenderer';
import { HoveredBar } from './hoveredBar';
import { type Point } from './placeTooltip';

export interface Hover {
  readonly bar: HoveredBar;
  /** The pointer is here, in CSS pixels of the window. */
  readonly pointAt: (at: { readonly clientX: number; readonly clientY: number }) => void;
  /** The pointer has left, or does something else than pointing. */
  readonly hide: () => void;
  /** Looks again what lies under the resting pointer, after the bars have moved. */
  readonly lookAgain: () => void;
}

/** Held together with the wheel or a drag, they say nothing by themselves. */
const MODIFIERS: ReadonlySet<string> = new Set(['Control', 'Shift', 'Alt', 'Meta']);

interface HoveredCanvas {
  readonly renderer: RefObject<FlameGraphRenderer | null>;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
}

export function useHover(
  { renderer, canvas }: HoveredCanvas,
  profile: ProfileModel,
  onHover: (node: number) => void
): Hover {
  const bar = useMemo(() => new HoveredBar(), []);
  const request = useRef(0);
  const told = useRef(-1);
  const shown = useRef(profile);
  const tell = useCallback(
    (node: number) => {
      bar.set(node, shown.current);
      if (told.current !== node) {
        told.current = node;
        onHover(node);
      }
    },
    [bar, onHover]
  );
  const look = useCallback(() => {
    request.current = 0;
    const found = barUnder(bar.pointer, canvas.current, renderer.current);
    renderer.current?.hover(found);
    tell(found);
  }, [bar, canvas, renderer, tell]);

  useEffect(() => () => cancelAnimationFrame(request.current), []);
  // The bars of another profile are others, until the pointer moves again.
  useEffect(() => {
    shown.current = profile;
    tell(-1);
  }, [profile, tell]);

  const hover = useMemo((): Hover => {
    const lookAgain = () => {
      cancelAnimationFrame(request.current);
      request.current = requestAnimationFrame(look);
    };
    return {
      bar,
      lookAgain,
      pointAt: ({ clientX, clientY }) => {
        bar.movePointer({ xPx: clientX, yPx: clientY });
        lookAgain();
      },
      hide: () => {
        if (bar.pointer !== undefined) {
          bar.movePointer(undefined);
          lookAgain();
        }
      },
    };
  }, [bar, look]);

  // Keys move the bars under a resting pointer; Escape is also how a tooltip is put away without moving the pointer.
  useEffect(() => {
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (!MODIFIERS.has(key)) {
        hover.hide();
      }
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, [hover]);
  return hover;
}

function barUnder(pointer: Point | undefined, canvas: HTMLElement | null, renderer: FlameGraphRenderer | null): number {
  if (pointer === undefined || canvas === null || renderer === null) {
    return -1;
  }
  const { left, top } = canvas.getBoundingClientRect();
  return renderer.barAt(pointer.xPx - left, pointer.yPx - top);
}
