// What one profile view shows: the viewer's state, and all that follows from it and the profile.
import { type DataFrame } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useDeferredValue, useMemo, useReducer, useState } from 'react';
import { type BitSet } from '../../base/bitSet';
import { type LineTable } from '../../frames/linesFrame';
import { type BarStyles, treeStyles } from '../flame-graph/barStyles';
import { type FunctionPath, nodeAtPath, type PathStep } from '../profile/functionPath';
import { functionSet } from '../profile/functionSet';
import { type ProfileModel } from '../profile/profileModel';
import {
  initialProfileViewState,
  type ProfileViewAction,
  profileViewReducer,
  type ProfileViewState,
} from '../profile/profileViewState';
import { type ScrollPlaces, scrollPlaces } from '../profile/scrollPlaces';
import { runSearch, type SearchResult } from '../profile/search';
import { type ViewChoices } from '../profile/viewChoices';
import { type LinkedView } from '../profile/viewLink';
import { type ProfileHost } from './profileHost';
import { type SandwichModel } from '../sandwich/sandwichModel';
import { type SandwichProgress, useSandwich } from './useSandwich';

/** What the viewer did, and how to do more. */
export interface Viewer {
  readonly state: ProfileViewState;
  readonly dispatch: (action: ProfileViewAction) => void;
  /** Where the views are scrolled to; always the same object. */
  readonly scroll: ScrollPlaces;
}

export interface ProfileViewModel extends Viewer {
  /** The panel's options, and over them what the viewer chose. */
  readonly choices: ViewChoices;
  /** The focused call node; 0, the root, where this profile does not have the focused path. */
  readonly focusedNode: number;
  /** The bar of the keyboard, -1 for none. */
  readonly cursorNode: number;
  /** The call node of the current match, -1 for none. */
  readonly markedNode: number;
  /** What was found when there was last time for it: while the viewer types, of an earlier text. */
  readonly searchResult: SearchResult;
  /** What is found now, whatever time that takes. */
  readonly searchNow: () => SearchResult;
  readonly barStyles: BarStyles;
  /** The function that is hovered elsewhere, else the one that is pinned here. */
  readonly lit: PathStep | undefined;
  /** Its rows in the function table. */
  readonly highlighted: BitSet | undefined;
  /** Both sides of the chosen function, those of the one before while they are merged; undefined for the whole tree. */
  readonly sandwich: SandwichModel | undefined;
  readonly sandwichProgress: SandwichProgress;
  /** What source lines cost; undefined where the data does not say. */
  readonly lines: LineTable | undefined;
  /** The profile's frame where its rows are in order of time, for the flame chart; else undefined. */
  readonly chartFrame: DataFrame | undefined;
}

/** What is around the view: the function that another panel highlights, and what came along beside the merged profile. */
type Surroundings = Pick<ProfileHost, 'highlighted' | 'lines'> & Pick<ProfileViewModel, 'chartFrame'>;

/** A viewer's state that outlives the view, for the times when there is nothing to show; it begins as a link says. */
export function useViewer(linked?: LinkedView): Viewer {
  const [state, dispatch] = useReducer(profileViewReducer, linked?.state ?? initialProfileViewState);
  const [scroll] = useState(() => scrollPlaces(linked?.scrolledTo ?? {}));
  return useMemo(() => ({ state, dispatch, scroll }), [state, scroll]);
}

export function useProfileView(
  profile: ProfileModel,
  { state, dispatch, scroll }: Viewer,
  choices: ViewChoices,
  { highlighted: hovered, lines, chartFrame }: Surroundings
): ProfileViewModel {
  const theme = useTheme2();
  const { colorBy, scheme, compareBy, barWidth } = choices;
  const focusedNode = useMemo(() => focusIn(profile, state.focus), [profile, state.focus]);
  const cursorNode = useNode(profile, state.cursor);
  const markedNode = useNode(profile, state.match);
  // Typing stays fluid: React repeats the search when it has a frame for it, with the latest text.
  const search = useDeferredValue(state.search);
  const searchResult = useMemo(() => runSearch(profile, search), [profile, search]);
  const coloring = useMemo(() => ({ colorBy, scheme, compareBy }), [colorBy, scheme, compareBy]);
  const colors = useMemo(() => treeStyles(profile, theme, coloring), [profile, theme, coloring]);
  const matched = searchResult.kind === 'matches' ? searchResult.functions : undefined;
  const barStyles = useMemo(
    () => ({ ...colors, matched, focusedRow: profile.tree.depth[focusedNode] }),
    [colors, matched, profile, focusedNode]
  );
  const lit = hovered ?? state.pinned;
  const { functions } = profile.tree;
  const highlighted = useMemo(() => lit && functionSet(functions, lit), [functions, lit]);
  const { sandwich, progress } = useSandwich(profile, state.sandwich?.function, { barWidth, compareBy });
  return {
    state,
    dispatch,
    scroll,
    choices,
    focusedNode,
    cursorNode,
    markedNode,
    searchResult,
    searchNow: () => (search === state.search ? searchResult : runSearch(profile, state.search)),
    barStyles,
    lit,
    highlighted,
    sandwich,
    lines,
    chartFrame,
    sandwichProgress: progress,
  };
}

function useNode(profile: ProfileModel, path: FunctionPath | undefined): number {
  return useMemo(() => (path === undefined ? -1 : nodeAtPath(profile, path)), [profile, path]);
}

/** The node at a path; the root where this profile has no such call, or has it without any value. */
function focusIn(profile: ProfileModel, path: FunctionPath): number {
  const node = nodeAtPath(profile, path);
  return node !== -1 && profile.layout.widthOf(node) > 0 ? node : 0;
}
