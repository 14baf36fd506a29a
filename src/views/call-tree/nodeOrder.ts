// The order of callees in the call tree.
import { type CallTree } from '../../engine/tree/callTree';
import { type TableSort } from '../profile/profileViewState';
import { type ValueColumn } from '../value-rows/valueColumns';
import { type NodeOrder } from './openNodes';

/** The order in force: the viewer's where the tree has that column, else the largest total or difference first. */
export function treeSortInForce(sort: TableSort | undefined, columns: readonly ValueColumn[]): TableSort {
  if (sort !== undefined && (sort.column === 'name' || columns.some(({ id }) => id === sort.column))) {
    return sort;
  }
  return { column: 'total', isDescending: true };
}

/** Compares call nodes by a column; equal ones, and those by name, stand in the tree's own order, which is that of names. */
export function nodeOrder(
  tree: CallTree,
  columns: readonly ValueColumn[],
  { column, isDescending }: TableSort
): NodeOrder {
  const direction = isDescending ? -1 : 1;
  const value = columns.find(({ id }) => id === column)?.value;
  if (value === undefined) {
    const { names } = tree.functions;
    return (a, b) => {
      const [first, second] = [names[tree.functionIndex[a]], names[tree.functionIndex[b]]];
      return direction * (first < second ? -1 : first > second ? 1 : 0) || a - b;
    };
  }
  return (a, b) => direction * (value(a) - value(b)) || a - b;
}
