// Opening a label value in Explore: the panel's own query, narrowed to the value.
import { type DataSourceApi, type PanelData } from '@grafana/data';
import { config, getDataSourceSrv, locationService } from '@grafana/runtime';
import { type DataQuery } from '@grafana/schema';
import { parseSelector } from '../engine/labels/parseSelector';
import { printSelector } from '../engine/labels/printSelector';
import { type Selector } from '../engine/labels/selector';
import { type ExplorerActions } from '../views/label-explorer/explorerActions';

const OUR_TYPE = 'flameboard-profiles-datasource';

export function exploreAction(
  { request, timeRange }: PanelData,
  refId: string | undefined
): ExplorerActions['openExplore'] {
  const target = request?.targets.find((query) => query.refId === refId) ?? request?.targets[0];
  if (request === undefined || target === undefined || config.exploreEnabled === false) {
    return { whyNot: 'The query of this panel is not at hand here, as in a snapshot, or Explore is turned off.' };
  }
  const range = { from: String(timeRange.from.valueOf()), to: String(timeRange.to.valueOf()) };
  return {
    async run(selector) {
      const { uid, query } = await exploreQuery(target, selector, request.scopedVars);
      const panes = JSON.stringify({ labels: { datasource: uid, queries: [query], range } });
      locationService.push(`/explore?schemaVersion=1&panes=${encodeURIComponent(panes)}`);
    },
  };
}

async function exploreQuery(
  target: DataQuery,
  selector: Selector,
  scopedVars: NonNullable<PanelData['request']>['scopedVars']
): Promise<{ readonly uid: string; readonly query: DataQuery }> {
  const source: DataSourceApi = await getDataSourceSrv().get(target.datasource ?? null, scopedVars);
  const [filled = target] = source.interpolateVariablesInQueries?.([target], scopedVars) ?? [];
  const query =
    source.type === OUR_TYPE ? narrowedProfiles(filled, selector) : narrowedBySource(source, filled, selector);
  return { uid: source.uid, query: { ...query, datasource: { type: source.type, uid: source.uid } } };
}

/** Profiles and their series instead of labels. */
function narrowedProfiles(query: DataQuery, selector: Selector): DataQuery {
  const text = 'labelSelector' in query && typeof query.labelSelector === 'string' ? query.labelSelector : '{}';
  const parsed = parseSelector(text);
  const own: Selector = parsed.ok ? parsed.value.matchers : [];
  const profiles = { queryType: 'both', labelSelector: printSelector([...own, ...selector]) };
  return { ...query, ...profiles };
}

/** Other data sources add filters themselves, in the way that Explore asks them to. */
function narrowedBySource(source: DataSourceApi, query: DataQuery, selector: Selector): DataQuery {
  return selector.reduce<DataQuery>(
    (narrowed, { name, value }) =>
      source.modifyQuery?.(narrowed, { type: 'ADD_FILTER', options: { key: name, value } }) ?? narrowed,
    query
  );
}
