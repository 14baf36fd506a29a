// What stands beside the names in the top table, and the functions as it lists them: the exported table has the same order.
import { type BitSet } from '../../base/bitSet';
import { isDiffTree } from '../../engine/tree/callTree';
import { type ProfileModel } from '../profile/profileModel';
import { type TableSort } from '../profile/profileViewState';
import { type ColumnContext, type ValueColumn, valueColumns } from '../value-rows/valueColumns';
import { functionOrder, functionRows, sortInForce } from './functionRows';
import { valuesOfFunctions } from './valuesOfFunctions';

/** What can stand beside the name. */
export type TableColumn = 'self' | 'total' | 'file';

/** How the table writes and compares numbers. */
export type TableContext = Pick<ColumnContext, 'format' | 'compareBy'>;

/** The table's columns of numbers: of a diff those of both sides and the difference. */
export function tableColumns(
  profile: ProfileModel,
  shown: readonly TableColumn[],
  context: TableContext
): readonly ValueColumn[] {
  return valueColumns(
    valuesOfFunctions(profile),
    shown.filter((column) => column !== 'file'),
    { whole: profile.whole, ...context }
  );
}

/** What the viewer asked of the table; `matched` undefined lists all functions. */
export interface TableChoices {
  readonly shown: readonly TableColumn[];
  readonly sort: TableSort | undefined;
  readonly matched: BitSet | undefined;
}

/** Function indexes from the first row of the table to its last. */
export function functionsAsListed(
  profile: ProfileModel,
  { shown, sort, matched }: TableChoices,
  context: TableContext
): Int32Array {
  const columns = tableColumns(profile, shown, context);
  const inForce = sortInForce(sort, columns, isDiffTree(profile.tree), shown.includes('file'));
  return functionRows(profile, functionOrder(profile.tree.functions, columns, inForce), matched).all();
}
