// The keyboard on the flame graph: arrows walk the bars, Enter focuses, Backspace goes back, + and − zoom, Escape shows all of the
// focus and then the whole profile, the menu key asks for the menu. All other keys are left to Grafana, Tab among them.
import { type KeyboardEvent, useCallback } from 'react';
import { pathOfNode } from '../profile/functionPath';
import { type ProfileModel } from '../profile/profileModel';
import { type ProfileViewAction } from '../profile/profileViewState';
import { type Orientation } from '../profile/viewChoices';
import { type Step, walkBars } from './walkBars';
import { centreOf } from './viewport';
import { isZoomed, NO_ZOOM, panBy, type Zoom, zoomBy } from './zoom';

const steps: ReadonlyMap<string, Step> = new Map([
  ['ArrowUp', 'caller'],
  ['ArrowDown', 'callee'],
  ['ArrowLeft', 'left'],
  ['ArrowRight', 'right'],
  ['Home', 'root'],
]);

/** With the root at the bottom callees lie above their callers. */
const mirrored: ReadonlyMap<string, Step> = new Map([...steps, ['ArrowUp', 'callee'], ['ArrowDown', 'caller']]);

const KEY_ZOOM = 1.5;
/** Part of the canvas that Shift and an arrow move it by. */
const KEY_PAN = 0.2;

/** Where the keyboard stands. */
export interface Standing {
  readonly profile: ProfileModel;
  readonly focusedNode: number;
  /** The bar of the keyboard, -1 before its first step. */
  readonly cursorNode: number;
  /** Narrower bars cannot be seen; in value units. */
  readonly minWidth: number;
  readonly zoom: Zoom;
  readonly orientation: Orientation;
}

/** What a key asks for. */
export type KeyRequest =
  | { readonly kind: 'action'; readonly action: ProfileViewAction }
  | { readonly kind: 'zoom'; readonly zoom: Zoom }
  | { readonly kind: 'menu'; readonly node: number };

/** A key handler that says what a key asks for; keys that mean nothing here and now go on to Grafana. */
export function useBarKeys(standing: Standing, onRequest: (request: KeyRequest) => void) {
  return useCallback(
    (event: KeyboardEvent) => {
      const request = event.ctrlKey || event.metaKey || event.altKey ? undefined : requestOfKey(event, standing);
      if (request !== undefined) {
        event.preventDefault();
        event.stopPropagation();
        onRequest(request);
      }
    },
    [standing, onRequest]
  );
}

/** What a key asks for; undefined for a key that means nothing here and now. */
export function requestOfKey(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  standing: Standing
): KeyRequest | undefined {
  const { profile, focusedNode, cursorNode, zoom } = standing;
  switch (key) {
    case 'Enter':
    case ' ':
      return cursorNode === -1 ? undefined : focus(pathOfNode(profile, cursorNode));
    case 'Backspace':
      return { kind: 'action', action: { type: 'wentBack' } };
    case 'Escape':
      if (isZoomed(zoom)) {
        return { kind: 'zoom', zoom: NO_ZOOM };
      }
      // Without a focus the key is Grafana's: it leaves the panel's full view.
      return focusedNode === 0 ? undefined : focus([]);
    case '+':
    case '=':
      return { kind: 'zoom', zoom: zoomBy(zoom, KEY_ZOOM, centreOfCursor(standing)) };
    case '-':
    case '_':
      return isZoomed(zoom) ? { kind: 'zoom', zoom: zoomBy(zoom, 1 / KEY_ZOOM, centreOfCursor(standing)) } : undefined;
    case 'ContextMenu':
      return { kind: 'menu', node: cursorNode === -1 ? focusedNode : cursorNode };
    case 'F10':
      return shiftKey ? { kind: 'menu', node: cursorNode === -1 ? focusedNode : cursorNode } : undefined;
    default:
      return shiftKey ? panOfKey(key, zoom) : stepOfKey(key, standing);
  }
}

function focus(path: ReturnType<typeof pathOfNode>): KeyRequest {
  return { kind: 'action', action: { type: 'focused', path } };
}

function panOfKey(key: string, zoom: Zoom): KeyRequest | undefined {
  if (!isZoomed(zoom) || (key !== 'ArrowLeft' && key !== 'ArrowRight')) {
    return undefined;
  }
  return { kind: 'zoom', zoom: panBy(zoom, key === 'ArrowLeft' ? -KEY_PAN : KEY_PAN) };
}

function stepOfKey(key: string, standing: Standing): KeyRequest | undefined {
  const { profile, focusedNode, cursorNode, minWidth, orientation } = standing;
  const step = (orientation === 'rootAtTop' ? steps : mirrored).get(key);
  if (step === undefined) {
    return undefined;
  }
  const next = cursorNode === -1 ? focusedNode : walkBars(profile, cursorNode, step, focusedNode, minWidth);
  return { kind: 'action', action: { type: 'cursorMoved', path: pathOfNode(profile, next) } };
}

/** Zooming keeps the bar of the keyboard where it is, or the middle of the canvas. */
function centreOfCursor({ profile, focusedNode, cursorNode, zoom }: Standing): number {
  const centre = cursorNode === -1 ? -1 : centreOf(profile, focusedNode, cursorNode);
  return centre >= zoom.from && centre <= zoom.to ? (centre - zoom.from) / (zoom.to - zoom.from) : 0.5;
}
