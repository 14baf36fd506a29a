// Colours by perceived lightness: two colours of one lightness read equally well, whatever their hue (hsl does not promise that).
// The matrices are those of Björn Ottosson's Oklab.

/**
 * A colour as `#rrggbb`.
 *
 * @param lightness 0 (black) to 1 (white), as perceived.
 * @param chroma 0 (grey) to about 0.3; what sRGB cannot show is cut off.
 * @param hueDegrees 0 to 360: pink 0, yellow 110, green 145, blue 260.
 */
export function oklch(lightness: number, chroma: number, hueDegrees: number): string {
  const hue = (hueDegrees * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
  return `#${channels.map(hexByteOfLinear).join('')}`;
}

/** One linear-light channel as two hex digits of sRGB. */
function hexByteOfLinear(linear: number): string {
  const light = Math.min(1, Math.max(0, linear));
  const encoded = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255)
    .toString(16)
    .padStart(2, '0');
}
