// Plugins by id: the host's own, and the built ones, each loaded once.
import { AppPlugin, DataSourcePlugin, PanelPlugin, type DataSourceApi, type PluginMeta } from '@grafana/data';
import { registerExtensions } from '../extensions/extensionRegistry';
import { importModule } from '../loader/systemLoader';
import { hostSettings } from '../pageGlobals';

export type Plugin = AppPlugin | DataSourcePlugin<DataSourceApi> | PanelPlugin;

const loading = new Map<string, Promise<Plugin>>();
const loaded = new Map<string, Plugin>();

/** For plugins whose code is part of the host; later imports of `id` get this one. */
export function registerBuiltIn(id: string, plugin: Plugin): void {
  loaded.set(id, plugin);
  loading.set(id, Promise.resolve(plugin));
}

/** Rejects for an unknown id and for a module that exports no plugin; the same promise for every call. */
export function importPlugin(id: string): Promise<Plugin> {
  const known = loading.get(id) ?? load(id);
  loading.set(id, known);
  return known;
}

/** The plugin if its import has already ended well. */
export function loadedPlugin(id: string): Plugin | undefined {
  return loaded.get(id);
}

async function load(id: string): Promise<Plugin> {
  const meta = hostSettings.plugins.find((known) => known.id === id);
  if (meta === undefined) {
    throw new Error(`There is no plugin "${id}" in the playground.`);
  }
  const plugin = pluginFrom(await importModule(meta.module), id);
  initialise(plugin, meta);
  loaded.set(id, plugin);
  return plugin;
}

function pluginFrom(exports: System.Module, id: string): Plugin {
  const plugin: unknown = exports.plugin;
  if (plugin instanceof AppPlugin || plugin instanceof DataSourcePlugin || plugin instanceof PanelPlugin) {
    return plugin;
  }
  throw new Error(`The module of ${id} has no export "plugin".`);
}

function initialise(plugin: Plugin, meta: PluginMeta): void {
  // The page's plugin meta has the fields of each kind; which kind it is, the module has just told.
  plugin.meta = meta as never;
  if (plugin instanceof AppPlugin) {
    plugin.init(meta);
    registerExtensions(meta.id, plugin);
  }
}
