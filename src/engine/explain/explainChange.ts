// The answer: what explains the change between two sides, cause by cause, or why nothing does.
import { type Comparison, type LabelSets, scaleRows } from './labelSets';
import { type SideSums, sizeOf, subtract } from './likelihood';
import { type RankedCandidate } from './proof';
import { rankCandidates } from './rankCandidates';
import { rowsWith, SummedTable, type Part } from './summedTable';
import { type ValueSums } from './valueSums';

/** One value of one label, by name. `value` is `''` for what lacks the label. */
export interface LabelValue {
  readonly label: string;
  readonly value: string;
}

/** One explanation. All values are averages per step, in the unit of the values that were given. */
export interface Explanation {
  /** One label value, or two that hold together, the coarser first; before them a newcomer. */
  readonly selection: readonly LabelValue[];
  /** Other names of the same label sets, the coarsest first. */
  readonly alsoKnownAs: ReadonlyArray<readonly LabelValue[]>;
  /**
   * `newValue`: a value that is new and took over from others, at another cost. `newcomer`: the values after the first one changed, and
   * the first one is new there, such as a version that was rolled out; the figures are those of where it came to.
   */
  readonly kind: 'value' | 'pair' | 'newValue' | 'newcomer';
  /**
   * What the selection added (> 0) or took away beyond what everything else did, and never more than what it changed by itself; for a
   * cheaper `newValue`, than what everything else fell by. 0 for what only rose or fell less than everything else.
   */
  readonly change: number;
  /** `change` as a share of the change of the total; negative if the total went the other way. */
  readonly shareOfChange: number;
  readonly baseline: number;
  readonly comparison: number;
  /** The selection's share of everything, 0 … 1. */
  readonly baselineShare: number;
  readonly comparisonShare: number;
  /** How many times everything else became, per step. */
  readonly level: number;
  /** The change in standard errors. */
  readonly z: number;
  /** True if it is as sure and as large as an explanation must be. */
  readonly isExplained: boolean;
}

export type UnexplainedReason =
  /** Both sides are about equal, in all and everywhere. */
  | 'noChange'
  /** All values changed by the same factor: more load, or a cause that no label shows. */
  | 'uniform'
  /** Values changed in different ways, and none of them stands out. */
  | 'scattered'
  /** What there is could be chance. */
  | 'tooFewSamples';

export interface ChangeExplanation {
  /** Averages of everything per step. */
  readonly baseline: number;
  readonly comparison: number;
  /** Comparison ÷ baseline per step. */
  readonly factor: number;
  /** Why nothing is explained; undefined if something is. */
  readonly unexplained: UnexplainedReason | undefined;
  /**
   * Best first: the answer, then the strongest that failed the proof, then further causes, then the rest. At most 12. Those that are
   * `isExplained` may be said; the others are only shown.
   */
  readonly explanations: readonly Explanation[];
}

/** Below 6.5 standard errors, among hundreds of values that are tried, something always looks like a cause. */
const LEAST_Z = 6.5;
/** A smaller share of the total is not worth a sentence. */
const LEAST_SHARE = 0.01;
/** So many causes are looked for, each in what the ones before it leave. */
const MOST_CAUSES = 3;
const MOST_SHOWN = 12;
/** With fewer samples on either side, even what doubled is chance. */
const LEAST_SAMPLES = 30;
/** A total that changed by less is unchanged, if it is not surely changed. */
const UNCHANGED = 0.03;
/** If what is uneven is so many times what chance makes uneven, values changed in different ways. */
const SCATTERED = 3;
/** A newcomer has nearly all of a selection now, or of its effect … */
const NEARLY_ALL = 0.9;
/** … and had at most this share of it before. */
const MOST_BEFORE = 0.1;

/** Ranks label values and pairs by how well they explain the difference. Pure: equal input gives equal output. */
export function explainChange({ tables, baselineSteps, comparisonSteps, sampleValue }: Comparison): ChangeExplanation {
  const counts = tables.map((sets) => scaleRows(sets, () => 1 / (sampleValue ?? 1)));
  const unchanged = comparisonSteps / baselineSteps;
  const summed = counts.filter(({ labels }) => labels.length > 0).map((sets) => new SummedTable(sets, unchanged));
  const total = summed[0]?.total ?? { baseline: 0, comparison: 0 };
  const scale: Scale = { total, baselineSteps, comparisonSteps, sampleValue: sampleValue ?? 1 };
  const hasSamples = sampleValue !== undefined && Math.min(total.baseline, total.comparison) >= LEAST_SAMPLES;
  const explanations = hasSamples ? findCauses(summed, scale) : [];
  return {
    baseline: (total.baseline * scale.sampleValue) / baselineSteps,
    comparison: (total.comparison * scale.sampleValue) / comparisonSteps,
    factor: total.comparison / total.baseline / unchanged,
    unexplained: explanations.some(({ isExplained }) => isExplained)
      ? undefined
      : hasSamples
        ? reasonOf(summed, total, unchanged)
        : 'tooFewSamples',
    explanations,
  };
}

/** What turns counts into what is shown. */
interface Scale {
  readonly total: SideSums;
  readonly baselineSteps: number;
  readonly comparisonSteps: number;
  readonly sampleValue: number;
}

function findCauses(tables: readonly SummedTable[], scale: Scale): Explanation[] {
  const causes: Explanation[] = [];
  const others: Explanation[] = [];
  let left = tables;
  for (let round = 0; round < MOST_CAUSES && left.length > 0; round++) {
    const ranked = rankCandidates(left);
    const explanations = ranked.map((candidate) => toExplanation(candidate, scale));
    // The first of the ranking may fail the verdict where a further one passes: what may be said goes before what may not.
    const passed = explanations.findIndex(({ isExplained }) => isExplained);
    if (round === 0) {
      others.push(...explanations.filter((_, place) => place !== Math.max(0, passed)));
      causes.push(...explanations.slice(0, passed < 0 ? 1 : 0));
    }
    if (passed < 0) {
      break;
    }
    causes.push(explanations[passed]);
    left = [withoutCause(ranked[passed])];
  }
  const names = new Set(causes.flatMap(({ selection, alsoKnownAs }) => [selection, ...alsoKnownAs].map(keyOf)));
  const further = others.filter(({ selection }) => !names.has(keyOf(selection)));
  return [...causes.slice(0, 1), ...further.slice(0, 1), ...causes.slice(1), ...further.slice(1)].slice(0, MOST_SHOWN);
}

function keyOf(selection: readonly LabelValue[]): string {
  return JSON.stringify(selection.map(({ label, value }) => [label, value]).sort());
}

/** The table of a cause without it. Labels of other tables are not known inside the cause and cannot take part any more. */
function withoutCause({ candidate: { table, parts, weight } }: RankedCandidate): SummedTable {
  const isInside = new Uint8Array(table.sets.length);
  rowsWith(table.sets, parts).forEach((row) => (isInside[row] = 1));
  const rest: LabelSets = scaleRows(table.sets, (row) => (isInside[row] === 1 ? weight : 1));
  return new SummedTable(rest, table.unchanged);
}

function toExplanation({ candidate, names }: RankedCandidate, scale: Scale): Explanation {
  const { table, sums, effect, level, z } = candidate;
  const { total, baselineSteps, comparisonSteps, sampleValue } = scale;
  const [first, ...alsoKnownAs] = names.map(({ table: { sets }, parts }) => namesOf(sets, parts));
  const newcomer = newcomerOf(candidate);
  const change = boundedEffect(candidate);
  const isExplained = z >= LEAST_Z && Math.abs(effect) >= LEAST_SHARE * total.comparison;
  return {
    selection: newcomer === undefined ? first : [...namesOf(table.sets, [newcomer]), ...first],
    alsoKnownAs,
    kind: newcomer === undefined ? candidate.kind : 'newcomer',
    change: (change * sampleValue) / comparisonSteps,
    shareOfChange: change / (total.comparison - total.baseline * table.unchanged),
    baseline: (sums.baseline * sampleValue) / baselineSteps,
    comparison: (sums.comparison * sampleValue) / comparisonSteps,
    baselineShare: sums.baseline / total.baseline,
    comparisonShare: sums.comparison / total.comparison,
    level: level / table.unchanged,
    z,
    isExplained,
  };
}

/**
 * The effect as far as it can be seen in the values. Beyond that it is the level carried over to the selection: where everything else fell
 * to a half, what rose from 4 to 5 has an effect of 3, and 1 is what it rose by.
 */
function boundedEffect({ table, sums, effect, kind }: RankedCandidate['candidate']): number {
  const isCheaper = kind === 'newValue' && effect < 0;
  const { baseline, comparison } = isCheaper ? subtract(table.total, sums) : sums;
  const seen = comparison - table.unchanged * baseline;
  return effect > 0 ? Math.max(0, Math.min(effect, seen)) : Math.min(0, Math.max(effect, seen));
}

function namesOf(sets: LabelSets, parts: readonly Part[]): LabelValue[] {
  const coarsestFirst = [...parts].sort(
    (a, b) => sets.labels[a.label].values.length - sets.labels[b.label].values.length
  );
  return coarsestFirst.map(({ label, code }) => ({
    label: sets.labels[label].name,
    value: sets.labels[label].values[code],
  }));
}

/**
 * A value of another label that is new in the selection and has all of its change, such as the version that was rolled out there: it
 * happened to the selection, so it is named with it. Of several, the one whose label has the fewest values.
 */
function newcomerOf({ table, parts, sums, level, effect, kind }: RankedCandidate['candidate']): Part | undefined {
  if (sums.comparison < 0.5 * level * sums.baseline) {
    return undefined;
  }
  let best: Part | undefined;
  table.inside(parts).forEach((inside, label) => {
    const { baseline, comparison } = inside;
    const { values, cutCode } = table.sets.labels[label];
    const isOwn = parts.some((part) => part.label === label);
    const isCoarser = best === undefined || values.length < table.sets.labels[best.label].values.length;
    if (sums.baseline > 0 && !isOwn && isCoarser) {
      const code = comparison.findIndex(
        (sum, at) =>
          baseline[at] <= MOST_BEFORE * sums.baseline &&
          (sum >= NEARLY_ALL * sums.comparison ||
            (kind !== 'newValue' &&
              sum - level * baseline[at] >= NEARLY_ALL * effect &&
              changeOfOthers(table.whole[label], inside, at) <= (1 - NEARLY_ALL) * effect))
      );
      best = code >= 0 && code !== cutCode ? { label, code } : best;
    }
  });
  return best;
}

/**
 * By how much the other values of a newcomer's label changed inside a selection otherwise than outside it, in counts of the comparison.
 * Nearly 0 where a window holds some time from before the newcomer came: then what is left of the others is as it is elsewhere.
 * Infinity if there is nothing of them elsewhere.
 */
function changeOfOthers(whole: ValueSums, inside: ValueSums, newcomer: number): number {
  return inside.baseline.reduce((sum, baseline, code) => {
    const before = whole.baseline[code] - baseline;
    const now = whole.comparison[code] - inside.comparison[code];
    const expected = baseline === 0 ? 0 : before > 0 ? (now / before) * baseline : Infinity;
    return code === newcomer ? sum : sum + Math.abs(inside.comparison[code] - expected);
  }, 0);
}

function reasonOf(tables: readonly SummedTable[], total: SideSums, unchanged: number): UnexplainedReason {
  const isUneven = tables.some(({ heterogeneities, sets }) =>
    heterogeneities.some((g, label) => g > SCATTERED * sets.labels[label].values.length)
  );
  if (isUneven) {
    return 'scattered';
  }
  const difference = total.comparison - unchanged * total.baseline;
  const chance = Math.sqrt(total.comparison + unchanged ** 2 * total.baseline);
  if (Math.abs(difference) < 3 * chance) {
    return chance > 0.1 * sizeOf(total) ? 'tooFewSamples' : 'noChange';
  }
  return Math.abs(difference) < UNCHANGED * unchanged * total.baseline ? 'noChange' : 'uniform';
}
