// A candidate: label values that may explain the change, with what speaks for them.
import { LEVEL_SIGMA } from './labelLevel';
import { type SideSums } from './likelihood';
import { type Part, type SummedTable } from './summedTable';

export interface Candidate {
  readonly table: SummedTable;
  readonly parts: readonly Part[];
  readonly sums: SideSums;
  /** `newValue`: a value that took over from others, at another cost. */
  readonly kind: 'value' | 'pair' | 'newValue';
  /** In counts of the comparison: what the selection added (> 0) or took away beyond the level. */
  readonly effect: number;
  /** Comparison ÷ baseline of what did not change. */
  readonly level: number;
  /**
   * How much the selection must count for everything else to be proportional: 0 for what changed by itself, the ratio old ÷ new cost
   * for what took over.
   */
  readonly weight: number;
  /** Twice the log likelihood that speaks for it, after the price of having looked for it. Only > 0 is kept. */
  readonly score: number;
}

/** What a level costs that is far from the ratio of the sides' lengths: the only thing that tells "a rose" from "all but a fell". */
export function levelPrice({ unchanged }: SummedTable, level: number): number {
  return (Math.log(level / unchanged) / LEVEL_SIGMA) ** 2;
}

/** What it costs to have chosen one of so many values. */
export function choicePrice(valueCount: number): number {
  return 2 * Math.log(valueCount + 1);
}

/** Candidates with equal sums on both sides: one explanation under several names. */
export interface NamedCandidate<T extends Candidate = Candidate> {
  /** Stands for all. */
  readonly candidate: T;
  /** Every name once, the coarsest first; the candidate's own among them. */
  readonly names: readonly Candidate[];
}

export function named<T extends Candidate>(candidate: T): NamedCandidate<T> {
  return { candidate, names: [candidate] };
}

/** Joins twins; the first one's candidate stands for all. */
export function joinTwins<T extends Candidate>(entries: ReadonlyArray<NamedCandidate<T>>): Array<NamedCandidate<T>> {
  const groups = new Map<string, Array<NamedCandidate<T>>>();
  for (const entry of entries) {
    const { baseline, comparison } = entry.candidate.sums;
    const key = `${baseline.toPrecision(9)} ${comparison.toPrecision(9)}`;
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [entry]);
    } else {
      group.push(entry);
    }
  }
  return [...groups.values()].map((group) =>
    group.length === 1
      ? group[0]
      : { candidate: group[0].candidate, names: coarsestFirst(group.flatMap(({ names }) => names)) }
  );
}

function coarsestFirst(names: readonly Candidate[]): Candidate[] {
  return eachOnce(names).sort((a, b) => a.parts.length - b.parts.length || fineness(a) - fineness(b));
}

/** The first candidate of each selection: a pair is found from either of its parts. */
export function eachOnce<T extends Candidate>(candidates: readonly T[]): T[] {
  const seen = new Map<SummedTable, Set<string>>();
  return candidates.filter(({ table, parts }) => {
    const keys = seen.get(table) ?? new Set();
    seen.set(table, keys);
    const key = parts.map(partKey).sort().join();
    return !keys.has(key) && keys.add(key);
  });
}

export function partKey({ label, code }: Part): string {
  return `${label}:${code}`;
}

/** A label with few values is coarse: it says the same in fewer words. */
function fineness({ table, parts }: Candidate): number {
  return parts.reduce((product, { label }) => product * table.sets.labels[label].values.length, 1);
}
