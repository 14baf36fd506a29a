// Stands in for @grafana/plugin-compat/datasources, through which Scenes asks for data sources: its published build
// needs a newer @grafana/runtime than the one of Grafana 13.2. It can go when the two fit together again.
import type { DataSourceApi, DataSourceInstanceSettings, DataSourceRef, ScopedVars } from '@grafana/data';
import { getDataSourceSrv, type GetDataSourceListFilters } from '@grafana/runtime';

type DataSourceItem = Pick<DataSourceInstanceSettings, 'meta' | 'name' | 'type' | 'uid'>;
type ItemFilters = Omit<GetDataSourceListFilters, 'filter'> & { readonly filter?: (item: DataSourceItem) => boolean };

export async function getDataSourceInstance(
  ref?: DataSourceRef | string | null,
  vars?: ScopedVars
): Promise<DataSourceApi> {
  return getDataSourceSrv().get(ref, vars);
}

export async function getDataSourceInstanceSettings(ref?: DataSourceRef | string | null, vars?: ScopedVars) {
  return getDataSourceSrv().getInstanceSettings(ref, vars);
}

export async function getDataSourceInstanceList({ filter, ...filters }: ItemFilters = {}): Promise<
  readonly DataSourceItem[]
> {
  const items = getDataSourceSrv().getList(filters).map(toItem);
  return filter === undefined ? items : items.filter(filter);
}

export async function getDefaultDataSourceInstanceListItem(items: readonly DataSourceItem[]) {
  return items.find(({ uid }) => getDataSourceSrv().getInstanceSettings(uid)?.isDefault);
}

function toItem({ meta, name, type, uid }: DataSourceInstanceSettings): DataSourceItem {
  return { meta, name, type, uid };
}
