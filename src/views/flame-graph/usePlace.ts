// The scroll position of a flame graph, and what moves it and the zoom beside the viewer's own hand: a focus, the keyboard's bar and a
// match come into view, unless a link says what is; after a refresh the same bars are in view as before, by path; a root at the bottom
// stays at the bottom.
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { type FunctionPath, nodeAtPath } from '../profile/functionPath';
import { type ProfileModel } from '../profile/profileModel';
import { type ScrollPlace } from '../profile/scrollPlaces';
import { type FlameGraphModel } from './flameGraphModel';
import { type FlameGraphRenderer } from './FlameGraphRenderer';
import { isSameCall, nodeAtPlace, pathAtTop, placeInView, zoomAtPlace } from './place';
import { partOf, ROW_HEIGHT_PX, scrollTopShowingRow, type Viewport } from './viewport';
import { showing, type Zoom } from './zoom';

interface Surroundings {
  readonly container: RefObject<HTMLElement | null>;
  readonly renderer: RefObject<FlameGraphRenderer | null>;
  readonly setZoom: (next: (zoom: Zoom) => Zoom) => void;
  /** Where links keep the scroll position; undefined for a graph that is not in them. */
  readonly place: ScrollPlace<FunctionPath> | undefined;
}

/** What has been shown last. */
interface Shown {
  readonly model: FlameGraphModel;
  readonly viewport: Viewport;
}

/** Keeps the place; returns the handler for the container's scrolling. */
export function usePlace(
  model: FlameGraphModel,
  { container, renderer, setZoom, place: linkPlace }: Surroundings
): () => void {
  const shown = useRef<Shown | null>(null);
  useLayoutEffect(
    () =>
      linkPlace?.follow(() =>
        shown.current === null ? undefined : pathAtTop(shown.current.model.profile, shown.current.viewport)
      ),
    [linkPlace]
  );

  // After every render: the renderer then has the new scene, and what is compared costs nothing where nothing has changed.
  useLayoutEffect(() => {
    const viewport = renderer.current?.viewport();
    if (viewport === undefined || container.current === null) {
      return;
    }
    const before = shown.current;
    let scrollTopPx = scrollTopAt(before === null ? 0 : fromRootOf(before.viewport), viewport);
    if (before !== null && before.model.profile !== model.profile) {
      const place = placeInView(before.model.profile, before.viewport);
      setZoom((zoom) => zoomAtPlace(model.profile, model.focusedNode, zoom, place));
      // Where the call is gone, the nearest caller that is left comes into view.
      const row = place.row === 0 ? 0 : model.profile.tree.depth[nodeAtPlace(model.profile, place)];
      scrollTopPx = row < place.row ? scrollTopAt(row * ROW_HEIGHT_PX, viewport) : scrollTopPx;
    }
    const linkedRow = before === null ? rowOfCall(model.profile, linkPlace?.takeLinked()) : undefined;
    scrollTopPx = linkedRow === undefined ? scrollTopPx : scrollTopAt(linkedRow * ROW_HEIGHT_PX, viewport);
    for (const node of linkedRow === undefined ? nodesToShow(before?.model, model) : []) {
      const { from, to } = partOf(model.profile, model.focusedNode, node);
      setZoom((zoom) => showing(zoom, from, to));
      scrollTopPx = scrollTopShowingRow({ ...viewport, scrollTopPx }, model.profile.tree.depth[node]);
    }
    if (scrollTopPx !== viewport.scrollTopPx) {
      renderer.current?.scrollTo(scrollElement(container.current, scrollTopPx));
    }
    shown.current = { model, viewport: { ...viewport, scrollTopPx } };
  });

  return () => {
    const scrollTopPx = container.current?.scrollTop ?? 0;
    renderer.current?.scrollTo(scrollTopPx);
    if (shown.current !== null) {
      shown.current = { ...shown.current, viewport: { ...shown.current.viewport, scrollTopPx } };
    }
  };
}

/** The nodes that have to come into view because they are others than before: focus, keyboard, match. */
function nodesToShow(before: FlameGraphModel | undefined, { profile, ...now }: FlameGraphModel): number[] {
  const isOther = (was: number | undefined, node: number) =>
    node !== -1 &&
    (before === undefined ||
      was === undefined ||
      (before.profile === profile ? was !== node : !isSameCall(before.profile, was, profile, node)));
  return [
    ...(isOther(before?.focusedNode, now.focusedNode) ? [now.focusedNode] : []),
    ...(isOther(before?.cursorNode, now.cursorNode) ? [now.cursorNode] : []),
    ...(isOther(before?.markedNode, now.markedNode) ? [now.markedNode] : []),
  ];
}

/** Undefined where the profile has no such call. */
function rowOfCall(profile: ProfileModel, path: FunctionPath | undefined): number | undefined {
  return path === undefined || nodeAtPath(profile, path) === -1 ? undefined : path.length;
}

/** How far the view is from the root's end of all rows. */
function fromRootOf({ orientation, scrollTopPx, contentHeightPx, heightPx }: Viewport): number {
  return orientation === 'rootAtTop' ? scrollTopPx : contentHeightPx - heightPx - scrollTopPx;
}

function scrollTopAt(fromRootPx: number, { orientation, contentHeightPx, heightPx }: Viewport): number {
  const last = Math.max(0, contentHeightPx - heightPx);
  return Math.min(last, Math.max(0, orientation === 'rootAtTop' ? fromRootPx : last - fromRootPx));
}

/** Scrolls; returns where the element then is. */
export function scrollElement(element: HTMLElement, scrollTopPx: number): number {
  element.scrollTop = scrollTopPx;
  return element.scrollTop;
}
