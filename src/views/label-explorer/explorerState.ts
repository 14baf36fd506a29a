// What the viewer of a label explorer chose. One reducer; everything else follows from this and the data.
import { type BreakdownOrder } from '../../engine/explain/breakdown';
import { type TimeWindow } from '../../engine/explain/setSums';
import { type LabelValue } from '../../engine/explain/explainChange';

export interface ExplorerState {
  /** The time that is compared with the rest; undefined for none. */
  readonly window: TimeWindow | undefined;
  /** Undefined takes the option's. */
  readonly order: BreakdownOrder | undefined;
  readonly search: string;
  /** Labels that are listed without a limit. */
  readonly unlimited: readonly string[];
  readonly folded: ReadonlySet<string>;
  readonly showsSingleValued: boolean;
  /** At most two values to compare, the baseline's first if there are two. */
  readonly picked: readonly LabelValue[];
  readonly showsCandidates: boolean;
}

export const initialExplorerState: ExplorerState = {
  window: undefined,
  order: undefined,
  search: '',
  unlimited: [],
  folded: new Set(),
  showsSingleValued: false,
  picked: [],
  showsCandidates: false,
};

export type ExplorerAction =
  | { readonly type: 'windowChosen'; readonly window: TimeWindow | undefined }
  | { readonly type: 'ordered'; readonly order: BreakdownOrder }
  | { readonly type: 'searched'; readonly text: string }
  | { readonly type: 'limitTaken'; readonly label: string }
  | { readonly type: 'folded'; readonly label: string; readonly isFolded: boolean }
  | { readonly type: 'singleValuedShown'; readonly isShown: boolean }
  | { readonly type: 'picked'; readonly value: LabelValue }
  | { readonly type: 'picksSwapped' }
  | { readonly type: 'picksCleared' }
  | { readonly type: 'candidatesShown'; readonly isShown: boolean };

export function reduceExplorer(state: ExplorerState, action: ExplorerAction): ExplorerState {
  switch (action.type) {
    case 'windowChosen':
      return { ...state, window: action.window };
    case 'ordered':
      return { ...state, order: action.order };
    case 'searched':
      return { ...state, search: action.text };
    case 'limitTaken':
      return { ...state, unlimited: [...state.unlimited.filter((label) => label !== action.label), action.label] };
    case 'folded':
      return { ...state, folded: withFolded(state.folded, action.label, action.isFolded) };
    case 'singleValuedShown':
      return { ...state, showsSingleValued: action.isShown };
    case 'picked':
      return { ...state, picked: withPicked(state.picked, action.value) };
    case 'picksSwapped':
      return { ...state, picked: [...state.picked].reverse() };
    case 'picksCleared':
      return { ...state, picked: [] };
    case 'candidatesShown':
      return { ...state, showsCandidates: action.isShown };
  }
}

export function isSameValue(a: LabelValue, b: LabelValue): boolean {
  return a.label === b.label && a.value === b.value;
}

function withFolded(folded: ReadonlySet<string>, label: string, isFolded: boolean): ReadonlySet<string> {
  const next = new Set(folded);
  if (isFolded) {
    next.add(label);
  } else {
    next.delete(label);
  }
  return next;
}

/** A value that is picked already is put back; a third one takes the place of the second. */
function withPicked(picked: readonly LabelValue[], value: LabelValue): readonly LabelValue[] {
  const others = picked.filter((other) => !isSameValue(other, value));
  return others.length < picked.length ? others : [...others.slice(0, 1), value];
}
