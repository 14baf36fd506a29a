// The rows of the label list without a row object for any: which label, value or rest stands in row n is found by bisection.
//
//     row 0   region                label 0        starts: 0
//     row 1     eu-north            value 0
//     row 2     us-east             value 1
//     row 3     other (7 values)    other
//     row 4   version (folded)      label 1        starts: 4
//     row 5   3 labels with a single value         starts: 5
import { upperBound } from '../../base/bisect';
import { type ListedLabel } from '../../worker/explain/explainRequest';

/** What a row shows; `label` and `place` are indexes into what is listed. */
export type LabelRow =
  | { readonly kind: 'label'; readonly label: number }
  | { readonly kind: 'value'; readonly label: number; readonly place: number }
  | { readonly kind: 'other'; readonly label: number }
  /** Unfolds the labels with a single value. */
  | { readonly kind: 'singleValued' }
  | { readonly kind: 'single'; readonly place: number };

export interface RowSource {
  readonly labels: readonly ListedLabel[];
  readonly singleValued: ReadonlyArray<{ readonly label: string; readonly value: string }>;
}

export class LabelRows {
  readonly rowCount: number;
  /** The first row of each label, then that of the labels with a single value. */
  private readonly starts: Int32Array;

  /** Visits every label once and no value. */
  constructor(
    readonly source: RowSource,
    readonly folded: ReadonlySet<string>,
    readonly showsSingleValued: boolean
  ) {
    const { labels, singleValued } = source;
    this.starts = new Int32Array(labels.length + 1);
    labels.forEach((label, index) => {
      this.starts[index + 1] = this.starts[index] + this.rowsOf(label);
    });
    const rest = singleValued.length === 0 ? 0 : 1 + (showsSingleValued ? singleValued.length : 0);
    this.rowCount = this.starts[labels.length] + rest;
  }

  at(row: number): LabelRow {
    const { labels } = this.source;
    const label = upperBound(this.starts, row) - 1;
    const offset = row - this.starts[label];
    if (label === labels.length) {
      return offset === 0 ? { kind: 'singleValued' } : { kind: 'single', place: offset - 1 };
    }
    if (offset === 0) {
      return { kind: 'label', label };
    }
    return offset <= labels[label].values.length
      ? { kind: 'value', label, place: offset - 1 }
      : { kind: 'other', label };
  }

  /** The row of a label's head, -1 for a label that is not listed. */
  rowOfLabel(name: string): number {
    const label = this.source.labels.findIndex((listed) => listed.name === name);
    return label === -1 ? -1 : this.starts[label];
  }

  private rowsOf({ name, values, other }: ListedLabel): number {
    return this.folded.has(name) ? 1 : 1 + values.length + (other === undefined ? 0 : 1);
  }
}
