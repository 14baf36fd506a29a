// Which style each bar gets: its function's or its difference's colour, faded above the focus, muted where a search did not find it.
// Styles are found by index; colours of functions once per function, those of scales by arithmetic. Nothing is formatted per bar.
import { type GrafanaTheme2 } from '@grafana/data';
import { type BitSet } from '../../base/bitSet';
import { hashText } from '../../base/hash';
import { type CallTree, type DiffTree, isDiffTree, type TreeFunctions } from '../../engine/tree/callTree';
import { packageOfFunction } from '../../engine/transform/packageOfFunction';
import { selfOf } from '../profile/nodeSelf';
import { type ProfileModel, type Whole } from '../profile/profileModel';
import { type ColorBy, type CompareMode } from '../profile/viewChoices';
import { type Coloring } from './coloring';
import { DIFFERENCE_STEPS, differenceStep } from './differenceScale';
import {
  type BarStyle,
  categoricalStyles,
  differenceStyles,
  fadedStyles,
  type MarkColors,
  markColors,
  mutedStyle,
  selfStyles,
} from './palette';
import { selfStep } from './selfScale';

/** The base colours of a tree in a theme. */
export interface TreeStyles {
  readonly coloring: Coloring;
  /** The palette, then the same faded, then the muted style. */
  readonly styles: readonly BarStyle[];
  readonly paletteLength: number;
  /** Row of the palette for a call node. */
  readonly paletteIndexOf: (node: number) => number;
  readonly marks: MarkColors;
}

/** What colours are made of: a tree and what its shares are of. */
type Colored = Pick<ProfileModel, 'tree' | 'unchained' | 'whole'>;

/** The colours of a profile: by package, function or self, in a diff by the change of the share or of the value. */
export function treeStyles(profile: Colored, theme: GrafanaTheme2, coloring: Coloring): TreeStyles {
  const palette = paletteOf(profile.tree, theme, coloring);
  return {
    coloring,
    styles: [...palette, ...fadedStyles(palette, theme), mutedStyle(theme)],
    paletteLength: palette.length,
    paletteIndexOf: paletteIndex(profile, coloring, palette.length),
    marks: markColors(theme),
  };
}

function paletteOf(tree: CallTree, theme: GrafanaTheme2, { colorBy, scheme }: Coloring): readonly BarStyle[] {
  if (isDiffTree(tree)) {
    return differenceStyles(theme, scheme);
  }
  return colorBy === 'self' ? selfStyles(theme) : categoricalStyles(theme);
}

function paletteIndex(
  profile: Colored,
  { colorBy, compareBy }: Coloring,
  paletteLength: number
): (node: number) => number {
  const { tree, whole } = profile;
  if (isDiffTree(tree)) {
    return differenceIndex(tree, whole, compareBy);
  }
  if (colorBy === 'self') {
    return (node) => selfStep(selfOf(profile, node), whole.total);
  }
  const ofFunction = functionPalette(tree.functions, colorBy, paletteLength);
  return (node) => ofFunction(tree.functionIndex[node]);
}

/** Marks functions whose colour nobody has asked for; palettes are shorter. */
const UNKNOWN = 255;

/**
 * Row of the palette for a function: equal packages (or names) have equal colours in every profile. Found when a function is first
 * drawn and remembered: of a hundred thousand functions a canvas shows a few hundred.
 */
export function functionPalette(
  functions: TreeFunctions,
  colorBy: Exclude<ColorBy, 'self'>,
  paletteLength: number
): (functionIndex: number) => number {
  const known = new Uint8Array(functions.length).fill(UNKNOWN);
  const { names, fileNames, mappings } = functions;
  return (index) => {
    if (known[index] === UNKNOWN) {
      const name = names[index];
      const key = colorBy === 'function' ? name : packageOfFunction(name, fileNames[index], mappings[index]);
      known[index] = hashText(key === '' ? name : key) % paletteLength;
    }
    return known[index];
  };
}

function differenceIndex(tree: DiffTree, whole: Whole, compareBy: CompareMode): (node: number) => number {
  const { baselineTotal, total } = tree;
  if (compareBy === 'absolute') {
    return (node) => differenceStep(baselineTotal[node], total[node]) + DIFFERENCE_STEPS;
  }
  return (node) =>
    differenceStep(share(baselineTotal[node], whole.baselineTotal), share(total[node], whole.total)) + DIFFERENCE_STEPS;
}

function share(value: number, whole: number): number {
  return whole === 0 ? 0 : value / whole;
}

/** Base colours together with what the viewer focused and searched for. */
export interface BarStyles extends TreeStyles {
  /** Functions that a search found; undefined when nothing is searched for. */
  readonly matched?: BitSet;
  /** Rows above this one are the focused bar's ancestors and shown faded. */
  readonly focusedRow: number;
}

/**
 * Row of `styles` for a call node of `tree` that lies in `row`; `isMuted` where a search did not find it. What a store cut off is no
 * function and has no colour of one.
 */
export function styleIndexOf(
  barStyles: BarStyles,
  tree: CallTree,
  node: number,
  row: number,
  isMuted: boolean
): number {
  const { paletteLength } = barStyles;
  if (isMuted || tree.functionIndex[node] === tree.cutFunction) {
    return mutedIndex(barStyles);
  }
  return barStyles.paletteIndexOf(node) + (row < barStyles.focusedRow ? paletteLength : 0);
}

/** Row of `styles` of the muted style. */
export function mutedIndex({ paletteLength }: TreeStyles): number {
  return 2 * paletteLength;
}
