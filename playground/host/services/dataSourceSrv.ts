// Data sources for plugins and scenes: `getDataSourceSrv()`. Settings come with the page; an instance is made once per
// uid, from the plugin's class, when somebody first asks for it.
import {
  DataSourcePlugin,
  type DataSourceApi,
  type DataSourceInstanceSettings,
  type DataSourceRef,
  type ScopedVars,
} from '@grafana/data';
import {
  config,
  getBackendSrv,
  getTemplateSrv,
  type DataSourceSrv,
  type GetDataSourceListFilters,
} from '@grafana/runtime';
import { importPlugin } from '../plugins/importPlugin';

type Reference = DataSourceRef | string | null | undefined;

export class HostDataSourceSrv implements DataSourceSrv {
  private readonly instances = new Map<string, Promise<DataSourceApi>>();

  /** Rejects when there is no such data source or its plugin cannot be loaded. */
  async get(ref?: Reference | DataSourceApi, scopedVars?: ScopedVars): Promise<DataSourceApi> {
    if (isInstance(ref)) {
      return ref;
    }
    const asked = this.getInstanceSettings(ref, scopedVars);
    const settings = asked?.rawRef === undefined ? asked : this.getInstanceSettings(asked.rawRef);
    if (settings === undefined) {
      throw new Error(`The data source ${JSON.stringify(ref)} was not found.`);
    }
    const instance = this.instances.get(settings.uid) ?? createInstance(settings);
    this.instances.set(settings.uid, instance);
    return instance;
  }

  /** `ref` is a uid, a name, a variable (`$source`) or an object with a uid; without one it is the default. */
  getInstanceSettings(ref?: Reference, scopedVars?: ScopedVars): DataSourceInstanceSettings | undefined {
    const id = typeof ref === 'string' ? ref : ref?.uid;
    const type = typeof ref === 'string' ? undefined : ref?.type;
    if (id === undefined || id === '' || id === 'default') {
      return defaultSettings(type);
    }
    return id.includes('$') ? settingsOfVariable(id, scopedVars) : settingsOf(id);
  }

  getList(filters: GetDataSourceListFilters = {}): DataSourceInstanceSettings[] {
    return allSettings().filter((settings) => passes(settings, filters));
  }

  /** Reads all settings anew and forgets the instances made from the old ones. */
  async reload(): Promise<void> {
    const { datasources } = await getBackendSrv().get('/api/frontend/settings');
    config.datasources = datasources;
    this.instances.clear();
  }

  registerRuntimeDataSource(): void {
    throw new Error('The playground has no runtime data sources.');
  }
}

function isInstance(ref: Reference | DataSourceApi): ref is DataSourceApi {
  return typeof ref === 'object' && ref !== null && 'query' in ref && typeof ref.query === 'function';
}

function allSettings(): readonly DataSourceInstanceSettings[] {
  return Object.values(config.datasources);
}

function settingsOf(id: string): DataSourceInstanceSettings | undefined {
  return allSettings().find(({ uid, name }) => uid === id || name === id);
}

function defaultSettings(type: string | undefined): DataSourceInstanceSettings | undefined {
  const fitting = allSettings().filter((settings) => type === undefined || settings.type === type);
  return fitting.find(({ isDefault }) => isDefault) ?? fitting.at(0);
}

/** The caller goes on under the variable's name, and `rawRef` says what it stands for now. */
function settingsOfVariable(id: string, scopedVars?: ScopedVars): DataSourceInstanceSettings | undefined {
  const settings = settingsOf(getTemplateSrv().replace(id, scopedVars));
  return (
    settings && { ...settings, isDefault: false, name: id, uid: id, rawRef: { type: settings.type, uid: settings.uid } }
  );
}

function passes(settings: DataSourceInstanceSettings, filters: GetDataSourceListFilters): boolean {
  const { meta, type } = settings;
  const kinds = ['metrics', 'logs', 'tracing', 'annotations', 'alerting'] as const;
  return (
    (filters.pluginId === undefined || type === filters.pluginId) &&
    (filters.type === undefined || [filters.type].flat().includes(type)) &&
    kinds.every((kind) => filters[kind] !== true || meta[kind] === true) &&
    (filters.filter === undefined || filters.filter(settings))
  );
}

async function createInstance(settings: DataSourceInstanceSettings): Promise<DataSourceApi> {
  const plugin = await importPlugin(settings.type);
  if (!(plugin instanceof DataSourcePlugin)) {
    throw new Error(`The plugin "${settings.type}" is not a data source.`);
  }
  const instance = new plugin.DataSourceClass(settings);
  instance.components = plugin.components;
  instance.meta ??= settings.meta;
  return instance;
}
