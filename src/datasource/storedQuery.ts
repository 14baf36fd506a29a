// Whatever JSON a dashboard holds as our query → a query whose values have the types that query.ts declares. Dashboards are written by
// hand, by scripts and by other data sources: what is ill-typed counts as absent, what is unknown is kept.
import * as v from 'valibot';
import { type ProfilesQuery } from './query';

export const QUERY_TYPES = ['profile', 'metrics', 'both', 'labels', 'functions', 'callgraph'] as const;

const texts = v.array(v.string());
const positive = v.pipe(v.number(), v.finite(), v.minValue(0));

const baselineSchema = v.object({
  labelSelector: v.optional(v.string()),
  timeShift: v.optional(v.string()),
  from: v.optional(v.string()),
  to: v.optional(v.string()),
  profileTypeId: v.optional(v.string()),
});

const entries = {
  hide: v.optional(v.boolean()),
  queryType: v.optional(v.picklist(QUERY_TYPES)),
  profileTypeId: v.optional(v.string()),
  labelSelector: v.optional(v.string()),
  groupBy: v.optional(texts),
  limit: v.optional(positive),
  maxNodes: v.optional(positive),
  cutSharedFunctions: v.optional(v.boolean()),
  order: v.optional(v.literal('time')),
  spanSelector: v.optional(texts),
  traceIdSelector: v.optional(texts),
  profileIdSelector: v.optional(texts),
  stackTraceSelector: v.optional(texts),
  annotations: v.optional(v.boolean()),
  includeExemplars: v.optional(v.boolean()),
  includeHeatmap: v.optional(v.boolean()),
  heatmapType: v.optional(v.picklist(['individual', 'span'])),
  baseline: v.optional(baselineSchema),
  labels: v.optional(texts),
  functions: v.optional(v.object({ sortBy: v.picklist(['self', 'total']), by: v.optional(v.literal('line')) })),
  sourceLines: v.optional(v.boolean()),
  functionSelector: v.optional(v.string()),
  frameFilter: v.optional(v.string()),
  annotation: v.optional(v.object({ kind: v.picklist(['firstSeen', 'profiles']), label: v.optional(v.string()) })),
  version: v.optional(v.number()),
};

/** The stored query itself when all its values have their types. */
export function wellTyped(stored: unknown): ProfilesQuery {
  const query: Readonly<Record<string, unknown>> = isRecord(stored) ? stored : {};
  if (isProfilesQuery(query)) {
    return query;
  }
  const repaired: Record<string, unknown> = { ...query, refId: typeof query.refId === 'string' ? query.refId : 'A' };
  for (const [key, schema] of Object.entries(entries)) {
    if (!v.is(schema, repaired[key])) {
      repaired[key] = Array.isArray(repaired[key]) ? onlyTexts(repaired[key], schema) : undefined;
    }
  }
  return isProfilesQuery(repaired) ? repaired : { refId: 'A' };
}

function isProfilesQuery(
  query: Readonly<Record<string, unknown>>
): query is Readonly<Record<string, unknown>> & ProfilesQuery {
  return typeof query.refId === 'string' && v.is(v.looseObject(entries), query);
}

/** A list with a stray value keeps its texts. */
function onlyTexts(list: readonly unknown[], schema: v.GenericSchema): unknown {
  const kept = list.filter((value) => typeof value === 'string');
  return v.is(schema, kept) ? kept : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
