// Settings → the store they name, with its worker and its way through Grafana.
import { type DataSourceInstanceSettings } from '@grafana/data';
import { startProfileWorker } from '../worker/startProfileWorker';
import { WorkbenchClient } from '../worker/workbenchClient';
import { backendHttpClient } from './backendHttpClient';
import { type ProfilesOptions, settingsOf } from './options';
import { FilesStore } from './stores/files/FilesStore';
import { type Store } from './stores/store';

/** Panels of one refresh share a listing; the next refresh sees new files. */
const KEEP_LISTS_MS = 5000;

export function createStore({ url, jsonData }: DataSourceInstanceSettings<ProfilesOptions>): Store {
  const settings = settingsOf(jsonData);
  const workbench = new WorkbenchClient({ cacheBytes: settings.cacheMegabytes * 1e6 }, startProfileWorker);
  return new FilesStore(backendHttpClient(url ?? ''), workbench, { ...settings, keepListsMs: KEEP_LISTS_MS });
}
