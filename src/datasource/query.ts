// The query as it is stored in dashboards: a superset of the Pyroscope data source's, so that a dashboard moves by changing its
// data source.
import { type CoreApp } from '@grafana/data';
import { type DataQuery } from '@grafana/schema';
import { parseProfileTypeId } from '../engine/profile/profileType';
import { type QUERY_TYPES, wellTyped } from './storedQuery';

export type QueryType = (typeof QUERY_TYPES)[number];

/** The other side of a comparison; what is absent is the query's own. All strings are interpolated. */
export interface BaselineQuery {
  labelSelector?: string;
  /** How much earlier the baseline is, like `1d`, or `$__range` for the period just before; not together with `from` and `to`. */
  timeShift?: string;
  /** Epoch milliseconds, or relative to now like `now-1h`. */
  from?: string;
  to?: string;
  /** Another profile type of the same unit. */
  profileTypeId?: string;
}

export interface AnnotationOptions {
  /** `firstSeen`: where a value of `label` first appears; `profiles`: recorded profiles, or the store's exemplars. */
  kind: 'firstSeen' | 'profiles';
  /** For `firstSeen`, such as `version`. */
  label?: string;
}

export interface ProfilesQuery extends DataQuery {
  /** `both` outside Explore means `profile`. */
  queryType?: QueryType;
  /** Pyroscope's five parts, or a variable; empty for the usual one of the range. */
  profileTypeId?: string;
  /** PromQL matchers in braces; `{}` for everything. */
  labelSelector?: string;
  /** Labels by which series are kept apart. */
  groupBy?: string[];
  /** The so many largest: series, values of each label, functions, profiles that are marked. Undefined or 0 for what is usual there. */
  limit?: number;
  /** Keep about so many call nodes; undefined or 0 for all. */
  maxNodes?: number;
  /**
   * For `profile`, of files that know calls but no stacks: what functions with several callers call is left out instead of divided.
   */
  cutSharedFunctions?: boolean;
  /** For `profile`: `time` asks for a flame chart, the calls of one recording in order of time. Not with a baseline. */
  order?: 'time';
  spanSelector?: string[];
  traceIdSelector?: string[];
  profileIdSelector?: string[];
  /** Only stacks that begin with these functions, root first. */
  stackTraceSelector?: string[];
  /** The Pyroscope data source's: annotations of its server on series. Kept, not used. */
  annotations?: boolean;
  includeExemplars?: boolean;
  includeHeatmap?: boolean;
  heatmapType?: 'individual' | 'span';
  /** Makes the answer a comparison: the query is the comparison's side. */
  baseline?: BaselineQuery;
  /** For `labels`: the labels to split by; empty for all that have several values. */
  labels?: string[];
  /** For `functions` and `callgraph`. `by: 'line'` lists source lines in place of functions; `callgraph` knows functions alone. */
  functions?: { sortBy: 'self' | 'total'; by?: 'line' };
  /** For `profile`: the source lines as a frame beside the profile. */
  sourceLines?: boolean;
  /** For `metrics`: the series of this function alone. */
  functionSelector?: string;
  /** For `functions` and `callgraph`: keep functions whose name matches (text, `/regex/` or `/regex/i`). */
  frameFilter?: string;
  /** Set for queries of annotation layers. */
  annotation?: AnnotationOptions;
  version?: number;
}

/** The version of the shape above; stored queries of any version go through `migrateQuery`. */
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
 * Any stored query in the shape of this version; the query itself when it has it already. Unknown keys are kept: they are other data
 * sources' or later versions'.
 *
 * Version 0 is a query of the Pyroscope or the Parca data source: the same keys without `version`, some of them missing. A missing query
 * type means `both` there. Parca's profile types may end in `:delta`, which no other store writes: it is dropped here and put back by the store.
 */
export function migrateQuery(stored: unknown): ProfilesQuery {
  const query = wellTyped(stored);
  if (query.version === QUERY_VERSION) {
    return query;
  }
  const { queryType, profileTypeId, labelSelector, groupBy } = query;
  return {
    ...query,
    queryType: queryType ?? 'both',
    ...(profileTypeId === undefined ? {} : { profileTypeId: parseProfileTypeId(profileTypeId)?.id ?? profileTypeId }),
    labelSelector: labelSelector === undefined || labelSelector.trim() === '' ? '{}' : labelSelector,
    groupBy: groupBy ?? [],
    version: QUERY_VERSION,
  };
}

/** One line for query history and collapsed rows. */
export function queryDisplayText(query: ProfilesQuery): string {
  const { queryType = 'profile', profileTypeId, labelSelector = '{}', groupBy = [], labels = [], baseline } = query;
  const type = profileTypeId ? profileTypeId : 'default profile type';
  const ofFunction = query.functionSelector ? ` of ${query.functionSelector}` : '';
  const split = queryType === 'labels' ? labels : groupBy;
  const by = split.length > 0 ? ` by ${split.join(', ')}` : '';
  return `${queryType}: ${type} ${labelSelector}${ofFunction}${by}${baseline === undefined ? '' : ` against ${baselineText(baseline)}`}`;
}

function baselineText({ labelSelector, timeShift, from, to, profileTypeId }: BaselineQuery): string {
  const parts = [
    profileTypeId,
    labelSelector,
    timeShift && `${timeShift} earlier`,
    (from || to) && `${from ?? ''} to ${to ?? ''}`.trim(),
  ];
  return parts.filter((part) => part).join(' ') || 'itself';
}
