// The function table of a call tree or a diff → CSV, in the order in which the table shows it.
import { type CallTree, isDiffTree, isFunction } from '../tree/callTree';
import { diffTotals, functionTotals } from '../tree/functionTotals';
import { type CsvCell, encodeCsv } from './encodeCsv';

/**
 * One line per function that has a value: name, file, self and total; of a diff those of both sides and the difference of the totals.
 * The unit stands in the header.
 *
 * @param tree A profile or a diff.
 * @param unit How the unit is called in the header, `''` for none.
 * @param order Rows of the tree's functions; where it is left out the largest self first, of a diff the largest difference. What is no
 *   function is skipped.
 */
export function encodeFunctionsCsv(tree: CallTree, unit: string, order?: Iterable<number>): string {
  const { names, fileNames } = tree.functions;
  const { columns, largestFirst } = columnsOf(tree);
  const withUnit = (title: string) => (unit === '' ? title : `${title} (${unit})`);
  const byValue = (a: number, b: number) => Math.abs(largestFirst[b]) - Math.abs(largestFirst[a]) || a - b;
  const rows = Array.from(order ?? Array.from(names.keys()).sort(byValue)).filter(
    (row) => isFunction(tree, row) && columns.some(({ values }) => values[row] !== 0)
  );
  return encodeCsv(
    ['function', 'file', ...columns.map(({ title }) => withUnit(title))],
    rows.map((row): CsvCell[] => [names[row], fileNames[row], ...columns.map(({ values }) => values[row])])
  );
}

interface Column {
  readonly title: string;
  readonly values: Float64Array;
}

/** The columns, and the values that the table is ordered by. */
function columnsOf(tree: CallTree): { readonly columns: readonly Column[]; readonly largestFirst: Float64Array } {
  if (!isDiffTree(tree)) {
    const { self, total } = functionTotals(tree);
    const columns = [
      { title: 'self', values: self },
      { title: 'total', values: total },
    ];
    return { columns, largestFirst: self };
  }
  const { baseline, comparison } = diffTotals(tree);
  const difference = comparison.total.map((value, row) => value - baseline.total[row]);
  const columns = [
    { title: 'baseline self', values: baseline.self },
    { title: 'comparison self', values: comparison.self },
    { title: 'baseline total', values: baseline.total },
    { title: 'comparison total', values: comparison.total },
    { title: 'difference', values: difference },
  ];
  return { columns, largestFirst: difference };
}
