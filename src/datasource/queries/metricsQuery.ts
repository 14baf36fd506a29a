// `metrics`: a profile type over time, of everything or of one function, with the baseline's series and single profiles beside it.
import { type DataFrame } from '@grafana/data';
import { seriesFrames } from '../answerFrames';
import { type ProfilesQuery } from '../query';
import { type FunctionSelector, type ProfileRequest, type SeriesAnswer } from '../stores/store';
import { exemplarFrames } from './exemplarsQuery';
import { functionSeries } from './functionSeries';
import { heatmapFrames } from './heatmapQuery';
import { atLeastOne, type QueryContext, requireAbility, someOf } from './queryContext';
import { sidesOf } from './sides';

/**
 * One frame per series, those of the baseline behind the others, moved to where the comparison begins; then exemplars and heatmap where
 * they are asked for.
 */
export async function metricsFrames(query: ProfilesQuery, context: QueryContext): Promise<DataFrame[]> {
  const { comparison, baseline } = await sidesOf(query, context);
  const origin = { refId: query.refId, profileTypeId: comparison.profileTypeId, store: context.store.kind };
  const selected = functionSelectorOf(query);
  const functionLabel = selected?.kind === 'function' ? { function: selected.name } : undefined;
  const labelsOf = (side: string) => ({ ...functionLabel, ...(baseline === undefined ? {} : { side }) });
  const stepMs = Math.max(context.stepMs, context.settings.minStepMs);
  const own = async () => {
    const answer = await seriesOf(comparison, stepMs, query, selected, context);
    const points = exemplarFrames(query, { ...comparison, stepMs: answer.stepMs }, context);
    return [...seriesFrames(answer, origin, { labels: labelsOf('comparison') }), ...(await points)];
  };
  const before = async () => {
    if (baseline === undefined) {
      return [];
    }
    const answer = await seriesOf(baseline.request, stepMs, query, selected, context);
    return seriesFrames(
      answer,
      { ...origin, profileTypeId: baseline.request.profileTypeId },
      { labels: labelsOf('baseline'), laterMs: comparison.range.fromMs - baseline.request.range.fromMs }
    );
  };
  return (await Promise.all([own(), before(), heatmapFrames(query, { ...comparison, stepMs }, context)])).flat();
}

/** The function, or the stacks that begin with a call site; undefined for everything. */
function functionSelectorOf({ functionSelector, stackTraceSelector }: ProfilesQuery): FunctionSelector | undefined {
  if (functionSelector) {
    return { kind: 'function', name: functionSelector };
  }
  const path = someOf(stackTraceSelector);
  return path === undefined ? undefined : { kind: 'callSite', path };
}

async function seriesOf(
  request: ProfileRequest,
  stepMs: number,
  query: ProfilesQuery,
  functionSelector: FunctionSelector | undefined,
  { store, settings }: QueryContext
): Promise<SeriesAnswer> {
  const groupBy = query.groupBy ?? [];
  const limit = atLeastOne(query.limit) ?? settings.seriesLimit;
  if (groupBy.length > 0) {
    requireAbility(store, 'groupBy', 'Group by');
  }
  if (functionSelector !== undefined && store.capabilities.functionSeries !== true) {
    return functionSeries(store, { ...request, stepMs, groupBy, functionSelector });
  }
  return store.series({ ...request, stepMs, groupBy, limit, functionSelector });
}
