// The lines of a text format, one after the other, without their line ends.

/** Calls `visit` for every line; `offset` counts UTF-16 units, which are bytes where the text is ASCII. */
export function forEachLine(text: string, visit: (line: string, offset: number) => void): void {
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    visit(text.slice(start, end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end), start);
    start = end + 1;
  }
}

/** The beginning of a text, enough to tell formats apart by. */
export function headOf(text: string): string {
  return text.slice(0, 20_000);
}
