// Which part of the selected profiles a tree is made of: a call site, spans, traces, single profiles, so many nodes.
import { type ProfilesQuery } from '../query';
import { type TreeRequest } from '../stores/store';
import { atLeastOne, type QueryContext, requireAbility, someOf } from './queryContext';

export type TreeParts = Pick<
  TreeRequest,
  'callSite' | 'spanIds' | 'traceIds' | 'profileIds' | 'maxNodes' | 'cutSharedFunctions'
>;

/** Throws a StoreError for a part that the store cannot single out. */
export function treeParts(query: ProfilesQuery, { store, settings }: QueryContext): TreeParts {
  const callSite = someOf(query.stackTraceSelector);
  const spanIds = someOf(query.spanSelector);
  const traceIds = someOf(query.traceIdSelector);
  const profileIds = someOf(query.profileIdSelector);
  if (callSite !== undefined) {
    requireAbility(store, 'callSite', 'The call site');
  }
  if (spanIds !== undefined) {
    requireAbility(store, 'spanIds', 'The span selection');
  }
  if (traceIds !== undefined) {
    requireAbility(store, 'traceIds', 'The trace selection');
  }
  if (profileIds !== undefined) {
    requireAbility(store, 'profileIds', 'The profile selection');
  }
  const maxNodes = atLeastOne(query.maxNodes) ?? settings.maxNodes;
  // A dashboard may ask several stores the same: one whose profiles have stacks has nothing to cut.
  const cutSharedFunctions =
    store.capabilities.cutSharedFunctions === true && query.cutSharedFunctions ? true : undefined;
  return { callSite, spanIds, traceIds, profileIds, maxNodes, cutSharedFunctions };
}

/** The parts that hold for both sides: ids of spans, traces and profiles are of one side's range only. */
export function baselineParts({ callSite, maxNodes, cutSharedFunctions }: TreeParts): TreeParts {
  return { callSite, maxNodes, cutSharedFunctions };
}
