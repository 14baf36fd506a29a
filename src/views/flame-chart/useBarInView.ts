// Brings a bar into view when it is another than before: the zoom keeps its width and moves, the rows scroll.
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { type FlameGraphRenderer } from '../flame-graph/FlameGraphRenderer';
import { scrollElement } from '../flame-graph/usePlace';
import { partOf, scrollTopShowingRow } from '../flame-graph/viewport';
import { showing, type Zoom } from '../flame-graph/zoom';
import { type ChartModel } from './chartModel';

interface Surroundings {
  readonly container: RefObject<HTMLElement | null>;
  readonly renderer: RefObject<FlameGraphRenderer | null>;
  readonly setZoom: (next: (zoom: Zoom) => Zoom) => void;
}

/** `node` is -1 for none. */
export function useBarInView(model: ChartModel, node: number, { container, renderer, setZoom }: Surroundings): void {
  const shown = useRef(-1);
  // After every render: the renderer has a size only once it was painted.
  useLayoutEffect(() => {
    const viewport = renderer.current?.viewport();
    if (viewport === undefined || container.current === null || shown.current === node) {
      return;
    }
    shown.current = node;
    if (node !== -1) {
      const { from, to } = partOf(model.profile, 0, node);
      setZoom((zoom) => showing(zoom, from, to));
      const scrollTopPx = scrollTopShowingRow(viewport, model.layout.row[node]);
      renderer.current?.scrollTo(scrollElement(container.current, scrollTopPx));
    }
  });
}
