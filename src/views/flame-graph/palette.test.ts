import { colorManipulator, createTheme } from '@grafana/data';
import { DIFFERENCE_STEPS } from './differenceScale';
import {
  categoricalStyles,
  differenceStyles,
  fadedStyles,
  markColors,
  mixColors,
  mutedStyle,
  selfStyles,
} from './palette';

const themes = [createTheme({ colors: { mode: 'dark' } }), createTheme({ colors: { mode: 'light' } })];

describe.each(themes.map((theme) => [theme.colors.mode, theme] as const))('in the %s theme', (_, theme) => {
  const palettes = [
    categoricalStyles(theme),
    selfStyles(theme),
    differenceStyles(theme, 'colorBlind'),
    differenceStyles(theme, 'redGreen'),
  ];
  const all = [...palettes.flatMap((styles) => [...styles, ...fadedStyles(styles, theme)]), mutedStyle(theme)];

  test('every label has the contrast that WCAG AA asks for', () => {
    for (const { fill, text } of all) {
      expect(colorManipulator.getContrastRatio(text, fill)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('every colour is a packed string', () => {
    for (const { fill, text } of all) {
      expect(fill).toMatch(/^#[0-9a-f]{6}$/);
      expect(text).toMatch(/^#[0-9a-f]{6}$/);
    }
  });

  test('marks stand out from muted bars and from the background', () => {
    const { match, outline } = markColors(theme);
    for (const mark of [match, outline]) {
      expect(colorManipulator.getContrastRatio(mark, mutedStyle(theme).fill)).toBeGreaterThanOrEqual(3);
      expect(colorManipulator.getContrastRatio(mark, theme.colors.background.primary)).toBeGreaterThanOrEqual(3);
    }
  });

  test('the colours of packages differ', () => {
    const fills = categoricalStyles(theme).map(({ fill }) => fill);
    expect(new Set(fills).size).toBe(fills.length);
  });

  test('a difference goes from blue over grey to orange', () => {
    const channels = differenceStyles(theme, 'colorBlind').map(
      ({ fill }) => colorManipulator.decomposeColor(fill).values
    );
    const [goneRed, , goneBlue] = channels[0];
    const [sameRed, , sameBlue] = channels[DIFFERENCE_STEPS];
    const [newRed, , newBlue] = channels[2 * DIFFERENCE_STEPS];
    expect(goneBlue).toBeGreaterThan(goneRed + 60);
    expect(Math.abs(sameRed - sameBlue)).toBeLessThan(3);
    expect(newRed).toBeGreaterThan(newBlue + 60);
  });
});

test('mixing goes from one colour to the other', () => {
  expect([0, 0.5, 1].map((part) => mixColors('#000000', '#ff8000', part))).toEqual(['#000000', '#804000', '#ff8000']);
});
