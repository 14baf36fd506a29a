// The zoom of one flame graph. It belongs to a focus: another focus begins without one, the same focus keeps it across a refresh.
import { useCallback, useState } from 'react';
import { type FlameGraphModel } from './flameGraphModel';
import { isSameCall } from './place';
import { NO_ZOOM, type Zoom } from './zoom';

/** The zoom, and how to change it: a step from the present one to the next. */
export function useZoom({
  profile,
  focusedNode,
}: FlameGraphModel): readonly [Zoom, (next: (zoom: Zoom) => Zoom) => void] {
  const [state, setState] = useState({ profile, focusedNode, zoom: NO_ZOOM });
  let { zoom } = state;
  if (state.profile !== profile || state.focusedNode !== focusedNode) {
    const isSameFocus =
      state.profile === profile
        ? state.focusedNode === focusedNode
        : isSameCall(state.profile, state.focusedNode, profile, focusedNode);
    zoom = isSameFocus ? zoom : NO_ZOOM;
    setState({ profile, focusedNode, zoom });
  }
  const setZoom = useCallback((next: (zoom: Zoom) => Zoom) => {
    setState((before) => {
      const changed = next(before.zoom);
      return changed === before.zoom ? before : { ...before, zoom: changed };
    });
  }, []);
  return [zoom, setZoom];
}
