// Series by label set with an exact rest: what a limit cuts off is summed up in one more series, so that totals stay what they are.
import { type LabelsCut, type LabelSeries } from '../../frames/labelsFrame';
import { aggregationOf } from '../stores/aggregation';
import { type ProfileRequest, type Store, type StoreSeries } from '../stores/store';

export interface SplitRequest extends ProfileRequest {
  readonly stepMs: number;
  readonly groupBy: readonly string[];
  /** Keep the so many largest label sets. */
  readonly limit: number;
}

export interface SplitAnswer {
  readonly stepMs: number;
  /** As in `SeriesAnswer`. */
  readonly unit?: string;
  readonly series: readonly LabelSeries[];
  readonly cut?: LabelsCut;
  readonly notices: readonly string[];
}

/** A rest smaller than this part of the total is what adding up in another order makes of nothing. */
const ROUNDING = 1e-9;

/**
 * Asks for one label set more than are kept: so it is known whether there are others. Their sum is what the series of everything has
 * more than those that were kept. Averages of levels have no such sum: there the others are only mentioned.
 */
export async function splitByLabels(store: Store, request: SplitRequest): Promise<SplitAnswer> {
  const { limit, ...asked } = request;
  const canLimit = store.capabilities.limit === true;
  const answer = await store.series({ ...asked, limit: canLimit ? limit + 1 : undefined });
  if (answer.series.length <= limit) {
    return answer;
  }
  const bySize = [...answer.series].sort((a, b) => sum(b.values) - sum(a.values));
  const kept = bySize.slice(0, limit);
  const hiddenCount = canLimit ? undefined : answer.series.length - limit;
  if (aggregationOf(request.profileTypeId) === 'average') {
    return {
      ...answer,
      series: kept,
      notices: [
        ...answer.notices,
        `Only the ${limit} largest label sets are shown; levels of the others cannot be summed up.`,
      ],
    };
  }
  const cut = { value: freeValue(kept), hiddenCount };
  const whole = await store.series({ ...asked, groupBy: [], limit: undefined });
  const rest = { ...restOf(whole.series, kept), labels: request.groupBy.map((name) => ({ name, value: cut.value })) };
  return { ...answer, series: [...kept, rest], cut };
}

/** `other`, unless a label has that value. */
function freeValue(series: readonly StoreSeries[]): string {
  const taken = new Set(series.flatMap(({ labels }) => labels.map(({ value }) => value)));
  let free = 'other';
  while (taken.has(free)) {
    free = `${free} …`;
  }
  return free;
}

function restOf(whole: readonly StoreSeries[], kept: readonly StoreSeries[]): Pick<LabelSeries, 'times' | 'values'> {
  const keptAt = sumByTime(kept);
  const rest = [...sumByTime(whole)].map(([timeMs, total]) => {
    const difference = total - (keptAt.get(timeMs) ?? 0);
    return { timeMs, value: Math.abs(difference) < ROUNDING * Math.abs(total) ? 0 : difference };
  });
  return { times: rest.map(({ timeMs }) => timeMs), values: rest.map(({ value }) => value) };
}

function sumByTime(series: readonly StoreSeries[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const { times, values } of series) {
    times.forEach((timeMs, index) => sums.set(timeMs, (sums.get(timeMs) ?? 0) + values[index]));
  }
  return sums;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
