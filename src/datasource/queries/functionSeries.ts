// Series of one function from a store that only has series of everything: one tree per slice of the range, in which the function is
// looked up. The number of requests is bounded, so a long range gets wide slices.
import { type CallTree } from '../../engine/tree/callTree';
import { aggregationOf } from '../stores/aggregation';
import {
  type FunctionSelector,
  type SeriesAnswer,
  type SeriesRequest,
  type Store,
  type TreeAnswer,
} from '../stores/store';
import { StoreError } from '../stores/storeError';

/** So many trees are asked for at most; the store's own queue decides how many of them at once. */
export const MAX_SLICES = 30;

type FunctionSeriesRequest = SeriesRequest & { readonly functionSelector: FunctionSelector };

/**
 * One series, with the points where `StoreSeries` says they are. Throws a StoreError for what cannot be computed this way: series by
 * label, and averages where the store does not say how many profiles a tree merges.
 */
export async function functionSeries(store: Store, request: FunctionSeriesRequest): Promise<SeriesAnswer> {
  const { functionSelector, groupBy, profileTypeId, selector, range, signal } = request;
  if (groupBy.length > 0) {
    throw new StoreError(
      'Series of one function',
      'cannot be grouped by label with this store',
      'Remove "group by" from the query, or narrow its label selector.'
    );
  }
  const stepMs =
    Math.ceil((range.toMs - range.fromMs) / MAX_SLICES / request.stepMs) * request.stepMs || request.stepMs;
  const ends = bucketEnds(range.fromMs, range.toMs, stepMs);
  const answers = await Promise.all(
    ends.map((endMs) => store.tree({ profileTypeId, selector, signal, range: { fromMs: endMs - stepMs, toMs: endMs } }))
  );
  const points = answers.flatMap((answer, index) => {
    const value = hasProfiles(answer) ? valueOf(answer, functionSelector, profileTypeId) : undefined;
    return value === undefined ? [] : [{ timeMs: ends[index], value }];
  });
  const isCut = answers.some(({ isTruncated }) => isTruncated);
  return {
    stepMs,
    series: [{ labels: [], times: points.map(({ timeMs }) => timeMs), values: points.map(({ value }) => value) }],
    notices: [
      ...new Set(answers.filter(hasProfiles).flatMap(({ notices }) => notices)),
      ...(isCut ? ['The store cut small call nodes off, so the values of this function are lower bounds.'] : []),
    ],
  };
}

/** Ends of the slices on multiples of the step that lie whole in the range. */
function bucketEnds(fromMs: number, toMs: number, stepMs: number): number[] {
  const firstMs = Math.ceil(fromMs / stepMs) * stepMs + stepMs;
  return Array.from(
    { length: Math.max(0, Math.floor((toMs - firstMs) / stepMs) + 1) },
    (_, index) => firstMs + index * stepMs
  );
}

function hasProfiles({ profileCount, tree }: TreeAnswer): boolean {
  return profileCount === undefined ? tree.total[0] !== 0 : profileCount > 0;
}

function valueOf({ tree, profileCount }: TreeAnswer, selector: FunctionSelector, profileTypeId: string): number {
  const sum = selector.kind === 'function' ? totalOfFunction(tree, selector.name) : totalOfPath(tree, selector.path);
  if (aggregationOf(profileTypeId) === 'sum') {
    return sum;
  }
  if (profileCount === undefined) {
    throw new StoreError(
      `Series of one function of ${profileTypeId}`,
      'cannot be had from this store: it does not say how many profiles a level is the average of',
      'Choose a type that adds up over time, or show the series of everything.'
    );
  }
  return sum / profileCount;
}

/** All functions of the name together, each sample once. */
function totalOfFunction(tree: CallTree, name: string): number {
  const isMeant = tree.functions.names.map((known, row) => known === name && row !== 0 && row !== tree.cutFunction);
  let sum = 0;
  for (let node = 0; node < tree.length;) {
    const isCall = isMeant[tree.functionIndex[node]];
    sum += isCall ? tree.total[node] : 0;
    node = isCall ? tree.subtreeEnd[node] : node + 1;
  }
  return sum;
}

/** The calls that lie at this path from the root; several where functions of one name lie in different files. */
function totalOfPath(tree: CallTree, path: readonly string[]): number {
  let sum = 0;
  for (let node = 1; node < tree.length;) {
    const depth = tree.depth[node];
    const isOnPath = tree.functions.names[tree.functionIndex[node]] === path[depth - 1];
    if (isOnPath && depth === path.length) {
      sum += tree.total[node];
    }
    node = isOnPath && depth < path.length ? node + 1 : tree.subtreeEnd[node];
  }
  return sum;
}
