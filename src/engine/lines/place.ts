// A file and a line as one text, so that trees whose functions are lines go through everything that tells functions apart by file.

export interface Place {
  /** Empty where unknown. */
  readonly fileName: string;
  /** 0 where unknown. */
  readonly line: number;
}

/** Of longer paths only the end is kept: a hostile file would have one text of megabytes per line. */
const MAX_PATH_LENGTH = 1000;

/** `work.py` and 12 → `work.py:12`. Every place ends in a colon and a number, also one of which nothing is known. */
export function placeText({ fileName, line }: Place): string {
  return `${fileName.slice(-MAX_PATH_LENGTH)}:${line}`;
}

/** The place of such a text; of any other text the whole is the file. */
export function placeOf(text: string): Place {
  const colon = text.lastIndexOf(':');
  const line = colon === -1 ? NaN : Number(text.slice(colon + 1));
  return Number.isInteger(line) && line >= 0 ? { fileName: text.slice(0, colon), line } : { fileName: text, line: 0 };
}
