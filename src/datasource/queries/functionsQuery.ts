// `functions`: a table of the largest functions, with the baseline's beside them and with the smallest and largest value among the
// merged profiles, where the store knows those.
import { type DataFrame } from '@grafana/data';
import { topFunctions } from '../../engine/functions/topFunctions';
import { functionsFrame } from '../../frames/functionsFrame';
import { treeNotices, withNotices } from '../answerFrames';
import { type ProfilesQuery } from '../query';
import { comparedTrees } from './comparedTrees';
import { functionFilter } from './functionFilter';
import { atLeastOne, type QueryContext } from './queryContext';
import { sidesOf } from './sides';

/** Without a limit in the query: enough for a table, few enough for a bar gauge. */
const DEFAULT_LIMIT = 50;

export async function functionsFrames(query: ProfilesQuery, context: QueryContext): Promise<DataFrame[]> {
  const accepts = functionFilter(query.frameFilter);
  const sides = await sidesOf(query, context);
  const sortBy = query.functions?.sortBy ?? 'self';
  const answer = await comparedTrees(query, sides, context, {
    withExtremes: sides.baseline === undefined ? sortBy : undefined,
  });
  const top = topFunctions(answer.tree, { by: sortBy, limit: atLeastOne(query.limit) ?? DEFAULT_LIMIT, accepts });
  const frame = functionsFrame(answer.tree, top, answer.extremes, {
    profileType: sides.comparison.profileTypeId,
    store: context.store.kind,
    sortBy,
    functionCount: top.functionCount,
    total: answer.tree.total[0],
    ...(answer.isTruncated ? { truncated: true } : {}),
    ...(answer.isApproximate ? { approximate: true } : {}),
    ...(answer.baseline === undefined ? {} : { baseline: answer.baseline }),
  });
  return [withNotices({ ...frame, refId: query.refId }, treeNotices(answer, 'values of functions are lower bounds'))];
}
