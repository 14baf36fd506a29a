// Settings → the store they name, with its worker and its way through Grafana.
import { type DataSourceInstanceSettings } from '@grafana/data';
import { rareFormatsUrl } from '../worker/rareFormatsUrl';
import { startProfileWorker } from '../worker/startProfileWorker';
import { WorkbenchClient } from '../worker/workbenchClient';
import { backendHttpClient } from './backendHttpClient';
import { DetectedStore } from './DetectedStore';
import { detectStore } from './detectStore';
import { type ProfilesOptions, settingsOf, type StoreKind } from './options';
import { FilesStore } from './stores/files/FilesStore';
import { ParcaStore } from './stores/parca/ParcaStore';
import { PyroscopeStore } from './stores/pyroscope/PyroscopeStore';
import { type Store } from './stores/store';

/** Panels of one refresh share a list; the next refresh sees what is new. */
const KEEP_LISTS_MS = 5000;

export function createStore({ url, jsonData }: DataSourceInstanceSettings<ProfilesOptions>): Store {
  const settings = settingsOf(jsonData);
  const http = backendHttpClient(url ?? '');
  const workbench = new WorkbenchClient(
    { cacheBytes: settings.cacheMegabytes * 1e6, rareFormatsUrl: rareFormatsUrl() },
    startProfileWorker
  );
  const options = { ...settings, keepListsMs: KEEP_LISTS_MS };
  const storeOf = (kind: StoreKind): Store => {
    switch (kind) {
      case 'files':
        return new FilesStore(http, workbench, options);
      case 'pyroscope':
        return new PyroscopeStore(http, workbench, options);
      case 'parca':
        return new ParcaStore(http, workbench, options);
    }
  };
  return settings.store === 'auto'
    ? new DetectedStore((signal) => detectStore(http, signal), storeOf)
    : storeOf(settings.store);
}
