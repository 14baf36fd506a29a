// The state of one profile view: what the viewer did. Everything else (which bar, which matches, which rows) is derived from
// it and the profile, so that a refresh keeps it. Functions and calls are kept by name and path, never by row.
import { type FunctionPath, type PathStep } from './functionPath';
import { NO_SEARCH, type Search } from './search';
import { type ViewChoices } from './viewChoices';

/** The columns that order the top table and the call tree. */
export type SortColumn =
  'name' | 'file' | 'self' | 'total' | 'baselineSelf' | 'baseline' | 'selfDifference' | 'difference';

export interface TableSort {
  readonly column: SortColumn;
  readonly isDescending: boolean;
}

/** Both sides of one function instead of the whole tree. */
export interface SandwichState {
  readonly function: PathStep;
  /** Which half the call tree shows. */
  readonly half: 'callers' | 'callees';
}

export interface ProfileViewState {
  /** The focused call node; the empty path is the root, the whole profile. */
  readonly focus: FunctionPath;
  /** Where going back leads, latest last. */
  readonly past: readonly FunctionPath[];
  /** Where going forward leads, next last. */
  readonly future: readonly FunctionPath[];
  /** The call node that the keyboard stands on. */
  readonly cursor?: FunctionPath;
  readonly search: Search;
  /** The call node of the current match; undefined until the viewer asks for the next one. */
  readonly match?: FunctionPath;
  readonly sandwich?: SandwichState;
  /** The function that stays highlighted, here and in the dashboard's other panels. */
  readonly pinned?: PathStep;
  /** Functions that are left out: their callees move up to their callers. */
  readonly hidden: readonly PathStep[];
  /** Only stacks with all of these are shown. */
  readonly onlyStacksWith: readonly PathStep[];
  /** True when baseline and comparison have changed places. */
  readonly isSwapped: boolean;
  /** Undefined until the viewer clicks a column: each kind of table has its own first order. */
  readonly sort?: TableSort;
  readonly treeSort?: TableSort;
  /** What the viewer chose instead of the panel's options. */
  readonly choices: Partial<ViewChoices>;
}

export type ProfileViewAction =
  | { readonly type: 'focused'; readonly path: FunctionPath }
  | { readonly type: 'wentBack' }
  | { readonly type: 'wentForward' }
  | { readonly type: 'cursorMoved'; readonly path: FunctionPath }
  | { readonly type: 'searched'; readonly text: string }
  /** Finds exactly this function; a second time lets it go. */
  | { readonly type: 'functionPicked'; readonly function: PathStep }
  | { readonly type: 'matchReached'; readonly path: FunctionPath }
  /** Shows both sides of a function; undefined shows the whole tree again. */
  | { readonly type: 'sandwiched'; readonly function?: PathStep; readonly half?: SandwichState['half'] }
  /** Pins a function; a second time, or undefined, lets it go. */
  | { readonly type: 'pinned'; readonly function?: PathStep }
  | { readonly type: 'functionHidden'; readonly function: PathStep }
  | { readonly type: 'functionShown'; readonly function: PathStep }
  | { readonly type: 'stacksKept'; readonly function: PathStep }
  | { readonly type: 'stacksReleased'; readonly function: PathStep }
  | { readonly type: 'sidesSwapped' }
  | { readonly type: 'sorted'; readonly sort: TableSort }
  | { readonly type: 'treeSorted'; readonly sort: TableSort }
  | { readonly type: 'chose'; readonly choices: Partial<ViewChoices> };

export const initialProfileViewState: ProfileViewState = {
  focus: [],
  past: [],
  future: [],
  search: NO_SEARCH,
  hidden: [],
  onlyStacksWith: [],
  isSwapped: false,
  choices: {},
};

/** How many focuses can be gone back to, or forward. */
const PAST_LIMIT = 50;

export function profileViewReducer(state: ProfileViewState, action: ProfileViewAction): ProfileViewState {
  switch (action.type) {
    case 'focused':
      return isSamePath(action.path, state.focus) ? state : focusOn(state, action.path);
    case 'wentBack':
    case 'wentForward':
      return travel(state, action.type);
    case 'cursorMoved':
      return { ...state, cursor: action.path };
    case 'searched':
      return { ...state, search: { kind: 'text', text: action.text }, match: undefined };
    case 'functionPicked':
      return {
        ...state,
        search: isPicked(state.search, action.function) ? NO_SEARCH : { kind: 'function', function: action.function },
        match: undefined,
      };
    case 'matchReached':
      return { ...widenTo(state, action.path), match: action.path };
    case 'sandwiched':
      return { ...state, sandwich: sandwichAfter(action), match: undefined };
    case 'pinned':
      return { ...state, pinned: isSameStep(state.pinned, action.function) ? undefined : action.function };
    case 'functionHidden':
      return hide(state, action.function);
    case 'functionShown':
      return { ...state, hidden: without(state.hidden, action.function) };
    case 'stacksKept':
      return { ...state, onlyStacksWith: withStep(state.onlyStacksWith, action.function) };
    case 'stacksReleased':
      return { ...state, onlyStacksWith: without(state.onlyStacksWith, action.function) };
    case 'sidesSwapped':
      return { ...state, isSwapped: !state.isSwapped };
    case 'sorted':
      return { ...state, sort: action.sort };
    case 'treeSorted':
      return { ...state, treeSort: action.sort };
    case 'chose':
      return choose(state, action.choices);
  }
}

/** A keyboard that stood somewhere goes along to the focused bar; back at the whole it stays where it was. */
function focusOn(state: ProfileViewState, path: FunctionPath): ProfileViewState {
  const past = [...state.past.slice(1 - PAST_LIMIT), state.focus];
  const cursor = state.cursor === undefined || path.length === 0 ? state.cursor : path;
  return { ...state, focus: path, past, future: [], cursor };
}

/** A focus that does not hold the path becomes the nearest caller that does. */
function widenTo(state: ProfileViewState, path: FunctionPath): ProfileViewState {
  const parted = state.focus.findIndex((step, index) => !isSameStep(step, path[index]));
  return parted === -1 ? state : focusOn(state, state.focus.slice(0, parted));
}

function travel(state: ProfileViewState, direction: 'wentBack' | 'wentForward'): ProfileViewState {
  const isBack = direction === 'wentBack';
  const ahead = isBack ? state.past : state.future;
  if (ahead.length === 0) {
    return state;
  }
  const rest = ahead.slice(0, -1);
  const behind = [...(isBack ? state.future : state.past), state.focus];
  const focus = ahead[ahead.length - 1];
  return { ...state, focus, past: isBack ? rest : behind, future: isBack ? behind : rest };
}

function sandwichAfter(action: Extract<ProfileViewAction, { type: 'sandwiched' }>): SandwichState | undefined {
  return action.function === undefined ? undefined : { function: action.function, half: action.half ?? 'callees' };
}

/** A hidden function is on no path any more, so the ways that lead through it are kept without it. */
function hide(state: ProfileViewState, hidden: PathStep): ProfileViewState {
  const isKept = (step: PathStep) => !isSameStep(step, hidden);
  return {
    ...state,
    hidden: withStep(state.hidden, hidden),
    focus: state.focus.filter(isKept),
    past: state.past.map((path) => path.filter(isKept)),
    future: state.future.map((path) => path.filter(isKept)),
    cursor: state.cursor?.filter(isKept),
    match: undefined,
    sandwich: isSameStep(state.sandwich?.function, hidden) ? undefined : state.sandwich,
  };
}

/** Other groups have other names: what was chosen by the names of the old ones is let go. */
function choose(state: ProfileViewState, choices: Partial<ViewChoices>): ProfileViewState {
  const chosen = { ...state, choices: { ...state.choices, ...choices } };
  return choices.groupBy === undefined || choices.groupBy === state.choices.groupBy
    ? chosen
    : { ...chosen, focus: [], past: [], future: [], cursor: undefined, match: undefined, sandwich: undefined };
}

/** True when exactly this function is searched for. */
export function isPicked(search: Search, step: PathStep): boolean {
  return search.kind === 'function' && isSameStep(search.function, step);
}

/** True for one function named twice; nothing is no function. */
export function isSameStep(a: PathStep | undefined, b: PathStep | undefined): boolean {
  return a !== undefined && b !== undefined && a.name === b.name && a.fileName === b.fileName;
}

function withStep(steps: readonly PathStep[], step: PathStep): readonly PathStep[] {
  return steps.some((known) => isSameStep(known, step)) ? steps : [...steps, step];
}

function without(steps: readonly PathStep[], step: PathStep): readonly PathStep[] {
  return steps.filter((known) => !isSameStep(known, step));
}

function isSamePath(a: FunctionPath, b: FunctionPath): boolean {
  return a.length === b.length && a.every((step, index) => isSameStep(step, b[index]));
}
