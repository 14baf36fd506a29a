// The breakdown: every label with its values, largest first or as asked, and what a limit leaves out summed as one.
import { type ChangeExplanation } from './explainChange';
import { type Comparison, type LabelSets } from './labelSets';
import { sumByValue, totalOf, type ValueSums } from './valueSums';

export type BreakdownOrder = 'share' | 'change' | 'name' | 'explanation';

/** A label with more than one value. All values are averages per step. */
export interface LabelBreakdown {
  readonly name: string;
  /** Where the label is: `comparison.tables[table].labels[label]`. */
  readonly table: number;
  readonly label: number;
  /** The codes that are listed, in order; the columns beside have one entry for each. */
  readonly codes: Int32Array;
  readonly baseline: Float64Array;
  readonly comparison: Float64Array;
  /** What is not listed, as one: `valueCount` values that the limit left out, and what the store cut off if `hasCut`. */
  readonly other:
    | { readonly valueCount: number; readonly hasCut: boolean; readonly baseline: number; readonly comparison: number }
    | undefined;
}

export interface Breakdown {
  readonly labels: readonly LabelBreakdown[];
  /** Labels with a single value cannot explain anything; they are named with it and not listed. */
  readonly singleValued: ReadonlyArray<{ readonly label: string; readonly value: string }>;
  /** Averages of everything per step. */
  readonly baseline: number;
  readonly comparison: number;
}

export interface BreakdownOptions {
  readonly order: BreakdownOrder;
  /** So many values per label at most. */
  readonly limit: number;
  /** For the order by explanation: labels and values that an explanation names come first, in its order. */
  readonly explanation?: ChangeExplanation;
}

/** A label that several tables have is taken from the first one. Ties are in order of name. */
export function breakDown(comparison: Comparison, options: BreakdownOptions): Breakdown {
  const ordering = { ...options, ranks: ranksOf(options.explanation) };
  const labels: LabelBreakdown[] = [];
  const singleValued: Array<{ readonly label: string; readonly value: string }> = [];
  const seen = new Set<string>();
  comparison.tables.forEach((sets, table) => {
    sets.labels.forEach(({ name, values }, label) => {
      if (seen.has(name)) {
        return;
      }
      seen.add(name);
      const averages = averagesOf(comparison, sets, label);
      const codes = [...values.keys()].filter((code) => averages.baseline[code] + averages.comparison[code] > 0);
      if (codes.length < 2) {
        singleValued.push({ label: name, value: codes.length === 0 ? '' : values[codes[0]] });
      } else {
        labels.push(breakDownLabel({ sets, table, label }, averages, codes, ordering));
      }
    });
  });
  const [first] = comparison.tables;
  const total = first === undefined ? undefined : totalOf(averagesOf(comparison, first, 0));
  return {
    labels: labels.sort(orderOfLabels(ordering)),
    singleValued,
    baseline: total?.baseline ?? 0,
    comparison: total?.comparison ?? 0,
  };
}

interface Ordering extends BreakdownOptions {
  /** The place of the first explanation that names a label, and a label's value, by `nameKey`. */
  readonly ranks: ReadonlyMap<string, number>;
}

function averagesOf({ baselineSteps, comparisonSteps }: Comparison, sets: LabelSets, label: number): ValueSums {
  const { baseline, comparison } = sumByValue(sets, label);
  return {
    baseline: baseline.map((sum) => sum / baselineSteps),
    comparison: comparison.map((sum) => sum / comparisonSteps),
  };
}

interface LabelPlace {
  readonly sets: LabelSets;
  readonly table: number;
  readonly label: number;
}

function breakDownLabel(
  { sets, table, label }: LabelPlace,
  { baseline, comparison }: ValueSums,
  codes: readonly number[],
  ordering: Ordering
): LabelBreakdown {
  const { name, values, cutCode } = sets.labels[label];
  const named = codes
    .filter((code) => code !== cutCode)
    .sort(orderOfValues(name, values, { baseline, comparison }, ordering));
  const shown = Int32Array.from(named.slice(0, ordering.limit));
  const hasCut = named.length < codes.length;
  const hidden = [...named.slice(ordering.limit), ...(hasCut && cutCode !== undefined ? [cutCode] : [])];
  const sumOfHidden = (column: Float64Array) => hidden.reduce((sum, code) => sum + column[code], 0);
  return {
    name,
    table,
    label,
    codes: shown,
    baseline: Float64Array.from(shown, (code) => baseline[code]),
    comparison: Float64Array.from(shown, (code) => comparison[code]),
    other:
      hidden.length === 0
        ? undefined
        : {
            valueCount: named.length - shown.length,
            hasCut,
            baseline: sumOfHidden(baseline),
            comparison: sumOfHidden(comparison),
          },
  };
}

function orderOfValues(
  label: string,
  values: readonly string[],
  { baseline, comparison }: ValueSums,
  { order, ranks }: Ordering
): (a: number, b: number) => number {
  const share = (code: number) => -Math.max(comparison[code], baseline[code]);
  const change = (code: number) => -Math.abs(comparison[code] - baseline[code]);
  const rank = new Map<number, number>();
  if (order === 'explanation' && ranks.has(nameKey(label))) {
    values.forEach((value, code) => rank.set(code, ranks.get(nameKey(label, value)) ?? Infinity));
  }
  return (a, b) => {
    const byName = compareNames(values[a], values[b]);
    switch (order) {
      case 'name':
        return byName;
      case 'share':
        return share(a) - share(b) || byName;
      case 'change':
        return change(a) - change(b) || byName;
      case 'explanation':
        return compareRanks(rank.get(a), rank.get(b)) || change(a) - change(b) || byName;
    }
  };
}

function orderOfLabels({ order, ranks }: Ordering): (a: LabelBreakdown, b: LabelBreakdown) => number {
  const largestChange = ({ baseline, comparison }: LabelBreakdown) =>
    comparison.reduce((largest, value, index) => Math.max(largest, Math.abs(value - baseline[index])), 0);
  const largestShare = ({ comparison }: LabelBreakdown) => comparison.reduce((a, b) => Math.max(a, b), 0);
  return (a, b) => {
    const byName = compareNames(a.name, b.name);
    switch (order) {
      case 'name':
        return byName;
      case 'share':
        return largestShare(b) - largestShare(a) || byName;
      case 'change':
        return largestChange(b) - largestChange(a) || byName;
      case 'explanation':
        return (
          compareRanks(ranks.get(nameKey(a.name)), ranks.get(nameKey(b.name))) ||
          largestChange(b) - largestChange(a) ||
          byName
        );
    }
  };
}

function ranksOf(explanation: ChangeExplanation | undefined): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  explanation?.explanations.forEach(({ selection, alsoKnownAs }, place) => {
    for (const { label, value } of [selection, ...alsoKnownAs].flat()) {
      for (const key of [nameKey(label), nameKey(label, value)]) {
        ranks.set(key, Math.min(place, ranks.get(key) ?? Infinity));
      }
    }
  });
  return ranks;
}

function nameKey(...names: readonly string[]): string {
  return JSON.stringify(names);
}

function compareRanks(a = Infinity, b = Infinity): number {
  return a === b ? 0 : a - b;
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
