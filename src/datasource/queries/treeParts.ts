// Which part of the selected profiles a tree is made of: a call site, spans, traces, single profiles, so many nodes.
import { type ProfilesQuery } from '../query';
import { type TreeRequest } from '../stores/store';
import { atLeastOne, type QueryContext, requireAbility, someOf } from './queryContext';

export type TreeParts = Pick<TreeRequest, 'callSite' | 'spanIds' | 'traceIds' | 'profileIds' | 'maxNodes'>;

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
  return { callSite, spanIds, traceIds, profileIds, maxNodes: atLeastOne(query.maxNodes) ?? settings.maxNodes };
}

/** The parts that hold for both sides: ids of spans, traces and profiles are of one side's range only. */
export function baselineParts({ callSite, maxNodes }: TreeParts): TreeParts {
  return { callSite, maxNodes };
}
