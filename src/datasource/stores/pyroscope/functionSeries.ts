// Series of one function or call site. Pyroscope has none, but it has call trees of any range: one per bucket, and what the
// function costs in each. So steps are wide here.
import { type CallTree, isFunction } from '../../../engine/tree/callTree';
import { functionTotals } from '../../../engine/tree/functionTotals';
import { aggregationOf } from '../aggregation';
import {
  type FunctionSelector,
  type SeriesAnswer,
  type SeriesRequest,
  type TreeAnswer,
  type TreeRequest,
} from '../store';

/** One request each, four at once: about as long as one dashboard takes to load. */
const MAX_BUCKETS = 40;

/** Where whole series and trees come from. */
export interface FunctionSeriesSource {
  series(request: SeriesRequest): Promise<SeriesAnswer>;
  tree(request: TreeRequest): Promise<TreeAnswer>;
}

/** One series without labels, over the buckets in which there are profiles. */
export async function functionSeries(
  source: FunctionSeriesSource,
  request: SeriesRequest,
  selector: FunctionSelector
): Promise<SeriesAnswer> {
  const { profileTypeId, selector: labelSelector, range, signal, groupBy } = request;
  const widened = Math.ceil((range.toMs - range.fromMs) / MAX_BUCKETS / 1000) * 1000;
  const whole = await source.series({
    profileTypeId,
    selector: labelSelector,
    range,
    signal,
    stepMs: Math.max(request.stepMs, widened),
    groupBy: [],
  });
  const { stepMs } = whole;
  const { times, values } = whole.series[0] ?? { times: [], values: [] };
  const trees = await Promise.all(
    times.map((time) =>
      source.tree({
        profileTypeId,
        selector: labelSelector,
        signal,
        range: { fromMs: time - stepMs, toMs: time },
        callSite: selector.kind === 'callSite' ? selector.path : undefined,
      })
    )
  );
  const doesAddUp = aggregationOf(profileTypeId) === 'sum';
  const costs = trees.map(({ tree }, index) =>
    // What states a level is added up in a tree and averaged in a series: the share is the same in both.
    doesAddUp || tree.total[0] === 0 ? costOf(tree, selector) : (costOf(tree, selector) / tree.total[0]) * values[index]
  );
  return {
    stepMs,
    series: times.length === 0 ? [] : [{ labels: [], times, values: costs }],
    notices: noticesOf(trees, groupBy),
  };
}

/** With callees, recursion counted once. A tree of a call site holds nothing else. */
function costOf(tree: CallTree, selector: FunctionSelector): number {
  if (selector.kind === 'callSite') {
    return tree.total[0];
  }
  const { total } = functionTotals(tree);
  return tree.functions.names.reduce(
    (sum, name, row) => (name === selector.name && isFunction(tree, row) ? sum + total[row] : sum),
    0
  );
}

function noticesOf(trees: readonly TreeAnswer[], groupBy: readonly string[]): string[] {
  const notices = new Set(trees.flatMap((tree) => tree.notices));
  if (trees.some(({ isTruncated }) => isTruncated)) {
    notices.add('Where the function is small, the server cut parts of it off: values can be too low.');
  }
  if (groupBy.length > 0) {
    notices.add(`The series of one function is not kept apart by ${groupBy.join(', ')}.`);
  }
  return [...notices];
}
