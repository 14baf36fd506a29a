// Which functions the top table lists, and in which order.
import { type BitSet } from '../../base/bitSet';
import { ROOT_NAME, type TreeFunctions } from '../../engine/tree/callTree';
import { type ProfileModel } from '../profile/profileModel';
import { type TableSort } from '../profile/profileViewState';
import { OrderedRows, type RowOrder } from '../value-rows/orderedRows';
import { type ValueColumn } from '../value-rows/valueColumns';

/**
 * Function indexes in order; only those in `matched` where it is given. The root's own entry `total` and what a store cut off are left
 * out, for they are no functions; so is what a filter left without a call.
 */
export function functionRows(
  { tree, presentFunctions }: Pick<ProfileModel, 'tree' | 'presentFunctions'>,
  order: RowOrder,
  matched?: BitSet
): OrderedRows {
  const { functions, functionIndex, cutFunction } = tree;
  const { names, length } = functions;
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
  return new OrderedRows(rows.subarray(0, count), order);
}

/** The order of a column, equal ones in order of name. Asks for the numbers of all functions, and is good for every search. */
export function functionOrder(
  { names, fileNames, length }: TreeFunctions,
  columns: readonly ValueColumn[],
  { column, isDescending }: TableSort
): RowOrder {
  const direction = isDescending ? -1 : 1;
  const byName: RowOrder = (a, b) => compareText(names[a], names[b]) || a - b;
  const value = columns.find(({ id }) => id === column)?.value;
  if (value !== undefined) {
    const values = new Float64Array(length);
    for (let index = 0; index < length; index++) {
      values[index] = value(index);
    }
    return (a, b) => direction * (values[a] - values[b]) || byName(a, b);
  }
  return column === 'file'
    ? (a, b) => direction * compareText(fileNames[a], fileNames[b]) || byName(a, b)
    : (a, b) => direction * byName(a, b);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
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
