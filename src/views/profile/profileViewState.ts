// The state of one profile view: what the viewer did. Everything else (which bar, which matches, which rows) is derived from
// it and the profile, so that a refresh keeps it.
import { type FunctionPath, type PathStep } from './functionPath';
import { NO_SEARCH, type Search } from './search';

/** Which of the views are shown. */
export type Shown = 'flameGraph' | 'table' | 'both';

/** What a bar's colour says. */
export type ColorBy = 'package' | 'function';

/** The columns of the top table that order it. */
export type SortColumn = 'name' | 'self' | 'total' | 'baseline' | 'difference';

export interface TableSort {
  readonly column: SortColumn;
  readonly isDescending: boolean;
}

export interface ProfileViewState {
  /** The focused call node; the empty path is the root, the whole profile. */
  readonly focus: FunctionPath;
  /** Where Backspace goes back to, latest last. */
  readonly past: readonly FunctionPath[];
  /** The call node that the keyboard stands on. */
  readonly cursor?: FunctionPath;
  readonly search: Search;
  /** Undefined until the viewer clicks a column: each kind of table has its own first order. */
  readonly sort?: TableSort;
  /** What the viewer chose instead of the panel's option. */
  readonly shown?: Shown;
  readonly colorBy?: ColorBy;
}

export type ProfileViewAction =
  | { readonly type: 'focused'; readonly path: FunctionPath }
  | { readonly type: 'wentBack' }
  | { readonly type: 'cursorMoved'; readonly path: FunctionPath }
  | { readonly type: 'searched'; readonly text: string }
  | { readonly type: 'functionPicked'; readonly function: PathStep }
  | { readonly type: 'sorted'; readonly sort: TableSort }
  | { readonly type: 'shown'; readonly shown: Shown }
  | { readonly type: 'colored'; readonly colorBy: ColorBy };

export const initialProfileViewState: ProfileViewState = { focus: [], past: [], search: NO_SEARCH };

/** How many focuses Backspace remembers. */
const PAST_LIMIT = 50;

export function profileViewReducer(state: ProfileViewState, action: ProfileViewAction): ProfileViewState {
  switch (action.type) {
    case 'focused':
      return isSamePath(action.path, state.focus) ? state : focusOn(state, action.path);
    case 'wentBack':
      return state.past.length === 0
        ? state
        : { ...state, focus: state.past[state.past.length - 1], past: state.past.slice(0, -1) };
    case 'cursorMoved':
      return { ...state, cursor: action.path };
    case 'searched':
      return { ...state, search: { kind: 'text', text: action.text } };
    case 'functionPicked':
      return {
        ...state,
        search: isPicked(state.search, action.function) ? NO_SEARCH : { kind: 'function', function: action.function },
      };
    case 'sorted':
      return { ...state, sort: action.sort };
    case 'shown':
      return { ...state, shown: action.shown };
    case 'colored':
      return { ...state, colorBy: action.colorBy };
  }
}

/** A keyboard that stood somewhere goes along to the focused bar; back at the whole it stays where it was. */
function focusOn(state: ProfileViewState, path: FunctionPath): ProfileViewState {
  const past = [...state.past.slice(1 - PAST_LIMIT), state.focus];
  const cursor = state.cursor === undefined || path.length === 0 ? state.cursor : path;
  return { ...state, focus: path, past, cursor };
}

/** True when exactly this function is searched for. */
export function isPicked(search: Search, { name, fileName }: PathStep): boolean {
  return search.kind === 'function' && search.function.name === name && search.function.fileName === fileName;
}

function isSamePath(a: FunctionPath, b: FunctionPath): boolean {
  return (
    a.length === b.length &&
    a.every((step, index) => step.name === b[index].name && step.fileName === b[index].fileName)
  );
}
