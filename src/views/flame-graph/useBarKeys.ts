// The keyboard on the flame graph: arrows walk the bars, Enter focuses, Backspace goes back, Escape shows the whole profile.
import { type KeyboardEvent, useCallback } from 'react';
import { pathOfNode } from '../profile/functionPath';
import { type ProfileModel } from '../profile/profileModel';
import { type ProfileViewAction } from '../profile/profileViewState';
import { type Step, walkBars } from './walkBars';

const steps: ReadonlyMap<string, Step> = new Map([
  ['ArrowUp', 'caller'],
  ['ArrowDown', 'callee'],
  ['ArrowLeft', 'left'],
  ['ArrowRight', 'right'],
  ['Home', 'root'],
]);

interface Standing {
  readonly profile: ProfileModel;
  readonly focusedNode: number;
  /** Where the keyboard stands, -1 before its first step. */
  readonly cursorNode: number;
  /** Narrower bars cannot be seen; in value units. */
  readonly minWidth: number;
}

/** A key handler that turns keys into actions; other keys are left to Grafana. */
export function useBarKeys(standing: Standing, dispatch: (action: ProfileViewAction) => void) {
  const { profile, focusedNode, cursorNode, minWidth } = standing;
  return useCallback(
    (event: KeyboardEvent) => {
      const action = actionOfKey(event.key, { profile, focusedNode, cursorNode, minWidth });
      if (action !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        event.stopPropagation();
        dispatch(action);
      }
    },
    [profile, focusedNode, cursorNode, minWidth, dispatch]
  );
}

/** What a key does; undefined for a key that means nothing here and now. */
export function actionOfKey(key: string, standing: Standing): ProfileViewAction | undefined {
  const { profile, focusedNode, cursorNode, minWidth } = standing;
  switch (key) {
    case 'Enter':
    case ' ':
      return cursorNode === -1 ? undefined : { type: 'focused', path: pathOfNode(profile, cursorNode) };
    case 'Backspace':
      return { type: 'wentBack' };
    case 'Escape':
      // Without a focus the key is Grafana's: it leaves the panel's full view.
      return focusedNode === 0 ? undefined : { type: 'focused', path: [] };
    default: {
      const step = steps.get(key);
      if (step === undefined) {
        return undefined;
      }
      const next = cursorNode === -1 ? focusedNode : walkBars(profile, cursorNode, step, focusedNode, minWidth);
      return { type: 'cursorMoved', path: pathOfNode(profile, next) };
    }
  }
}
