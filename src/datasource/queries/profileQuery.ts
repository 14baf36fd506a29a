// `profile`: one flame graph, or one diff where the query has a baseline.
import { type DataFrame } from '@grafana/data';
import { treeFrame } from '../answerFrames';
import { type ProfilesQuery } from '../query';
import { comparedTrees } from './comparedTrees';
import { type QueryContext } from './queryContext';
import { sidesOf } from './sides';

/** Partial trees of a long first load are passed on only without a baseline: half a comparison would show changes that are none. */
export async function profileFrames(query: ProfilesQuery, context: QueryContext): Promise<DataFrame[]> {
  const sides = await sidesOf(query, context);
  const origin = { refId: query.refId, profileTypeId: sides.comparison.profileTypeId, store: context.store.kind };
  const answer = await comparedTrees(query, sides, context, {
    onPartial: (partial, progress) => context.onPartial([treeFrame(partial, origin, progress)]),
  });
  return [treeFrame(answer, { ...origin, store: context.store.kind }, undefined, answer.baseline)];
}
