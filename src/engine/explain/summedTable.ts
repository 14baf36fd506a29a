// One table of label sets with everything that is asked of it again and again: sums and levels per label, and the sums
// inside a selection, each computed once.
import { findLabelLevel, type LabelLevel } from './labelLevel';
import { type LabelSets } from './labelSets';
import { type SideSums } from './likelihood';
import { heterogeneity, sumByValue, totalOf, type ValueSums } from './valueSums';

/** One value of one label of a table, by index. */
export interface Part {
  readonly label: number;
  readonly code: number;
}

/** A label whose outliers cancel out to less than this share moves load about. */
const MOVED_SHARE = 0.5;

export class SummedTable {
  /** Per label, over all rows. */
  readonly whole: readonly ValueSums[];
  readonly levels: readonly LabelLevel[];
  readonly heterogeneities: readonly number[];
  readonly total: SideSums;
  /** Per label: true if its outliers mostly cancel out. A restart or a rollout shows in it, and it proves nothing. */
  readonly isMoving: readonly boolean[];
  private readonly insideOf = new Map<string, readonly ValueSums[]>();

  /** `unchanged` is comparison ÷ baseline of something that did not change: the ratio of the sides' lengths. */
  constructor(
    readonly sets: LabelSets,
    readonly unchanged: number
  ) {
    this.whole = sets.labels.map((_, label) => sumByValue(sets, label));
    this.levels = sets.labels.map(({ cutCode }, label) => findLabelLevel(this.whole[label], unchanged, cutCode));
    this.heterogeneities = this.whole.map(heterogeneity);
    this.total = totalOf(this.whole[0]);
    this.isMoving = sets.labels.map((_, label) => movesLoad(this.whole[label], this.levels[label]));
  }

  /** Per label, over the rows that have all `parts`. */
  inside(parts: readonly Part[]): readonly ValueSums[] {
    const key = parts.map(({ label, code }) => `${label}:${code}`).join();
    let inside = this.insideOf.get(key);
    if (inside === undefined) {
      const rows = rowsWith(this.sets, parts);
      inside = this.sets.labels.map((_, label) => sumByValue(this.sets, label, rows));
      this.insideOf.set(key, inside);
    }
    return inside;
  }

  sumsOf(parts: readonly Part[]): SideSums {
    if (parts.length === 1) {
      const { label, code } = parts[0];
      return { baseline: this.whole[label].baseline[code], comparison: this.whole[label].comparison[code] };
    }
    const [first, ...others] = parts;
    const rows = rowsWith(this.sets, others);
    const { codes } = this.sets.labels[first.label];
    const sums = { baseline: 0, comparison: 0 };
    for (const row of rows) {
      if (codes[row] === first.code) {
        sums.baseline += this.sets.baseline[row];
        sums.comparison += this.sets.comparison[row];
      }
    }
    return sums;
  }

  /** The share of a value's own change that netting left of it: 1 for a value that is no outlier. */
  keptShare({ label, code }: Part): number {
    const { factor, isOutlier, effect } = this.levels[label];
    const own = this.whole[label].comparison[code] - factor * this.whole[label].baseline[code];
    return isOutlier[code] === 0 || own === 0 ? 1 : effect[code] / own;
  }
}

function movesLoad({ baseline, comparison }: ValueSums, { factor, isOutlier, effect }: LabelLevel): boolean {
  let own = 0;
  let netted = 0;
  for (let code = 0; code < effect.length; code++) {
    own += isOutlier[code] === 1 ? Math.abs(comparison[code] - factor * baseline[code]) : 0;
    netted += Math.abs(effect[code]);
  }
  return netted < MOVED_SHARE * own;
}

/** The rows that have all `parts`, in order. */
export function rowsWith({ length, labels }: LabelSets, parts: readonly Part[]): Int32Array {
  const rows = new Int32Array(length);
  let count = 0;
  const columns = parts.map(({ label }) => labels[label].codes);
  for (let row = 0; row < length; row++) {
    let part = 0;
    while (part < parts.length && columns[part][row] === parts[part].code) {
      part++;
    }
    if (part === parts.length) {
      rows[count++] = row;
    }
  }
  return rows.subarray(0, count);
}
