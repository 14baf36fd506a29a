// Gives a renderer to the elements of a mounted flame graph and shows each new scene on it.
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { FlameGraphRenderer, type Scene } from './FlameGraphRenderer';

export interface RendererRefs {
  readonly renderer: RefObject<FlameGraphRenderer | null>;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly hoverMark: RefObject<HTMLDivElement | null>;
  readonly cursorMark: RefObject<HTMLDivElement | null>;
}

export function useFlameGraphRenderer(scene: Scene): RendererRefs {
  const renderer = useRef<FlameGraphRenderer>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const hoverMark = useRef<HTMLDivElement>(null);
  const cursorMark = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (canvas.current === null || hoverMark.current === null || cursorMark.current === null) {
      return undefined;
    }
    const created = new FlameGraphRenderer({
      canvas: canvas.current,
      hoverMark: hoverMark.current,
      cursorMark: cursorMark.current,
    });
    renderer.current = created;
    // Grafana's font may arrive after the first paint; jsdom has no font set.
    const fonts: FontFaceSet | undefined = document.fonts;
    const onFontChange = () => created.fontChanged();
    fonts?.addEventListener('loadingdone', onFontChange);
    return () => {
      fonts?.removeEventListener('loadingdone', onFontChange);
      created.dispose();
      renderer.current = null;
    };
  }, []);

  useLayoutEffect(() => renderer.current?.show(scene), [scene]);

  return { renderer, canvas, hoverMark, cursorMark };
}
