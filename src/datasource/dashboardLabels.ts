// Labels for ad-hoc filters and group-by variables: which there are, which values they have, and which of a dashboard's fit our data.
import {
  type AdHocVariableFilter,
  type DataSourceGetDrilldownsApplicabilityOptions,
  type DataSourceGetTagKeysOptions,
  type DataSourceGetTagValuesOptions,
  type DrilldownsApplicability,
  type MetricFindValue,
  type TimeRange,
} from '@grafana/data';
import { problemOfFilter, withFilters } from './adHocFilters';
import { effectiveQueryType, migrateQuery, type ProfilesQuery } from './query';
import { type LabelNamesRequest, type Store } from './stores/store';
import { ALL_TIMES } from './variableQuery';

type KeysOptions = Partial<DataSourceGetTagKeysOptions<ProfilesQuery>>;

/** Labels of profiles that the other filters leave, without internal ones. */
export async function labelKeys(store: Store, { filters, timeRange }: KeysOptions = {}): Promise<MetricFindValue[]> {
  const { values } = await store.labelNames(requestFor(filters, timeRange));
  return values.filter((name) => !name.startsWith('__')).map((text) => ({ text }));
}

/** Values of a label among profiles that the filters on other labels leave. */
export async function labelKeyValues(
  store: Store,
  { key, filters, timeRange }: DataSourceGetTagValuesOptions<ProfilesQuery>
): Promise<MetricFindValue[]> {
  const others = filters?.filter((filter) => filter.key !== key);
  const { values } = await store.labelValues({ ...requestFor(others, timeRange), name: key });
  return values.map((text) => ({ text }));
}

/** Per filter and group-by label, in their order: whether our queries can use it, else why not. */
export async function drilldownsApplicability(
  store: Store,
  {
    filters = [],
    groupByKeys = [],
    queries = [],
    timeRange,
  }: DataSourceGetDrilldownsApplicabilityOptions<ProfilesQuery> = {}
): Promise<DrilldownsApplicability[]> {
  const { values: names } = await store.labelNames(requestFor([], timeRange));
  const unknown = (key: string) =>
    names.includes(key) ? undefined : `No profile in this time range has the label ${key}.`;
  const isOfSeries = (query: ProfilesQuery) => effectiveQueryType(migrateQuery(query), 'dashboard') === 'metrics';
  const hasSeries = queries.length === 0 || queries.some(isOfSeries);
  const grouping = hasSeries ? undefined : 'Only queries for series are grouped by labels.';
  return [
    ...filters.map((filter) => ({
      key: filter.key,
      ...(filter.origin === undefined ? {} : { origin: filter.origin }),
      ...applicable(problemOfFilter(filter) ?? unknown(filter.key)),
    })),
    ...groupByKeys.map((key) => ({ key, ...applicable(grouping ?? unknown(key)) })),
  ];
}

function applicable(reason: string | undefined): Pick<DrilldownsApplicability, 'applicable' | 'reason'> {
  return reason === undefined ? { applicable: true } : { applicable: false, reason };
}

/** A filter that cannot be used narrows nothing. */
function requestFor(filters: readonly AdHocVariableFilter[] = [], timeRange: TimeRange | undefined): LabelNamesRequest {
  return {
    selector: withFilters(
      [],
      filters.filter((filter) => problemOfFilter(filter) === undefined)
    ),
    range: timeRange === undefined ? ALL_TIMES : { fromMs: timeRange.from.valueOf(), toMs: timeRange.to.valueOf() },
    signal: new AbortController().signal,
  };
}
