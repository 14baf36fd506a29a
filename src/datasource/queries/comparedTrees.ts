// Both sides of a query as one tree: a plain tree without a baseline, a diff with one.
import {
  compareExactCalls,
  type ComparedCalls,
  type ExactCalls,
  exactCallsOfTree,
  scaleExactCalls,
} from '../../engine/call-graph/exactCalls';
import { diffTrees } from '../../engine/diff/diffTrees';
import { type CallTree, type DiffTree } from '../../engine/tree/callTree';
import { type BaselineMeta } from '../../frames/baselineMeta';
import { rateUnit } from '../../frames/units';
import { aggregationOf } from '../stores/aggregation';
import { type ProfileRequest, type TreeAnswer, type TreeRequest } from '../stores/store';
import { StoreError } from '../stores/storeError';
import { type ProfilesQuery } from '../query';
import { comparedExtremes } from './comparedExtremes';
import { type QueryContext } from './queryContext';
import { type BaselineSide, type Sides } from './sides';
import { baselineParts, treeParts } from './treeParts';

export interface ComparedTrees extends TreeAnswer {
  readonly tree: CallTree | DiffTree;
  /** Of both sides, where one of them recorded functions and calls instead of stacks. */
  readonly exactCalls?: ExactCalls | ComparedCalls;
  readonly baseline?: BaselineMeta;
}

/** Asks for both sides at the same time. `more` is of the comparison; partial trees and the order of time are had without a baseline alone. */
export async function comparedTrees(
  query: ProfilesQuery,
  { comparison, baseline }: Sides,
  context: QueryContext,
  more: Pick<TreeRequest, 'onPartial' | 'withExtremes' | 'order'> = {}
): Promise<ComparedTrees> {
  const { store } = context;
  const parts = treeParts(query, context);
  if (baseline === undefined) {
    return store.tree({ ...comparison, ...parts, ...more });
  }
  const [before, after] = await Promise.all([
    store.tree({ ...baseline.request, ...baselineParts(parts) }),
    store.tree({ ...comparison, ...parts, withExtremes: more.withExtremes }),
  ]);
  return compareAnswers(before, after, comparison, baseline);
}

/** Both answers as a diff, scaled where their ranges differ in length. Throws a StoreError where they cannot be compared. */
export function compareAnswers(
  before: TreeAnswer,
  after: TreeAnswer,
  comparison: ProfileRequest,
  baseline: BaselineSide
): ComparedTrees {
  const scaled = scaleSides(before, after, comparison, baseline);
  const diff = diffTrees(scaled.before, scaled.after);
  if (!diff.ok) {
    throw new StoreError('The comparison', `cannot be made: ${diff.error.replace(/\.$/, '')}`, 'Correct the baseline.');
  }
  return {
    ...after,
    tree: diff.value,
    exactCalls: compareCalls(before, after, scaled),
    baseline: { ...baseline.meta, ...(scaled.per === undefined ? {} : { per: scaled.per }) },
    // Those of one profile say nothing beside values per second.
    extremes:
      after.extremes === undefined || scaled.per === 'second'
        ? undefined
        : comparedExtremes(before, after, after.extremes),
    isTruncated: before.isTruncated || after.isTruncated,
    isApproximate: before.isApproximate || after.isApproximate,
    notices: [...after.notices, ...before.notices.map((notice) => `Baseline: ${notice}`), ...scaled.notices],
  };
}

/** What holds for numbers of functions and calls: where they were recorded, neither stacks that were cut off nor made up ones matter. */
export function exactly(answer: ComparedTrees): ComparedTrees {
  return answer.exactCalls === undefined ? answer : { ...answer, isTruncated: false, isApproximate: false };
}

/** Lengths that differ by less than this part are equal: `now` is another millisecond each time it is asked for. */
const EQUAL_LENGTHS = 0.001;

interface ScaledSides {
  readonly before: CallTree;
  readonly after: CallTree;
  /** What the values of each side were multiplied with. */
  readonly factors: readonly [before: number, after: number];
  readonly per?: BaselineMeta['per'];
  readonly notices: readonly string[];
}

/**
 * Sides of equal length stay what they are. Otherwise values that add up over time are compared per second, and levels per profile
 * where the store says how many profiles there were.
 */
function scaleSides(
  before: TreeAnswer,
  after: TreeAnswer,
  comparison: ProfileRequest,
  baseline: BaselineSide
): ScaledSides {
  const [beforeMs, afterMs] = [baseline.request, comparison].map(({ range }) => range.toMs - range.fromMs);
  const unscaled = { before: before.tree, after: after.tree, factors: [1, 1] as const };
  if (Math.abs(beforeMs - afterMs) <= EQUAL_LENGTHS * Math.max(beforeMs, afterMs)) {
    return { ...unscaled, notices: [] };
  }
  const lengths = `The baseline covers ${spanText(beforeMs)} and the comparison ${spanText(afterMs)}`;
  if (aggregationOf(comparison.profileTypeId) === 'sum') {
    const rate = rateUnit(after.tree.unit);
    return {
      ...scaleTrees(before, after, [rate.factor / (beforeMs / 1000), rate.factor / (afterMs / 1000)], rate.unit),
      per: 'second',
      notices: [`${lengths}: both are shown per second.`],
    };
  }
  if (before.profileCount && after.profileCount) {
    return {
      ...scaleTrees(before, after, [1 / before.profileCount, 1 / after.profileCount], after.tree.unit),
      per: 'profile',
      notices: [`${lengths}: both are shown as averages of their profiles.`],
    };
  }
  return {
    ...unscaled,
    notices: [`${lengths}, and the store does not say how many profiles that are: compare shares, not values.`],
  };
}

/** The exact numbers of both sides; a side with real stacks knows them from those. */
function compareCalls(before: TreeAnswer, after: TreeAnswer, scaled: ScaledSides): ComparedCalls | undefined {
  if (before.exactCalls === undefined && after.exactCalls === undefined) {
    return undefined;
  }
  const [baseline, comparison] = [before, after].map(({ exactCalls, tree }, side) =>
    scaleExactCalls(exactCalls ?? exactCallsOfTree(tree), scaled.factors[side], scaled.after.unit)
  );
  return compareExactCalls(baseline, comparison);
}

function scaleTrees(
  before: TreeAnswer,
  after: TreeAnswer,
  factors: readonly [before: number, after: number],
  unit: string
): Pick<ScaledSides, 'before' | 'after' | 'factors'> {
  return {
    before: scaleTree(before.tree, factors[0], unit),
    after: scaleTree(after.tree, factors[1], unit),
    factors,
  };
}

function scaleTree(tree: CallTree, factor: number, unit: string): CallTree {
  return {
    ...tree,
    self: tree.self.map((value) => value * factor),
    total: tree.total.map((value) => value * factor),
    unit,
  };
}

/** A length of time for people: `6 min`, `1.5 h`. */
function spanText(ms: number): string {
  const [size, unit] = [
    [86_400_000, 'd'] as const,
    [3_600_000, 'h'] as const,
    [60_000, 'min'] as const,
    [1000, 's'] as const,
  ].find(([least]) => ms >= least) ?? [1, 'ms'];
  return `${Number((ms / size).toFixed(2))} ${unit}`;
}
