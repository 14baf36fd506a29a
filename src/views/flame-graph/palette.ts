// The colours of bars as strings that a canvas takes, made once per theme. The label
// on a bar is black or white, whichever reads better: one of them always has a contrast above 4.5 (WCAG AA).
import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import { oklch } from './oklch';

/** How one kind of bar is painted. */
export interface BarStyle {
  readonly fill: string;
  readonly text: string;
}

/** Hues 20 degrees apart in two lightnesses; one lightness throughout keeps a wall of colours calm. */
const HUE_COUNT = 18;
const lightnesses = { dark: [0.7, 0.78], light: [0.78, 0.85] } as const;
const CHROMA = 0.11;

/** Colours to tell packages or functions apart. */
export function categoricalStyles(theme: GrafanaTheme2): readonly BarStyle[] {
  return lightnesses[theme.isDark ? 'dark' : 'light'].flatMap((lightness) =>
    Array.from({ length: HUE_COUNT }, (_, index) => barStyle(oklch(lightness, CHROMA, (index * 360) / HUE_COUNT)))
  );
}

/** Steps of the difference scale on either side of "no change". */
export const DIFFERENCE_STEPS = 10;

/** Lightness of "no change" and of a full change. */
const differenceLightness = { dark: [0.4, 0.74], light: [0.88, 0.72] } as const;
const BLUE = 250;
const ORANGE = 60;

/**
 * Colours of a difference, from "gone" (blue) over "no change" (grey) to "new" (orange): 2 · DIFFERENCE_STEPS + 1 styles.
 * Blue against orange is told apart with every common kind of colour blindness.
 */
export function differenceStyles(theme: GrafanaTheme2): readonly BarStyle[] {
  const [none, full] = differenceLightness[theme.isDark ? 'dark' : 'light'];
  return Array.from({ length: 2 * DIFFERENCE_STEPS + 1 }, (_, index) => {
    const change = (index - DIFFERENCE_STEPS) / DIFFERENCE_STEPS;
    const size = Math.abs(change);
    return barStyle(oklch(none + (full - none) * size, 0.15 * size ** 0.7, change < 0 ? BLUE : ORANGE));
  });
}

/** The same colours half sunk into the background, for the ancestors of a focused bar. */
export function fadedStyles(styles: readonly BarStyle[], theme: GrafanaTheme2): readonly BarStyle[] {
  return styles.map(({ fill }) => barStyle(mixColors(fill, theme.colors.background.primary, 0.6)));
}

/** Bars that a search did not find, and bars too narrow for a colour of their own. */
export function mutedStyle(theme: GrafanaTheme2): BarStyle {
  return barStyle(theme.isDark ? '#2f333b' : '#e4e5e8', theme.isDark ? '#9fa1ad' : '#5b6067');
}

function barStyle(fill: string, text: string = readableOn(fill)): BarStyle {
  return { fill, text };
}

function readableOn(fill: string): string {
  const { getContrastRatio } = colorManipulator;
  return getContrastRatio('#000000', fill) >= getContrastRatio('#ffffff', fill) ? '#000000' : '#ffffff';
}

/** `from` with a part of `to` (0 to 1) mixed in, as `#rrggbb`. */
export function mixColors(from: string, to: string, part: number): string {
  const a = channels(from);
  const b = channels(to);
  return `#${a.map((value, index) => hexByte(value + (b[index] - value) * part)).join('')}`;
}

function channels(color: string): number[] {
  return colorManipulator.decomposeColor(color).values.slice(0, 3);
}

function hexByte(value: number): string {
  return Math.round(value).toString(16).padStart(2, '0');
}
