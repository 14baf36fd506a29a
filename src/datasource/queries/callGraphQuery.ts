// `callgraph`: who calls whom, as Grafana's Node graph panel draws it.
import { type DataFrame } from '@grafana/data';
import { buildCallGraph } from '../../engine/call-graph/callGraph';
import { callGraphFrames } from '../../frames/callGraphFrames';
import { treeNotices, withNotices } from '../answerFrames';
import { type ProfilesQuery } from '../query';
import { comparedTrees, exactly } from './comparedTrees';
import { DEFAULT_LIMITS } from './defaultLimits';
import { functionFilter } from './functionFilter';
import { atLeastOne, type QueryContext } from './queryContext';
import { sidesOf } from './sides';

/** The shares below which pprof's own graphs leave things out, too. */
const MIN_NODE_SHARE = 0.005;
const MIN_EDGE_SHARE = 0.001;

/** `limit` is the number of functions; `maxNodes` stays what it is everywhere, the size of the tree that the graph is made of. */
export async function callGraphQueryFrames(query: ProfilesQuery, context: QueryContext): Promise<DataFrame[]> {
  const accepts = functionFilter(query.frameFilter);
  const sides = await sidesOf(query, context);
  const answer = await comparedTrees(query, sides, context);
  const source = answer.exactCalls ?? answer.tree;
  const graph = buildCallGraph(source, {
    by: query.functions?.sortBy ?? 'total',
    maxNodes: atLeastOne(query.limit) ?? DEFAULT_LIMITS.callgraph,
    minNodeShare: MIN_NODE_SHARE,
    minEdgeShare: MIN_EDGE_SHARE,
    accepts,
  });
  const [nodes, edges] = callGraphFrames(source, graph, {
    profileType: sides.comparison.profileTypeId,
    store: context.store.kind,
    hiddenNodeCount: graph.hiddenNodeCount,
    hiddenEdgeCount: graph.hiddenEdgeCount,
    ...(answer.baseline === undefined ? {} : { baseline: answer.baseline }),
  });
  const notices = treeNotices(exactly(answer), 'values of functions and calls are lower bounds');
  return [withNotices({ ...nodes, refId: query.refId }, notices), { ...edges, refId: query.refId }];
}
