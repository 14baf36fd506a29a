// Cuts names to the width of their bar. Asking a canvas for the width of a text is the dearest part of drawing a bar (tens of
// microseconds for a text it has not seen), so it is asked once per character instead: a name is as wide as its characters.
// Kerning and joined scripts make that a pixel or two too wide, which costs a letter at the end of a cut name and nothing else. If
// a canvas could measure a thousand new texts within a millisecond, measuring each name would be the better way.

/** No screen shows more of a name on one line. */
const MAX_LENGTH = 1000;
const ELLIPSIS = '…';
const ASCII_LENGTH = 128;

/** Fits texts into widths, in CSS pixels of one font. Remembers a bounded number of characters. */
export class TextFitter {
  private readonly asciiWidths = new Float64Array(ASCII_LENGTH).fill(-1);
  private readonly otherWidths = new Map<number, number>();

  constructor(
    private readonly measure: (text: string) => number,
    private readonly capacity = 5000
  ) {}

  /** Width of a text; of a longer one than any screen shows, the width of its beginning. */
  widthOf(text: string): number {
    let widthPx = 0;
    for (let index = 0; index < Math.min(text.length, MAX_LENGTH); index++) {
      const character = text.codePointAt(index) ?? 0;
      widthPx += this.characterWidth(character);
      index += isPair(character) ? 1 : 0;
    }
    return widthPx;
  }

  /** The text if it fits, else as much of its beginning as fits before an ellipsis, else `''`. */
  fit(text: string, availablePx: number): string {
    const beforeEllipsisPx = availablePx - this.characterWidth(ELLIPSIS.charCodeAt(0));
    let widthPx = 0;
    let cutAt = 0;
    for (let index = 0; index < text.length;) {
      const character = text.codePointAt(index) ?? 0;
      widthPx += this.characterWidth(character);
      index += isPair(character) ? 2 : 1;
      if (widthPx > availablePx || index > MAX_LENGTH) {
        return cutAt === 0 ? '' : text.slice(0, cutAt) + ELLIPSIS;
      }
      if (widthPx <= beforeEllipsisPx && !isJoined(character, text, index)) {
        cutAt = index;
      }
    }
    return text;
  }

  /** Forgets all widths, for another font. */
  clear(): void {
    this.asciiWidths.fill(-1);
    this.otherWidths.clear();
  }

  private characterWidth(character: number): number {
    if (character >= ASCII_LENGTH) {
      return this.otherWidth(character);
    }
    if (this.asciiWidths[character] < 0) {
      this.asciiWidths[character] = this.measure(String.fromCharCode(character));
    }
    return this.asciiWidths[character];
  }

  private otherWidth(character: number): number {
    let widthPx = this.otherWidths.get(character);
    if (widthPx === undefined) {
      if (this.otherWidths.size >= this.capacity) {
        this.otherWidths.clear();
      }
      widthPx = this.measure(String.fromCodePoint(character));
      this.otherWidths.set(character, widthPx);
    }
    return widthPx;
  }
}

/** Accents, variation selectors, skin tones and joiners belong to the character before them. */
const continues = /^(?:\p{M}|\p{Emoji_Modifier}|\u200d)$/u;
const JOINER = 0x200d;

/** True where a cut before `index`, behind `character`, would tear apart what is read as one character. */
function isJoined(character: number, text: string, index: number): boolean {
  const next = text.codePointAt(index) ?? 0;
  if (character < ASCII_LENGTH && next < ASCII_LENGTH) {
    return false;
  }
  return character === JOINER || continues.test(String.fromCodePoint(next));
}

/** True for a character that takes two UTF-16 units. */
function isPair(character: number): boolean {
  return character > 0xffff;
}
