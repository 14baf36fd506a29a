// The name of a frame that stands for a source line instead of a function: `lp.py:8`.

/** No file system has longer names; a hostile file would have one text of megabytes per line. */
const MAX_LENGTH = 255;

/** The file without its folders, and the line. */
export function lineName(fileName: string, line: number): string {
  const tail = fileName.slice(-MAX_LENGTH);
  return `${tail.slice(Math.max(tail.lastIndexOf('/'), tail.lastIndexOf('\\')) + 1)}:${line}`;
}
