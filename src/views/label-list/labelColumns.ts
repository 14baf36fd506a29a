// The numbers of the label list: a share of everything, or both sides and their difference where two are compared.
import { type LabelValue } from '../../engine/explain/explainChange';
import { type ExplorerAnswer, type ListedLabel } from '../../worker/explain/explainRequest';
import { type ValueFormat } from '../profile/valueFormat';
import { type ValueColumn, valueColumns } from '../value-rows/valueColumns';

/** Columns of the values of one label; their rows are its places. */
export type ColumnsOf = (label: ListedLabel) => readonly ValueColumn[];

export function labelColumns(answer: ExplorerAnswer, format: ValueFormat): ColumnsOf {
  const whole = { total: answer.comparison, baselineTotal: answer.baseline };
  const cache = new WeakMap<ListedLabel, readonly ValueColumn[]>();
  return (label) => {
    let columns = cache.get(label);
    if (columns === undefined) {
      const { comparison, baseline } = label;
      const sides = answer.sides === 'nothing' ? {} : { baselineSelf: baseline, baselineTotal: baseline };
      columns = valueColumns({ self: comparison, total: comparison, ...sides }, ['total'], {
        whole,
        format,
        compareBy: 'absolute',
      });
      cache.set(label, columns);
    }
    return columns;
  };
}

/** The rest of a label as a label of one value, so that its numbers stand in the same columns. */
export function restAsLabel({ name, other }: ListedLabel): ListedLabel {
  return {
    name,
    values: [otherText(other)],
    baseline: Float64Array.of(other?.baseline ?? 0),
    comparison: Float64Array.of(other?.comparison ?? 0),
    other: undefined,
  };
}

/** `other (7 values)`; what a store cut off is not counted, because nobody knows it. */
export function otherText(other: ListedLabel['other']): string {
  if (other === undefined || other.valueCount === 0) {
    return 'other (cut off by the store)';
  }
  const values = `${other.valueCount.toLocaleString('en-US')} ${other.valueCount === 1 ? 'value' : 'values'}`;
  return `other (${values}${other.hasCut ? ' and what the store cut off' : ''})`;
}

export interface ColumnTitle {
  readonly id: ValueColumn['id'];
  readonly title: string;
  readonly hint: string;
  readonly isSecondary: boolean;
}

/** The heads, in the order of `labelColumns`. */
export function columnTitles(sides: ExplorerAnswer['sides'], valueName: string): readonly ColumnTitle[] {
  const ofSelection = sides === 'window' ? 'in the selected time' : 'in the comparison';
  const ofRest = sides === 'window' ? 'in the rest of the time' : 'in the baseline';
  return sides === 'nothing'
    ? [
        {
          id: 'total',
          title: valueName,
          hint: `Average of ${valueName}, and its share of everything`,
          isSecondary: false,
        },
      ]
    : [
        { id: 'baseline', title: 'Baseline', hint: `Average ${ofRest}, and its share there`, isSecondary: true },
        {
          id: 'total',
          title: sides === 'window' ? 'Selected' : 'Comparison',
          hint: `Average ${ofSelection}, and its share there`,
          isSecondary: false,
        },
        {
          id: 'difference',
          title: 'Difference',
          hint: 'By how much the average and the share changed',
          isSecondary: false,
        },
      ];
}

/** Read out for a value's row. */
export function valueLabel({ label, value }: LabelValue): string {
  return value === '' ? `without ${label}` : value;
}
