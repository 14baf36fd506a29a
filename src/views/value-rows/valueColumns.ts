// The columns of numbers that the top table, the call tree and the changes share: self and total of a profile; baseline, comparison
// and difference of a diff. A row is a function or a call node, whatever the values are of.
import { compareSides, type CompareMode } from '../../engine/diff/compareSides';
import { type SortColumn } from '../profile/profileViewState';
import { type Whole } from '../profile/profileModel';
import { formatShare, formatShareChange, percent, type ValueFormat } from '../profile/valueFormat';

/** One column of numbers. */
export interface ValueColumn {
  readonly id: SortColumn;
  readonly title: string;
  /** What the column means, for its tooltip. */
  readonly hint: string;
  /** What rows are ordered by. */
  readonly value: (row: number) => number;
  /** The number as text. */
  readonly text: (row: number) => string;
  /** The share of the whole as text. */
  readonly shareText: (row: number) => string;
  /** Length of the bar behind the number, 0 to 1. */
  readonly fraction: (row: number) => number;
  /** The first to go where there is little room. */
  readonly isSecondary?: boolean;
  /** One side of a diff: of value and share it keeps what sides are compared by where there is little room. */
  readonly isSide?: boolean;
  /** Rows are compared by their shares rather than by their values. */
  readonly isByShare?: boolean;
}

/** The numbers of rows; the baseline's where they are of a diff. */
export interface RowValues {
  readonly self: Float64Array;
  readonly total: Float64Array;
  readonly baselineSelf?: Float64Array;
  readonly baselineTotal?: Float64Array;
}

export interface ColumnContext {
  readonly whole: Whole;
  readonly format: ValueFormat;
  readonly compareBy: CompareMode;
  /** True where the view itself says whether self or total is listed, so that heads need not. */
  readonly isMeasureSaid?: boolean;
}

/** How a list writes what it lists, whatever profile it is of. */
export interface ListContext extends Pick<ColumnContext, 'format' | 'compareBy'> {
  /** File names without the folders that all of them share. */
  readonly shortensPaths: boolean;
}

/** Which values have columns, in this order. */
export type ShownValues = ReadonlyArray<'self' | 'total'>;

export function valueColumns(values: RowValues, shown: ShownValues, context: ColumnContext): readonly ValueColumn[] {
  return shown.flatMap((by, place) => {
    const baseline = by === 'self' ? values.baselineSelf : values.baselineTotal;
    return baseline === undefined
      ? [{ ...amount(by, values[by], context), isSecondary: place > 0 }]
      : sides(by, baseline, values[by], context);
  });
}

function amount(by: 'self' | 'total', values: Float64Array, context: ColumnContext): ValueColumn {
  return by === 'self'
    ? amountColumn({ id: 'self', title: 'Self', hint: 'Spent in the function itself' }, values, context)
    : amountColumn(
        { id: 'total', title: 'Total', hint: 'Spent in the function and what it called; recursion counts once' },
        values,
        context
      );
}

const sideTitles = { baseline: 'Baseline', comparison: 'Comparison', difference: 'Difference' };
const selfTitles = { baseline: 'Self, baseline', comparison: 'Self, comparison', difference: 'Self, difference' };

function sides(
  by: 'self' | 'total',
  baseline: Float64Array,
  comparison: Float64Array,
  context: ColumnContext
): ValueColumn[] {
  const isSelf = by === 'self';
  const title = isSelf && context.isMeasureSaid !== true ? selfTitles : sideTitles;
  const before: Naming = {
    id: isSelf ? 'baselineSelf' : 'baseline',
    title: title.baseline,
    hint: `${isSelf ? 'Self' : 'Total'} in the baseline`,
    isSecondary: true,
  };
  const after: Naming = {
    id: by,
    title: title.comparison,
    hint: `${isSelf ? 'Self' : 'Total'} in the comparison`,
  };
  const whole = { ...context.whole, total: context.whole.baselineTotal };
  const ofSide = { isSide: true, isByShare: context.compareBy === 'share' };
  return [
    { ...amountColumn(before, baseline, { ...context, whole }), ...ofSide },
    { ...amountColumn(after, comparison, context), ...ofSide },
    { ...differenceColumn(isSelf, baseline, comparison, context), title: title.difference },
  ];
}

type Naming = Pick<ValueColumn, 'id' | 'title' | 'hint' | 'isSecondary'>;

function amountColumn(naming: Naming, values: Float64Array, { whole, format }: ColumnContext): ValueColumn {
  return {
    ...naming,
    value: (row) => values[row],
    text: (row) => format.value(values[row]),
    shareText: (row) => formatShare(values[row], whole.total),
    fraction: (row) => Math.min(1, Math.max(0, percent(values[row], whole.total) / 100)),
  };
}

function differenceColumn(
  isSelf: boolean,
  baseline: Float64Array,
  comparison: Float64Array,
  { whole, format, compareBy }: ColumnContext
): Omit<ValueColumn, 'title'> {
  const difference = (row: number, mode: CompareMode) =>
    compareSides(
      {
        baseline: baseline[row],
        comparison: comparison[row],
        baselineTotal: whole.baselineTotal,
        comparisonTotal: whole.total,
      },
      mode
    ).difference;
  // A bar as long as the cell is a change as large as the larger whole: bars of different rows and columns compare.
  const largest = compareBy === 'share' ? 1 : Math.max(Math.abs(whole.total), Math.abs(whole.baselineTotal));
  return {
    id: isSelf ? 'selfDifference' : 'difference',
    hint:
      compareBy === 'share'
        ? 'Comparison minus baseline; ordered by the change of the share, in percentage points'
        : 'Comparison minus baseline; ordered by the change of the value',
    value: (row) => difference(row, compareBy),
    text: (row) => format.difference(difference(row, 'absolute')),
    shareText: (row) => formatShareChange(100 * difference(row, 'share')),
    fraction: (row) => (largest === 0 ? 0 : Math.min(1, Math.abs(difference(row, compareBy)) / largest)),
    isByShare: compareBy === 'share',
  };
}
