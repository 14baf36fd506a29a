// Tables → CSV (RFC 4180), safe to open in a spreadsheet.

/** A cell: text, or a number as it is. */
export type CsvCell = string | number;

/** What a spreadsheet would take for the beginning of a formula. */
const IS_FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * Lines end in CRLF; cells with a comma, a quote or a line end are quoted. Text that a spreadsheet would run as a formula
 * (`=`, `+`, `-`, `@`, tab or return in front) gets an apostrophe in front, which spreadsheets take for "this is text"; numbers stay
 * numbers, also negative ones.
 */
export function encodeCsv(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  const lines = [lineOf(header)];
  for (const row of rows) {
    lines.push(lineOf(row));
  }
  return lines.join('');
}

function lineOf(cells: readonly CsvCell[]): string {
  return `${cells.map(textOf).join(',')}\r\n`;
}

function textOf(cell: CsvCell): string {
  if (typeof cell === 'number') {
    return String(cell);
  }
  const text = IS_FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
