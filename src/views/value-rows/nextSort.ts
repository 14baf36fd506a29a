// What a click on a column's name does to the order of a list.
import { type SortColumn, type TableSort } from '../profile/profileViewState';

/** The order after a click on a column: the other way round, or a new column with its largest numbers (or first names) on top. */
export function nextSort(current: TableSort, column: SortColumn): TableSort {
  const isText = column === 'name' || column === 'file';
  return { column, isDescending: current.column === column ? !current.isDescending : !isText };
}
