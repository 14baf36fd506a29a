// How a profile is shown: what the panel's options say and the viewer may choose otherwise. Stored in dashboards and links: names
// and values stay as they are.
import { type BarWidth } from '../../engine/diff/barWidths';
import { type CompareMode } from '../../engine/diff/compareSides';
import { type GroupBy, type TreeTransforms } from '../../engine/transform/treeTransforms';

export type { BarWidth } from '../../engine/diff/barWidths';
export type { CompareMode } from '../../engine/diff/compareSides';
export type { GroupBy } from '../../engine/transform/treeTransforms';

/** The views of a profile; changes are those of a diff, worst first; lines are there where a frame of source lines came along, the flame chart where the
 * frame has an order of time. */
export type ViewKind = 'flameGraph' | 'flameChart' | 'table' | 'callTree' | 'changes' | 'lines';

/** One view, or two beside each other from left to right. */
export type Shown = readonly [ViewKind] | readonly [ViewKind, ViewKind];

/** What a bar's colour says in a single profile: its package, its function, or how much its own (self) value is. */
export type ColorBy = 'package' | 'function' | 'self';

/** The colours of a difference. */
export type DiffScheme = 'colorBlind' | 'redGreen';

/** Where the root's row lies. */
export type Orientation = 'rootAtTop' | 'rootAtBottom';

export interface ViewChoices {
  readonly shown: Shown;
  readonly colorBy: ColorBy;
  readonly scheme: DiffScheme;
  readonly compareBy: CompareMode;
  readonly barWidth: BarWidth;
  readonly orientation: Orientation;
  /** What one call node stands for. */
  readonly groupBy: GroupBy;
  readonly collapsesRecursion: boolean;
  readonly collapsesChains: boolean;
  /** Frames that are left out by name, in the syntax of the search; empty hides none. */
  readonly hidePattern: string;
  /** File names without the folders that all of them share. */
  readonly shortensPaths: boolean;
}

export const DEFAULT_CHOICES: ViewChoices = {
  shown: ['table', 'flameGraph'],
  colorBy: 'package',
  scheme: 'colorBlind',
  compareBy: 'share',
  barWidth: 'larger',
  orientation: 'rootAtTop',
  groupBy: 'function',
  collapsesRecursion: false,
  collapsesChains: false,
  hidePattern: '',
  shortensPaths: true,
};

/** The options with what the viewer chose over them. */
export function choicesInForce(options: ViewChoices, chosen: Partial<ViewChoices>): ViewChoices {
  return { ...options, ...chosen };
}

/** Left to right, whatever the order in which views were opened: what is read stands left of the picture. */
const PLACES: readonly ViewKind[] = ['table', 'changes', 'callTree', 'lines', 'flameGraph', 'flameChart'];

/**
 * The views after a click on one of them: a shown one goes away unless it is the only one, another one joins; where there is no room
 * for it, it takes the place of the others.
 */
export function shownAfterClick(shown: Shown, clicked: ViewKind, room: 1 | 2): Shown {
  if (room === 1) {
    return [clicked];
  }
  const [first, second] = shown;
  if (first === clicked) {
    return second === undefined ? shown : [second];
  }
  if (second === clicked) {
    return [first];
  }
  // Of two the picture stays: the others are ways to read it.
  const kept = second === 'flameGraph' || second === 'flameChart' ? second : first;
  return PLACES.indexOf(kept) < PLACES.indexOf(clicked) ? [kept, clicked] : [clicked, kept];
}

/**
 * The views of a profile with an order of time, or of one without: until the viewer chooses, a profile that was asked for in order of time
 * is shown in it.
 */
export function shownInTime(shown: Shown, hasOrder: boolean, isChosen: boolean): Shown {
  const [from, to]: [ViewKind, ViewKind] = hasOrder ? ['flameGraph', 'flameChart'] : ['flameChart', 'flameGraph'];
  if (hasOrder && isChosen) {
    return shown;
  }
  const [first, second] = shown.map((kind) => (kind === from ? to : kind));
  return second === undefined || second === first ? [first] : [first, second];
}

/** The views that can be shown: a single profile has no changes, not every one has lines, and without room for two the last one stays. */
export function visibleViews(shown: Shown, isDiff: boolean, room: 1 | 2, hasLines = false): Shown {
  const isPossible = (kind: ViewKind) => (kind === 'changes' ? isDiff : kind === 'lines' ? hasLines : true);
  const possible = shown.map((kind): ViewKind => (isPossible(kind) ? kind : 'table'));
  const [first, second = first] = possible;
  if (first === second) {
    return [first];
  }
  return room === 2 ? [first, second] : [second];
}

/** The transforms that the choices ask for, with what the viewer hid and kept by name. */
export function transformsOf(
  choices: Pick<ViewChoices, 'groupBy' | 'collapsesRecursion' | 'collapsesChains' | 'hidePattern'>,
  { hidden, onlyStacksWith }: Pick<TreeTransforms, 'hidden' | 'onlyStacksWith'>
): TreeTransforms {
  return {
    hidden,
    onlyStacksWith,
    hidePattern: choices.hidePattern,
    groupBy: choices.groupBy,
    collapseRecursion: choices.collapsesRecursion,
    collapseChains: choices.collapsesChains,
  };
}
