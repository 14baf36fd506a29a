// Which style each bar gets: its function's or its difference's colour, faded above the focus, muted where a search did not find it.
// Styles are found by index, once per function; nothing is computed or formatted per bar.
import { type GrafanaTheme2 } from '@grafana/data';
import { type BitSet } from '../../base/bitSet';

import { type CallTree, type DiffTree, isDiffTree, type TreeFunctions } from '../../engine/tree/callTree';
import { type ColorBy } from '../profile/profileViewState';
import { hashText } from '../../base/hash';
import { packageOfFunction } from './packageOfFunction';
import {
  type BarStyle,
  categoricalStyles,
  DIFFERENCE_STEPS,
  differenceStyles,
  fadedStyles,
  mutedStyle,
} from './palette';

/** The base colours of a tree in a theme. */
export interface TreeStyles {
  /** The palette, then the same faded, then the muted style. */
  readonly styles: readonly BarStyle[];
  readonly paletteLength: number;
  /** Row of the palette for a call node. */
  readonly paletteIndexOf: (node: number) => number;
}

/** The colours of a tree: by package or function, in a diff by the change of the share. */
export function treeStyles(tree: CallTree | DiffTree, theme: GrafanaTheme2, colorBy: ColorBy): TreeStyles {
  const palette = isDiffTree(tree) ? differenceStyles(theme) : categoricalStyles(theme);
  return {
    styles: [...palette, ...fadedStyles(palette, theme), mutedStyle(theme)],
    paletteLength: palette.length,
    paletteIndexOf: isDiffTree(tree) ? differenceIndex(tree) : functionIndex(tree, colorBy, palette.length),
  };
}

function functionIndex(tree: CallTree, colorBy: ColorBy, paletteLength: number): (node: number) => number {
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
  colorBy: ColorBy,
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

function differenceIndex(tree: DiffTree): (node: number) => number {
  const baselineWhole = tree.baselineTotal[0];
  const comparisonWhole = tree.total[0];
  return (node) =>
    differenceStep(share(tree.baselineTotal[node], baselineWhole), share(tree.total[node], comparisonWhole)) +
    DIFFERENCE_STEPS;
}

/**
 * The step of a change between two shares, from -DIFFERENCE_STEPS (gone) to DIFFERENCE_STEPS (new). It is the difference in
 * relation to the larger side, so doubling and halving are equally strong and no value is out of bounds or not a number.
 */
export function differenceStep(baselineShare: number, comparisonShare: number): number {
  const larger = Math.max(Math.abs(baselineShare), Math.abs(comparisonShare));
  const change = larger === 0 ? 0 : (comparisonShare - baselineShare) / larger;
  return Math.round(Math.min(1, Math.max(-1, change)) * DIFFERENCE_STEPS);
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

/** Row of `styles` for a call node of `tree` that lies in `row`. */
export function styleIndexOf(barStyles: BarStyles, tree: CallTree, node: number, row: number): number {
  const { matched, paletteLength } = barStyles;
  if (matched !== undefined && !matched.has(tree.functionIndex[node])) {
    return mutedIndex(barStyles);
  }
  return barStyles.paletteIndexOf(node) + (row < barStyles.focusedRow ? paletteLength : 0);
}

/** Row of `styles` of the muted style. */
export function mutedIndex({ paletteLength }: TreeStyles): number {
  return 2 * paletteLength;
}
