import { oklch } from './oklch';

test('without chroma there are greys from black to white', () => {
  expect([oklch(0, 0, 0), oklch(1, 0, 90)]).toEqual(['#000000', '#ffffff']);
  expect(oklch(0.6, 0, 200)).toMatch(/^#(..)\1\1$/);
});

test.each([
  // The primaries of sRGB in Oklch, as CSS Color 4 gives them.
  ['#ff0000', 0.628, 0.2577, 29.23],
  ['#00ff00', 0.8664, 0.2948, 142.5],
  ['#0000ff', 0.452, 0.3132, 264.05],
])('%s is found at its place', (expected, lightness, chroma, hue) => {
  const difference = (a: string, b: string) =>
    [1, 3, 5].map((at) => Math.abs(parseInt(a.slice(at, at + 2), 16) - parseInt(b.slice(at, at + 2), 16)));
  expect(Math.max(...difference(oklch(lightness, chroma, hue), expected))).toBeLessThanOrEqual(2);
});

test('what sRGB cannot show is cut off', () => {
  expect(oklch(0.9, 0.4, 145)).toMatch(/^#[0-9a-f]{6}$/);
});
