// Gives a renderer to the elements of a mounted flame graph and shows each new scene on it.
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { FlameGraphRenderer, type Scene } from './FlameGraphRenderer';

export interface RendererRefs {
  readonly renderer: RefObject<FlameGraphRenderer | null>;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly hoverMark: RefObject<HTMLDivElement | null>;
  readonly cursorMark: RefObject<HTMLDivElement | null>;
  readonly matchMark: RefObject<HTMLDivElement | null>;
}

export function useFlameGraphRenderer(scene: Scene): RendererRefs {
  const renderer = useRef<FlameGraphRenderer>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const hoverMark = useRef<HTMLDivElement>(null);
  const cursorMark = useRef<HTMLDivElement>(null);
  const matchMark = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const [hover, cursor, match] = [hoverMark.current, cursorMark.current, matchMark.current];
    if (canvas.current === null || hover === null || cursor === null || match === null) {
      return undefined;
    }
    const created = new FlameGraphRenderer({
      canvas: canvas.current,
      hoverMark: hover,
      cursorMark: cursor,
      matchMark: match,
    });
    renderer.current = created;
    // Grafana's font may arrive after the first paint; jsdom has no font set.
    const fonts: FontFaceSet | undefined = document.fonts;
    const onFontChange = () => created.fontChanged();
    const onPrint = () => created.paint();
    fonts?.addEventListener('loadingdone', onFontChange);
    window.addEventListener('beforeprint', onPrint);
    return () => {
      fonts?.removeEventListener('loadingdone', onFontChange);
      window.removeEventListener('beforeprint', onPrint);
      created.dispose();
      renderer.current = null;
    };
  }, []);

  useLayoutEffect(() => renderer.current?.show(scene), [scene]);

  return { renderer, canvas, hoverMark, cursorMark, matchMark };
}
