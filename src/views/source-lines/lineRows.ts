// Which source lines the lines table lists, and in which order.
import { parseSearch } from '../../engine/tree/search';
import { lineName } from '../../engine/lines/lineName';
import { type LineTable } from '../../frames/linesFrame';
import { type PathStep } from '../profile/functionPath';
import { type ProfileViewState, type TableSort } from '../profile/profileViewState';
import { type ValueColumn } from '../value-rows/valueColumns';

/** The function whose lines are meant: the pinned one, else the one that was picked, else the one in the middle, else the focused one. */
export function functionInView(
  state: Pick<ProfileViewState, 'pinned' | 'search' | 'sandwich' | 'focus'>
): PathStep | undefined {
  const picked = state.search.kind === 'function' ? state.search.function : undefined;
  return state.pinned ?? picked ?? state.sandwich?.function ?? state.focus[state.focus.length - 1];
}

/** File without folders, and line; the function alone where no line is known. */
export function placeName({ fileNames, lines, functionNames }: LineTable, row: number): string {
  return lines[row] > 0 ? lineName(fileNames[row], lines[row]) : `${functionNames[row]}, line unknown`;
}

/**
 * Rows of the table that belong to the function, or of all functions when it is undefined. Where no line is in the function's own file,
 * all of its name count: inlined code is in the files that it comes from.
 */
export function rowsOfFunction({ functionNames, fileNames }: LineTable, step: PathStep | undefined): readonly number[] {
  const all = functionNames.map((_, row) => row);
  if (step === undefined) {
    return all;
  }
  const named = all.filter((row) => functionNames[row] === step.name);
  const exact = named.filter((row) => fileNames[row] === step.fileName);
  return exact.length > 0 ? exact : named;
}

/** Those of the rows whose function or place the text of a search finds; all of them without a text, or with one that cannot be read. */
export function foundRows(table: LineTable, rows: readonly number[], text: string): readonly number[] {
  const search = parseSearch(text);
  if (text === '' || !search.ok) {
    return rows;
  }
  return rows.filter((row) => search.value(table.functionNames[row]) || search.value(placeName(table, row)));
}

/** The rows in order; equal ones by file and line. */
export function sortRows(
  table: LineTable,
  rows: readonly number[],
  columns: readonly ValueColumn[],
  { column, isDescending }: TableSort
): readonly number[] {
  const { fileNames, lines, functionNames } = table;
  const direction = isDescending ? -1 : 1;
  const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const byPlace = (a: number, b: number) => byText(fileNames[a], fileNames[b]) || lines[a] - lines[b] || a - b;
  const numbers = columns.find(({ id }) => id === column);
  const compare =
    numbers !== undefined
      ? (a: number, b: number) => numbers.value(a) - numbers.value(b)
      : column === 'file'
        ? (a: number, b: number) => byText(functionNames[a], functionNames[b])
        : byPlace;
  return [...rows].sort((a, b) => direction * compare(a, b) || byPlace(a, b));
}
