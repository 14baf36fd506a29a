// Flame graph SVG → its bars: what every `<title>` says, and where the `<rect>` behind it lies. Read by patterns, not by an XML
// parser: the worker has none, and all writers (inferno, flamegraph.pl) write a title and then its rectangle.
import { unescapeXml } from './xmlText';

/** The bars of a picture as columns; one row = one bar, in the order of the file. */
export interface SvgBars {
  readonly length: number;
  readonly names: readonly string[];
  /** What the title says, in the picture's unit. */
  readonly counts: Float64Array;
  /** Left edge and width: in samples where the writer gives them (`fg:x`, `fg:w`), else in pixels or percent of the width. */
  readonly left: Float64Array;
  readonly width: Float64Array;
  /** Distance from the upper edge, which is one number per row of the flame graph. */
  readonly top: Float64Array;
  /** The noun behind the counts: `samples`, `bytes`, `ms`, … */
  readonly noun: string;
  /** True where titles also say how a diff changed. */
  readonly isDiff: boolean;
  /** Titles with a count and no rectangle that could be read. */
  readonly unreadableCount: number;
}

/** A title, perhaps a link around the bar, and the attributes of the rectangle. */
const BAR = /<title>([^<]*)<\/title>(?:\s*<a\b[^<>]*>)?\s*(?:<rect\b([^<>]*)>)?/g;
/** `order_car (rideshare.py:20) (73 samples, 59.35%)`, in a diff `…%; +3.20%`; the whole is `100%`. */
const TITLE = /^(.*) \(([\d,]+(?:\.\d+)?) ([^(),\d][^(),]*), [\d.]+%(; [+-]?[\d.]+%)?\)$/s;
const ATTRIBUTE = /([\w:]+)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')/g;

export function readSvgBars(text: string): SvgBars {
  const names: string[] = [];
  const columns: Record<'counts' | 'left' | 'width' | 'top', number[]> = { counts: [], left: [], width: [], top: [] };
  let noun = '';
  let isDiff = false;
  let unreadableCount = 0;
  for (const [, titleText, rectangle = ''] of text.matchAll(BAR)) {
    const title = TITLE.exec(unescapeXml(titleText).trim());
    if (title === null) {
      continue;
    }
    const attributes = readAttributes(rectangle);
    const left = readNumber(attributes.get('fg:x') ?? attributes.get('x'));
    const width = readNumber(attributes.get('fg:w') ?? attributes.get('width'));
    const top = readNumber(attributes.get('y'));
    if (left === undefined || width === undefined || width < 0 || top === undefined) {
      unreadableCount++;
      continue;
    }
    names.push(title[1]);
    columns.counts.push(Number(title[2].replaceAll(',', '')));
    columns.left.push(left);
    columns.width.push(width);
    columns.top.push(top);
    noun ||= title[3];
    isDiff ||= title[4] !== undefined;
  }
  return {
    length: names.length,
    names,
    counts: Float64Array.from(columns.counts),
    left: Float64Array.from(columns.left),
    width: Float64Array.from(columns.width),
    top: Float64Array.from(columns.top),
    noun,
    isDiff,
    unreadableCount,
  };
}

function readAttributes(text: string): ReadonlyMap<string, string> {
  return new Map(Array.from(text.matchAll(ATTRIBUTE), ([, name, double, single]) => [name, double ?? single ?? '']));
}

function readNumber(text: string | undefined): number | undefined {
  const value = text === undefined || text === '' ? NaN : Number(text.endsWith('%') ? text.slice(0, -1) : text);
  return Number.isFinite(value) ? value : undefined;
}
