// An SVG of the flame graph at its full height: what the canvas draws, as shapes and text.
import { type GrafanaTheme2 } from '@grafana/data';
import { type ExportSubject } from './exportSubject';
import { drawPart, planPicture } from './pictures';
import { escapeXml, SvgContext } from './svgContext';

/**
 * The text of the file.
 *
 * @param subject What is shown.
 * @param theme Its colours.
 * @param title What the picture is of, for screen readers and file browsers.
 * @param measure Width of a text in the labels' font; a canvas knows it.
 */
export function exportSvg(
  subject: ExportSubject,
  theme: GrafanaTheme2,
  title: string,
  measure: (text: string, font: string) => number
): string {
  const plan = planPicture(subject, theme);
  const parts = plan.parts.map((part) => {
    const context = new SvgContext();
    drawPart(context, part, plan, { pixelRatio: 1, measure: (text) => measure(text, plan.font) });
    return `<g transform="translate(0 ${part.topPx})">\n${context.toSvg()}\n</g>`;
  });
  const { widthPx, heightPx, background, fontFamily, fontSizePx } = plan;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}" role="img" font-family="${escapeXml(fontFamily)}" font-size="${fontSizePx}" xml:space="preserve">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="100%" height="100%" fill="${escapeXml(background)}"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}
