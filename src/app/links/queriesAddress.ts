// "Open profiles" on a panel and in Explore: their queries, variables and time range → the address of `/open`.
import { isDateTime, type RawTimeRange, type ScopedVars } from '@grafana/data';
import { type TemplateSrv } from '@grafana/runtime';
import { type DataQuery } from '@grafana/schema';
import { METRICS_TYPE, PROFILES_TYPE } from '../app';
import { openAddress } from '../open/openAddress';
import { grafanaVariables, isLabelQuery, joinedMatchers, selectorTexts } from './queryMatchers';

/** What the menus of panels and Explore's toolbar have in common. */
export interface QueriesContext {
  readonly targets?: readonly DataQuery[];
  readonly timeRange?: RawTimeRange;
  readonly title?: string;
  readonly scopedVars?: ScopedVars;
}

/** Undefined for queries that know no labels, such as SQL: their panels get no link. */
export function queriesAddress(
  { targets = [], timeRange, title, scopedVars = {} }: QueriesContext,
  templates: Pick<TemplateSrv, 'replace'>
): string | undefined {
  const queries = targets.filter(isLabelQuery);
  if (queries.length === 0) {
    return undefined;
  }
  const replaced = (text: string | undefined) => text && templates.replace(text, scopedVars);
  const uidOf = (type: string) =>
    replaced(queries.find(({ datasource }) => datasource?.type === type)?.datasource?.uid);
  const profileQuery = queries.find(({ datasource }) => datasource?.type === PROFILES_TYPE);
  return openAddress({
    selector: joinedMatchers(queries.flatMap(selectorTexts), grafanaVariables(templates, scopedVars)),
    from: timeText(timeRange?.from),
    to: timeText(timeRange?.to),
    title: replaced(title),
    profileType: replaced(profileTypeOf(profileQuery)),
    profiles: uidOf(PROFILES_TYPE),
    metrics: uidOf(METRICS_TYPE),
  });
}

function profileTypeOf(query: DataQuery | undefined): string | undefined {
  return query !== undefined && 'profileTypeId' in query && typeof query.profileTypeId === 'string'
    ? query.profileTypeId
    : undefined;
}

/** A relative time stays relative: `now-1h` means the hour before the link is followed. */
function timeText(time: RawTimeRange['from'] | undefined): string | undefined {
  return isDateTime(time) ? String(time.valueOf()) : time;
}
