// The columns of the top table: self and total of a profile, baseline, comparison and difference of a diff.
import { isDiffTree } from '../../engine/tree/callTree';
import { type ProfileModel } from '../profile/profileModel';
import { type SortColumn, type TableSort } from '../profile/profileViewState';
import { formatShare, formatShareChange, percent, type ValueFormat } from '../profile/valueFormat';

/** One column of numbers. */
export interface FunctionColumn {
  readonly id: Exclude<SortColumn, 'name'>;
  readonly title: string;
  /** What the column means, for its tooltip. */
  readonly hint: string;
  /** The number of each function, in the order of the tree's functions. */
  readonly values: Float64Array;
  /** The number as text. */
  readonly text: (functionIndex: number) => string;
  /** The share of the whole as text. */
  readonly shareText: (functionIndex: number) => string;
  /** Length of the bar behind the number, 0 to 1. */
  readonly fraction: (functionIndex: number) => number;
}

/** The table's numbers and its first order. */
export interface FunctionColumns {
  readonly columns: readonly FunctionColumn[];
  readonly defaultSort: TableSort;
}

export function functionColumns(profile: ProfileModel, format: ValueFormat): FunctionColumns {
  const baseline = profile.baselineTotals();
  if (baseline === undefined) {
    const { self, total } = profile.functionTotals();
    const whole = profile.tree.total[0];
    return {
      columns: [
        amountColumn('self', 'Self', 'Spent in the function itself', self, whole, format),
        amountColumn(
          'total',
          'Total',
          'Spent in the function and what it called; recursion counts once',
          total,
          whole,
          format
        ),
      ],
      defaultSort: { column: 'self', isDescending: true },
    };
  }
  return diffColumns(profile, baseline.total, format);
}

function diffColumns(profile: ProfileModel, baseline: Float64Array, format: ValueFormat): FunctionColumns {
  const { tree } = profile;
  const comparison = profile.functionTotals().total;
  const baselineWhole = isDiffTree(tree) ? tree.baselineTotal[0] : 0;
  const whole = tree.total[0];
  const points = comparison.map((value, index) => percent(value, whole) - percent(baseline[index], baselineWhole));
  const largest = points.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return {
    columns: [
      amountColumn('baseline', 'Baseline', 'Total of the function in the baseline', baseline, baselineWhole, format),
      amountColumn('total', 'Comparison', 'Total of the function in the comparison', comparison, whole, format),
      {
        id: 'difference',
        title: 'Difference',
        hint: 'Comparison minus baseline; ordered by the change of the share of the total, in percentage points',
        values: points,
        text: (index) => format.difference(comparison[index] - baseline[index]),
        shareText: (index) => formatShareChange(points[index]),
        fraction: (index) => (largest === 0 ? 0 : Math.abs(points[index]) / largest),
      },
    ],
    defaultSort: { column: 'difference', isDescending: true },
  };
}

function amountColumn(
  id: FunctionColumn['id'],
  title: string,
  hint: string,
  values: Float64Array,
  whole: number,
  format: ValueFormat
): FunctionColumn {
  return {
    id,
    title,
    hint,
    values,
    text: (index) => format.value(values[index]),
    shareText: (index) => formatShare(values[index], whole),
    fraction: (index) => Math.min(1, Math.max(0, percent(values[index], whole) / 100)),
  };
}
