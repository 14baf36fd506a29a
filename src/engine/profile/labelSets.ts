// Label sets: made in one order, kept once, and asked which of a profile's sets a filter keeps.
import { type Label, type LabelSet, type Profile } from './profile';

/** The labels in order of name, then of value, each pair once. Names and values compare by UTF-16 code unit. */
export function labelSetOf(labels: readonly Label[]): LabelSet {
  const sorted = [...labels].sort(compareLabels);
  return sorted.filter((label, index) => index === 0 || compareLabels(sorted[index - 1], label) !== 0);
}

function compareLabels(a: Label, b: Label): number {
  return compareText(a.name, b.name) || compareText(a.value, b.value);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Keeps each label set once. Row 0 is the empty set, as `Profile.labelSets` wants it. */
export class LabelSetInterner {
  private readonly rows = new Map<string, number>([['', 0]]);
  private readonly sets: LabelSet[] = [[]];

  /** The row of the set of these labels, in whatever order they come. */
  intern(labels: readonly Label[]): number {
    const set = labelSetOf(labels);
    const key = set.map((label) => `${label.name.length}:${label.name}${label.value.length}:${label.value}`).join('');
    let row = this.rows.get(key);
    if (row === undefined) {
      row = this.sets.length;
      this.rows.set(key, row);
      this.sets.push(set);
    }
    return row;
  }

  /** The sets so far, row by row. */
  toArray(): readonly LabelSet[] {
    return [...this.sets];
  }
}

/** One byte per row of `profile.labelSets`: 1 where `keep` is true. Asks once per set, not once per sample. */
export function labelSetMask(profile: Profile, keep: (labels: LabelSet) => boolean): Uint8Array {
  return Uint8Array.from(profile.labelSets, (labels) => (keep(labels) ? 1 : 0));
}

/** Every label name of the profile's samples with its values, both sorted. */
export function labelValues(profile: Profile): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, Set<string>>();
  for (const labels of profile.labelSets) {
    for (const { name, value } of labels) {
      const known = values.get(name) ?? new Set();
      values.set(name, known.add(value));
    }
  }
  return new Map(
    [...values].sort(([a], [b]) => compareText(a, b)).map(([name, set]) => [name, [...set].sort(compareText)])
  );
}
