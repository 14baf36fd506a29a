// `profile`: one flame graph, or one diff where the query has a baseline; where asked for, the source lines in a frame beside it.
import { type DataFrame } from '@grafana/data';
import { info, treeFrame, warnings, withNotices } from '../answerFrames';
import { type ProfilesQuery } from '../query';
import { StoreError } from '../stores/storeError';
import { comparedTrees } from './comparedTrees';
import { lineFrame } from './linesQuery';
import { type QueryContext } from './queryContext';
import { type Sides, sidesOf } from './sides';

/** More lines than anybody scrolls through; the smallest are left out. */
const MAX_LINES = 20_000;

/** Partial trees of a long first load are passed on only without a baseline: half a comparison would show changes that are none. */
export async function profileFrames(query: ProfilesQuery, context: QueryContext): Promise<DataFrame[]> {
  const sides = await sidesOf(query, context);
  const origin = { refId: query.refId, profileTypeId: sides.comparison.profileTypeId, store: context.store.kind };
  const [answer, lines] = await Promise.all([
    comparedTrees(query, sides, context, {
      order: context.store.capabilities.timeOrder === true ? query.order : undefined,
      onPartial: (partial, progress) => context.onPartial([treeFrame(partial, origin, progress)]),
    }),
    query.sourceLines === true ? linesBeside(query, sides, context) : undefined,
  ]);
  const isCut = query.cutSharedFunctions === true && answer.exactCalls !== undefined;
  const hasLostOrder = query.order === 'time' && answer.baseline !== undefined;
  const frame = withNotices(treeFrame(answer, { ...origin, store: context.store.kind }, undefined, answer.baseline), [
    ...(isCut
      ? [
          info(
            'Functions with several callers are drawn without what they call: the profiler did not record it by caller.'
          ),
        ]
      : []),
    ...(hasLostOrder ? [info('A comparison has no order of time: both sides are merged.')] : []),
  ]);
  if (lines === undefined) {
    return [frame];
  }
  return typeof lines === 'string' ? [withNotices(frame, warnings([lines]))] : [frame, lines];
}

/** The frame of lines, or why there is none, as a sentence: the flame graph does not go with them. */
async function linesBeside(query: ProfilesQuery, sides: Sides, context: QueryContext): Promise<DataFrame | string> {
  try {
    return await lineFrame({ ...query, frameFilter: undefined }, sides, context, { sortBy: 'total', limit: MAX_LINES });
  } catch (error) {
    if (error instanceof StoreError) {
      return error.message;
    }
    throw error;
  }
}
