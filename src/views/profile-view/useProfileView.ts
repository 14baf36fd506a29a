// What one profile view shows: the viewer's state, and all that follows from it and the profile.
import { useTheme2 } from '@grafana/ui';
import { useDeferredValue, useMemo, useReducer } from 'react';
import { type BarStyles, treeStyles } from '../flame-graph/barStyles';
import { type FunctionPath, nodeAtPath } from '../profile/functionPath';
import { type ProfileModel } from '../profile/profileModel';
import {
  type ColorBy,
  initialProfileViewState,
  type ProfileViewAction,
  profileViewReducer,
  type ProfileViewState,
} from '../profile/profileViewState';
import { runSearch, type SearchResult } from '../profile/search';

/** What the viewer did, and how to do more. */
export interface Viewer {
  readonly state: ProfileViewState;
  readonly dispatch: (action: ProfileViewAction) => void;
}

export interface ProfileViewModel extends Viewer {
  /** The focused call node; 0, the root, where this profile does not have the focused path. */
  readonly focusedNode: number;
  /** The bar of the keyboard, -1 for none. */
  readonly cursorNode: number;
  readonly searchResult: SearchResult;
  readonly barStyles: BarStyles;
}

/** A viewer's state that outlives the view, for the times when there is nothing to show. */
export function useViewer(): Viewer {
  const [state, dispatch] = useReducer(profileViewReducer, initialProfileViewState);
  return useMemo(() => ({ state, dispatch }), [state]);
}

export function useProfileView(
  profile: ProfileModel,
  { state, dispatch }: Viewer,
  colorByOption: ColorBy
): ProfileViewModel {
  const theme = useTheme2();
  const colorBy = state.colorBy ?? colorByOption;
  const focusedNode = useMemo(() => focusIn(profile, state.focus), [profile, state.focus]);
  const cursorNode = useMemo(
    () => (state.cursor === undefined ? -1 : nodeAtPath(profile, state.cursor)),
    [profile, state.cursor]
  );
  // Typing stays fluid: React repeats the search when it has a frame for it, with the latest text.
  const search = useDeferredValue(state.search);
  const searchResult = useMemo(() => runSearch(profile, search), [profile, search]);
  const colors = useMemo(() => treeStyles(profile.tree, theme, colorBy), [profile, theme, colorBy]);
  const barStyles = useMemo(
    () => ({
      ...colors,
      matched: searchResult.kind === 'matches' ? searchResult.functions : undefined,
      focusedRow: profile.tree.depth[focusedNode],
    }),
    [colors, searchResult, profile, focusedNode]
  );
  return { state, dispatch, focusedNode, cursorNode, searchResult, barStyles };
}

/** The node at a path; the root where this profile has no such call, or has it without any value. */
function focusIn(profile: ProfileModel, path: FunctionPath): number {
  const node = nodeAtPath(profile, path);
  return node !== -1 && profile.layout.width[node] > 0 ? node : 0;
}
