// The colours of bars as strings that a canvas takes, made once per theme. The label
// on a bar is black or white, whichever reads better: one of them always has a contrast above 4.5 (WCAG AA).
import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import { type DiffScheme } from '../profile/viewChoices';
import { DIFFERENCE_STEPS } from './differenceScale';
import { oklch } from './oklch';
import { SELF_STEPS } from './selfScale';

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

/** Lightness of "no change" (or no self) and of the end of a scale. */
const scaleLightness = { dark: [0.4, 0.74], light: [0.88, 0.72] } as const;
const SCALE_CHROMA = 0.15;

/** Hues of less and of more. Blue and orange are told apart with every common kind of colour blindness; green and red are not. */
const differenceHues = { colorBlind: [250, 60], redGreen: [145, 27] } as const;
/** From grey to a warm red. */
const SELF_HUE = 35;

/** Colours of a difference, from "vanished" over "no change" (grey) to "new": 2 · DIFFERENCE_STEPS + 1 styles. */
export function differenceStyles(theme: GrafanaTheme2, scheme: DiffScheme): readonly BarStyle[] {
  const [less, more] = differenceHues[scheme];
  return Array.from({ length: 2 * DIFFERENCE_STEPS + 1 }, (_, index) => {
    const change = (index - DIFFERENCE_STEPS) / DIFFERENCE_STEPS;
    return scaleStyle(theme, Math.abs(change), change < 0 ? less : more);
  });
}

/** Colours of self, one per step of the scale, from grey to red. */
export function selfStyles(theme: GrafanaTheme2): readonly BarStyle[] {
  return SELF_STEPS.map((_, step) => scaleStyle(theme, step / (SELF_STEPS.length - 1), SELF_HUE));
}

/** `size` runs from 0, grey, to 1, the end of the scale. */
function scaleStyle(theme: GrafanaTheme2, size: number, hue: number): BarStyle {
  const [none, full] = scaleLightness[theme.isDark ? 'dark' : 'light'];
  return barStyle(oklch(none + (full - none) * size, SCALE_CHROMA * size ** 0.7, hue));
}

/** The same colours half sunk into the background, for the ancestors of a focused bar. */
export function fadedStyles(styles: readonly BarStyle[], theme: GrafanaTheme2): readonly BarStyle[] {
  return styles.map(({ fill }) => barStyle(mixColors(fill, theme.colors.background.primary, 0.6)));
}

/** Bars that a search did not find, and bars too narrow for a colour of their own. */
export function mutedStyle(theme: GrafanaTheme2): BarStyle {
  return barStyle(theme.isDark ? '#2f333b' : '#e4e5e8', theme.isDark ? '#9fa1ad' : '#5b6067');
}

/** Colours of what is drawn over bars: where a search found calls too narrow for a bar, and around functions pointed at elsewhere. */
export interface MarkColors {
  readonly match: string;
  readonly outline: string;
}

export function markColors(theme: GrafanaTheme2): MarkColors {
  return { match: theme.colors.warning.text, outline: theme.colors.text.maxContrast };
}

function barStyle(fill: string, text: string = readableOn(fill)): BarStyle {
  return { fill, text };
}

/** Black or white: with relative luminance L, black has the contrast (L + 0.05) / 0.05 and white 1.05 / (L + 0.05). */
function readableOn(fill: string): string {
  const [red, green, blue] = channels(fill).map(linearOfByte);
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return (luminance + 0.05) ** 2 >= 0.05 * 1.05 ? '#000000' : '#ffffff';
}

function linearOfByte(byte: number): number {
  const encoded = byte / 255;
  return encoded <= 0.03928 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
}

/** `from` with a part of `to` (0 to 1) mixed in, as `#rrggbb`. */
export function mixColors(from: string, to: string, part: number): string {
  const a = channels(from);
  const b = channels(to);
  return `#${a.map((value, index) => hexByte(value + (b[index] - value) * part)).join('')}`;
}

/** Red, green and blue from 0 to 255; our own colours are read without Grafana's parser, which takes its time. */
function channels(color: string): number[] {
  if (/^#[0-9a-f]{6}$/.test(color)) {
    const bits = Number.parseInt(color.slice(1), 16);
    return [bits >> 16, (bits >> 8) & 255, bits & 255];
  }
  return colorManipulator.decomposeColor(color).values.slice(0, 3);
}

function hexByte(value: number): string {
  return Math.round(value).toString(16).padStart(2, '0');
}
