// The options of a query in a few words each, for the title of the closed options.
import { type ProfilesQuery, type QueryType } from '../query';
import { limitWords, type LimitWords, type QueryStandards, usualMaxNodes } from './limitWords';

/** Which options mean something for which query type. */
export type OptionName =
  'limit' | 'maxNodes' | 'callSite' | 'ids' | 'points' | 'lines' | 'timeOrder' | 'sharedFunctions';

const OPTIONS: Readonly<Record<QueryType, readonly OptionName[]>> = {
  profile: ['maxNodes', 'callSite', 'ids', 'lines', 'timeOrder', 'sharedFunctions'],
  metrics: ['limit', 'callSite', 'points'],
  both: ['limit', 'maxNodes', 'callSite', 'ids', 'points', 'lines', 'timeOrder', 'sharedFunctions'],
  labels: ['limit'],
  functions: ['limit', 'callSite', 'ids'],
  callgraph: ['limit', 'maxNodes', 'callSite', 'ids'],
};

export function optionsOf(queryType: QueryType): readonly OptionName[] {
  return OPTIONS[queryType];
}

/** At least one entry. Only options that mean something for the type. */
export function querySummary(query: ProfilesQuery, queryType: QueryType, standards: QueryStandards): readonly string[] {
  return optionsOf(queryType).flatMap((option) =>
    option === 'limit' ? limitSummary(query, limitWords(queryType, standards)) : optionSummary(option, query, standards)
  );
}

function limitSummary({ limit }: ProfilesQuery, { label, standard }: LimitWords): readonly string[] {
  return [`${label}: ${limit ? limit : standard}`];
}

function optionSummary(
  option: Exclude<OptionName, 'limit'>,
  query: ProfilesQuery,
  standards: QueryStandards
): readonly string[] {
  switch (option) {
    case 'maxNodes':
      return [`Max nodes: ${query.maxNodes ? query.maxNodes : usualMaxNodes(standards)}`];
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
