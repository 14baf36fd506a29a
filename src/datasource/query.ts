// The query as it is stored in dashboards: a superset of the Pyroscope data source's, so that a dashboard moves by changing its
// data source.
import { type CoreApp } from '@grafana/data';
import { type DataQuery } from '@grafana/schema';

export type QueryType = 'profile' | 'metrics' | 'both';

export interface ProfilesQuery extends DataQuery {
  /** `both` outside Explore means `profile`. */
  queryType?: QueryType;
  /** Pyroscope's five parts, or a variable; empty for the usual one of the range. */
  profileTypeId?: string;
  /** PromQL matchers in braces; `{}` for everything. */
  labelSelector?: string;
  /** Labels by which series are kept apart. */
  groupBy?: string[];
  /** The so many largest series; undefined or 0 for all. */
  limit?: number;
  /** Keep about so many call nodes; undefined or 0 for all. */
  maxNodes?: number;
  version?: number;
}

/** The version of the shape above; stored queries of older ones go through `migrateQuery`. */
export const QUERY_VERSION = 1;

const CORE_APP_EXPLORE: `${CoreApp.Explore}` = 'explore';

/** A query that shows something at once, whatever the store holds. */
export function defaultQuery(app?: string): Omit<ProfilesQuery, 'refId'> {
  return {
    queryType: app === CORE_APP_EXPLORE ? 'both' : 'profile',
    labelSelector: '{}',
    groupBy: [],
    version: QUERY_VERSION,
  };
}

/** What a query asks for in the place where it stands. */
export function effectiveQueryType(query: ProfilesQuery, app: string | undefined): QueryType {
  const type = query.queryType ?? 'profile';
  return type === 'both' && app !== CORE_APP_EXPLORE ? 'profile' : type;
}

/**
 * Any stored query in the shape of this version; the query itself when it has it already. Unknown keys are kept: they
 * are other data sources' or later versions'.
 *
 * Version 0 is a query of the Pyroscope data source: the same keys without `version`, some of them missing.
 */
export function migrateQuery(query: ProfilesQuery): ProfilesQuery {
  if (query.version === QUERY_VERSION) {
    return query;
  }
  const { queryType, labelSelector, groupBy } = query;
  return {
    ...query,
    queryType: isQueryType(queryType) ? queryType : 'both',
    labelSelector: labelSelector === undefined || labelSelector.trim() === '' ? '{}' : labelSelector,
    groupBy: Array.isArray(groupBy) ? groupBy : [],
    version: QUERY_VERSION,
  };
}

function isQueryType(value: unknown): value is QueryType {
  return value === 'profile' || value === 'metrics' || value === 'both';
}

/** One line for query history and collapsed rows. */
export function queryDisplayText({ queryType, profileTypeId, labelSelector, groupBy }: ProfilesQuery): string {
  const by = groupBy !== undefined && groupBy.length > 0 ? ` by ${groupBy.join(', ')}` : '';
  return `${queryType ?? 'profile'}: ${profileTypeId ? profileTypeId : 'default profile type'} ${labelSelector ?? '{}'}${by}`;
}
