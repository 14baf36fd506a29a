// The options of a query in a few words each, for the title of the closed options.
import { type ProfilesQuery, type QueryType } from '../query';

/** Which options mean something for which query type. */
export type OptionName =
  'limit' | 'maxNodes' | 'callSite' | 'ids' | 'points' | 'lines' | 'timeOrder' | 'sharedFunctions';

const OPTIONS: Readonly<Record<QueryType, readonly OptionName[]>> = {
  profile: ['maxNodes', 'callSite', 'ids', 'lines', 'timeOrder', 'sharedFunctions'],
  metrics: ['limit', 'points'],
  both: ['limit', 'maxNodes', 'callSite', 'ids', 'points', 'lines', 'timeOrder', 'sharedFunctions'],
  labels: ['limit'],
  functions: ['limit', 'callSite', 'ids'],
  callgraph: ['maxNodes', 'callSite', 'ids'],
};

export function optionsOf(queryType: QueryType): readonly OptionName[] {
  return OPTIONS[queryType];
}

/** What `limit` is called: series, functions, or values of each label. */
export function limitLabel(queryType: QueryType): string {
  return queryType === 'labels' ? 'Values per label' : 'Limit';
}

/** At least one entry. Only options that mean something for the type. */
export function querySummary(query: ProfilesQuery, queryType: QueryType): readonly string[] {
  return optionsOf(queryType).flatMap((option) => optionSummary(option, query, queryType));
}

function optionSummary(option: OptionName, query: ProfilesQuery, queryType: QueryType): readonly string[] {
  switch (option) {
    case 'limit':
      return [`${limitLabel(queryType)}: ${query.limit ? query.limit : 'all'}`];
    case 'maxNodes':
      return [`Max nodes: ${query.maxNodes ? query.maxNodes : 'default'}`];
    case 'callSite':
      return (query.stackTraceSelector ?? []).length === 0
        ? []
        : [`Call site: ${query.stackTraceSelector?.join(' › ')}`];
    case 'ids':
      return [
        ...idSummary('Trace', query.traceIdSelector),
        ...idSummary('Span', query.spanSelector),
        ...idSummary('Profile', query.profileIdSelector),
      ];
    case 'points':
      return [...(query.includeExemplars ? ['Exemplars'] : []), ...(query.includeHeatmap ? ['Heatmap'] : [])];
    case 'lines':
      return query.sourceLines ? ['Source lines'] : [];
    case 'timeOrder':
      return query.order === 'time' ? ['In order of time'] : [];
    case 'sharedFunctions':
      return query.cutSharedFunctions ? ['Shared functions cut'] : [];
  }
}

function idSummary(what: string, ids: readonly string[] = []): readonly string[] {
  return ids.length === 0 ? [] : [`${what}: ${ids.join(', ')}`];
}
