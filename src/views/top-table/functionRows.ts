// Which functions the top table lists, and in which order.
import { lowerBound } from '../../base/bisect';
import { type BitSet } from '../../base/bitSet';
import { ROOT_NAME } from '../../engine/tree/callTree';
import { type ProfileModel } from '../profile/profileModel';
import { type TableSort } from '../profile/profileViewState';
import { type ValueColumn } from '../value-rows/valueColumns';

/**
 * Function indexes in the order of `sort`, equal ones in order of name; only those in `matched` where it is given. The root's own
 * entry `total` and what a store cut off are left out, for they are no functions; so is what a filter left without a call.
 */
export function functionRows(
  { tree, presentFunctions }: Pick<ProfileModel, 'tree' | 'presentFunctions'>,
  columns: readonly ValueColumn[],
  sort: TableSort,
  matched?: BitSet
): Int32Array {
  const { functions, functionIndex, cutFunction } = tree;
  const { names, fileNames, length } = functions;
  const root = functionIndex[0];
  const present = presentFunctions();
  const rows = new Int32Array(length);
  let count = 0;
  for (let index = 0; index < length; index++) {
    const isRoot = index === root && names[index] === ROOT_NAME;
    if (!isRoot && index !== cutFunction && present.has(index) && (matched === undefined || matched.has(index))) {
      rows[count++] = index;
    }
  }
  const listed = rows.subarray(0, count);
  const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const byName = (a: number, b: number) => compareText(names[a], names[b]) || a - b;
  const column = columns.find(({ id }) => id === sort.column);
  if (column !== undefined) {
    return sortedByValue(listed, column.value, sort.isDescending, byName);
  }
  const direction = sort.isDescending ? -1 : 1;
  return listed.sort(
    sort.column === 'file'
      ? (a, b) => direction * compareText(fileNames[a], fileNames[b]) || byName(a, b)
      : (a, b) => direction * byName(a, b)
  );
}

/**
 * The values alone are sorted, which the engine does without asking us about each pair; then each row looks up its place. Rows of one
 * value stand next to each other then, in the order that they had: mostly it is theirs, else they are the only ones that are compared.
 */
function sortedByValue(
  rows: Int32Array,
  valueOf: (index: number) => number,
  isDescending: boolean,
  compareEqual: (a: number, b: number) => number
): Int32Array {
  const { length } = rows;
  const sorted = new Float64Array(length);
  for (let row = 0; row < length; row++) {
    sorted[row] = valueOf(rows[row]);
  }
  const values = sorted.slice();
  sorted.sort();
  const ordered = new Int32Array(length);
  const taken = new Int32Array(length);
  for (let step = 0; step < length; step++) {
    const row = isDescending ? length - 1 - step : step;
    const first = lowerBound(sorted, values[row]);
    const place = first + taken[first]++;
    ordered[isDescending ? length - 1 - place : place] = rows[row];
  }
  for (let first = 0; first < length; first += taken[first]) {
    const from = isDescending ? length - first - taken[first] : first;
    if (!isInOrder(ordered, from, from + taken[first], compareEqual)) {
      ordered.subarray(from, from + taken[first]).sort(compareEqual);
    }
  }
  return ordered;
}

function isInOrder(rows: Int32Array, from: number, to: number, compare: (a: number, b: number) => number): boolean {
  let place = from + 1;
  while (place < to && compare(rows[place - 1], rows[place]) <= 0) {
    place++;
  }
  return place >= to;
}

/** The order in force: the viewer's where the table has that column, else the largest of what is looked at first. */
export function sortInForce(
  sort: TableSort | undefined,
  columns: readonly ValueColumn[],
  isDiff: boolean,
  hasFile: boolean
): TableSort {
  const isKnown =
    sort !== undefined &&
    (sort.column === 'name' || (sort.column === 'file' && hasFile) || columns.some(({ id }) => id === sort.column));
  if (isKnown) {
    return sort;
  }
  const first = isDiff ? columns.find(({ id }) => id.toLowerCase().endsWith('difference')) : columns[0];
  return { column: first?.id ?? 'name', isDescending: first !== undefined };
}
