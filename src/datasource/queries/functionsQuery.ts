// `functions`: a table of the largest functions (or source lines), with the baseline's beside them and with the smallest and largest value among the
// merged profiles of the comparison, where the store knows those.
import { type DataFrame } from '@grafana/data';
import { numbersOf } from '../../engine/functions/functionNumbers';
import { topFunctions } from '../../engine/functions/topFunctions';
import { functionsFrame } from '../../frames/functionsFrame';
import { treeNotices, withNotices } from '../answerFrames';
import { type ProfilesQuery } from '../query';
import { comparedTrees, exactly } from './comparedTrees';
import { DEFAULT_LIMITS } from './defaultLimits';
import { functionFilter } from './functionFilter';
import { lineFrame } from './linesQuery';
import { atLeastOne, type QueryContext } from './queryContext';
import { sidesOf } from './sides';

export async function functionsFrames(query: ProfilesQuery, context: QueryContext): Promise<DataFrame[]> {
  const accepts = functionFilter(query.frameFilter);
  const sides = await sidesOf(query, context);
  const sortBy = query.functions?.sortBy ?? 'self';
  const limit = atLeastOne(query.limit) ?? DEFAULT_LIMITS.functions;
  if (query.functions?.by === 'line') {
    return [await lineFrame(query, sides, context, { sortBy, limit })];
  }
  const answer = await comparedTrees(query, sides, context, { withExtremes: sortBy });
  const numbers = numbersOf(answer.tree, answer.exactCalls);
  const top = topFunctions(numbers, { by: sortBy, limit, accepts });
  const { isTruncated, isApproximate } = exactly(answer);
  const frame = functionsFrame(numbers, top, answer.extremes, {
    profileType: sides.comparison.profileTypeId,
    store: context.store.kind,
    sortBy,
    functionCount: top.functionCount,
    total: numbers.whole,
    ...(isTruncated ? { truncated: true } : {}),
    ...(isApproximate ? { approximate: true } : {}),
    ...(answer.baseline === undefined ? {} : { baseline: answer.baseline }),
  });
  return [
    withNotices({ ...frame, refId: query.refId }, treeNotices(exactly(answer), 'values of functions are lower bounds')),
  ];
}
