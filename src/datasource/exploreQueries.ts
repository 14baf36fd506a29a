// Queries that come from other data sources and go to them: in Explore and in a panel whose data source is changed. The label matchers are
// kept; of a query that another profile data source wrote, everything.
import {
  type AbstractLabelMatcher,
  AbstractLabelOperator,
  type AbstractQuery,
  CoreApp,
  type DataSourceApi,
  hasQueryExportSupport,
} from '@grafana/data';
import { type DataQuery } from '@grafana/schema';
import { parseSelector } from '../engine/labels/parseSelector';
import { printSelector } from '../engine/labels/printSelector';
import { type Matcher, type MatchOperator, type Selector } from '../engine/labels/selector';
import { defaultQuery, migrateQuery, type ProfilesQuery } from './query';
import { matchersInTraceQl } from './traceQlMatchers';

/** Plugin ids of data sources whose queries are ours with fewer keys. */
const PROFILE_SOURCES: ReadonlySet<string> = new Set([
  'grafana-pyroscope-datasource',
  'phlare',
  'parca',
  'grafana-parca-datasource',
]);

const OPERATORS: Readonly<Record<MatchOperator, AbstractLabelOperator>> = {
  '=': AbstractLabelOperator.Equal,
  '!=': AbstractLabelOperator.NotEqual,
  '=~': AbstractLabelOperator.EqualRegEx,
  '!~': AbstractLabelOperator.NotEqualRegEx,
};

/** Names that other stores have for what is a label here; matchers on names of metrics say nothing of profiles. */
const RENAMED: ReadonlyMap<string, string | undefined> = new Map([
  ['service.name', 'service_name'],
  ['__name__', undefined],
]);

/**
 * Queries of `origin` as ours. Grafana offers two ways; this one also tells where queries come from, so that a query of another profile
 * data source keeps its profile type (docs/decisions/0012).
 */
export async function importQueries(
  queries: readonly DataQuery[],
  origin: DataSourceApi<DataQuery>
): Promise<ProfilesQuery[]> {
  if (PROFILE_SOURCES.has(origin.type)) {
    return queries.map(({ datasource: _datasource, ...query }) => migrateQuery(query));
  }
  if (hasQueryExportSupport(origin)) {
    const exported = await origin.exportToAbstractQueries([...queries]);
    return exported.map(({ refId, labelMatchers }) => queryFor(refId, labelMatchers.flatMap(fromAbstract)));
  }
  return queries.map((query) => queryFor(query.refId, matchersInTraceQl(query).flatMap(renamed)));
}

/** The label matchers of our queries, for data sources that understand them. Matchers with variables go along as they stand. */
export function exportToAbstractQueries(queries: readonly ProfilesQuery[]): AbstractQuery[] {
  return queries.map((stored) => {
    const { refId, labelSelector } = migrateQuery(stored);
    const parsed = parseSelector(labelSelector ?? '{}');
    const matchers = parsed.ok ? parsed.value.matchers : [];
    return {
      refId,
      labelMatchers: matchers.map(({ name, operator, value }) => ({ name, operator: OPERATORS[operator], value })),
    };
  });
}

function queryFor(refId: string, selector: Selector): ProfilesQuery {
  return { refId, ...defaultQuery(CoreApp.Explore), labelSelector: printSelector(selector) };
}

function fromAbstract({ name, operator, value }: AbstractLabelMatcher): Matcher[] {
  const known = Object.entries(OPERATORS).find(([, abstract]) => abstract === operator)?.[0];
  return known === '=' || known === '!=' || known === '=~' || known === '!~'
    ? renamed({ name, operator: known, value })
    : [];
}

function renamed(matcher: Matcher): Matcher[] {
  const name = RENAMED.has(matcher.name) ? RENAMED.get(matcher.name) : matcher.name;
  return name === undefined ? [] : [{ ...matcher, name }];
}
