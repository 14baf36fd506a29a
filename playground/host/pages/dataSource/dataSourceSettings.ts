// Reading and saving one data source on the server, and the instance that is made from it.
import type { DataSourceApi, DataSourceInstanceSettings, DataSourcePlugin, DataSourceSettings } from '@grafana/data';
import { DataSourcePlugin as DataSourcePluginClass } from '@grafana/data';
import { getBackendSrv, getDataSourceSrv } from '@grafana/runtime';
import { importPlugin } from '../../plugins/importPlugin';

/** Everything the page that edits a data source needs. */
export interface EditedDataSource {
  /** What the config editor edits. */
  readonly settings: DataSourceSettings;
  readonly instanceSettings: DataSourceInstanceSettings;
  readonly instance: DataSourceApi;
  readonly components: DataSourcePlugin<DataSourceApi>['components'];
}

/** Rejects when there is no such data source or its plugin cannot be loaded. */
export async function loadDataSource(uid: string): Promise<EditedDataSource> {
  const settings: DataSourceSettings = await getBackendSrv().get(settingsPath(uid));
  const instanceSettings = getDataSourceSrv().getInstanceSettings(uid);
  if (instanceSettings === undefined) {
    throw new Error(`The plugin "${settings.type}" is not in the playground.`);
  }
  const [instance, plugin] = await Promise.all([getDataSourceSrv().get(uid), importPlugin(settings.type)]);
  const components = plugin instanceof DataSourcePluginClass ? plugin.components : {};
  return { settings, instanceSettings, instance, components };
}

/** Saves, and loads again what the saved settings make of it. */
export async function saveDataSource(settings: DataSourceSettings): Promise<EditedDataSource> {
  await getBackendSrv().put(settingsPath(settings.uid), settings);
  await getDataSourceSrv().reload();
  return loadDataSource(settings.uid);
}

function settingsPath(uid: string): string {
  return `/api/datasources/uid/${uid}`;
}
