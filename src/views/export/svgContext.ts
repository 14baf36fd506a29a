// A canvas context that writes SVG: the same drawing code makes the picture on the screen and the file, so they cannot differ.
import { type DrawingContext } from '../flame-graph/renderFlameGraph';

/** How far the baseline of a text lies below its middle, in parts of the font's size: not every viewer knows `dominant-baseline`. */
const BASELINE_SHIFT_EM = 0.35;

/** Collects what is drawn as SVG elements, in CSS pixels. */
export class SvgContext implements DrawingContext {
  fillStyle: DrawingContext['fillStyle'] = '';
  font = '';
  textAlign: DrawingContext['textAlign'] = 'left';
  textBaseline: DrawingContext['textBaseline'] = 'middle';
  private elements: string[] = [];
  /** Boxes of one colour that are not written yet: thousands of them are one element. */
  private boxes: string[] = [];
  private boxColor = '';

  /** The scale of device pixels, which an SVG has none of. */
  setTransform(): void {}

  clearRect(): void {
    this.elements = [];
    this.boxes = [];
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    if (this.color() !== this.boxColor) {
      this.writeBoxes();
      this.boxColor = this.color();
    }
    this.boxes.push(`M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z`);
  }

  fillText(text: string, x: number, y: number): void {
    this.writeBoxes();
    this.elements.push(
      `<text x="${short(x)}" y="${short(y)}" dy="${BASELINE_SHIFT_EM}em" fill="${this.color()}">${escapeXml(text)}</text>`
    );
  }

  /** What was drawn since the last `clearRect`. */
  toSvg(): string {
    this.writeBoxes();
    return this.elements.join('\n');
  }

  private writeBoxes() {
    if (this.boxes.length > 0) {
      this.elements.push(`<path d="${this.boxes.join('')}" fill="${this.boxColor}"/>`);
      this.boxes = [];
    }
  }

  private color(): string {
    return escapeXml(String(this.fillStyle));
  }
}

/** Two decimals are a fiftieth of a pixel. */
function short(px: number): string {
  return String(Math.round(px * 100) / 100);
}

/** Characters that XML has no way to write, not even escaped. */
const NOT_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** The text as content or attribute of an element. */
export function escapeXml(text: string): string {
  return text
    .replace(NOT_IN_XML, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
