// Which functions the top table lists, and in which order.
import { type BitSet } from '../../base/bitSet';
import { ROOT_NAME } from '../../engine/tree/callTree';
import { type ProfileModel } from '../profile/profileModel';
import { type SortColumn, type TableSort } from '../profile/profileViewState';
import { type FunctionColumn } from './functionColumns';

/**
 * Function indexes in the order of `sort`, equal ones in order of name; only those in `matched` where it is given. The root's own
 * entry `total` is left out: it is no function.
 */
export function functionRows(
  { tree }: ProfileModel,
  columns: readonly FunctionColumn[],
  sort: TableSort,
  matched?: BitSet
): Int32Array {
  const { names, length } = tree.functions;
  const root = tree.functionIndex[0];
  const rows = new Int32Array(length);
  let count = 0;
  for (let index = 0; index < length; index++) {
    const isRoot = index === root && names[index] === ROOT_NAME;
    if (!isRoot && (matched === undefined || matched.has(index))) {
      rows[count++] = index;
    }
  }
  const direction = sort.isDescending ? -1 : 1;
  const byName = (a: number, b: number) => (names[a] < names[b] ? -1 : names[a] > names[b] ? 1 : a - b);
  const values = columns.find(({ id }) => id === sort.column)?.values;
  const order =
    values === undefined
      ? (a: number, b: number) => direction * byName(a, b)
      : (a: number, b: number) => direction * (values[a] - values[b]) || byName(a, b);
  return rows.subarray(0, count).sort(order);
}

/** The order after a click on a column: the other way round, or a new column with its largest numbers (or first names) on top. */
export function nextSort(current: TableSort, column: SortColumn): TableSort {
  return { column, isDescending: current.column === column ? !current.isDescending : column !== 'name' };
}
