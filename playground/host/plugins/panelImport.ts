// How Scenes asks for panels. A panel that cannot be loaded is replaced by one that says so: the rest of the dashboard
// keeps working.
import { PanelPlugin, PluginType, type PanelPluginMeta } from '@grafana/data';
import { Alert } from '@grafana/ui';
import React from 'react';
import { importPlugin, loadedPlugin, registerBuiltIn } from './importPlugin';

export async function importPanelPlugin(id: string): Promise<PanelPlugin> {
  try {
    const plugin = await importPlugin(id);
    return plugin instanceof PanelPlugin ? plugin : failedPanel(id, 'It is not a panel.');
  } catch (error) {
    return failedPanel(id, error instanceof Error ? error.message : String(error));
  }
}

export function getPanelPluginFromCache(id: string): PanelPlugin | undefined {
  const plugin = loadedPlugin(id);
  return plugin instanceof PanelPlugin ? plugin : undefined;
}

function failedPanel(id: string, reason: string): PanelPlugin {
  const plugin = new PanelPlugin(() =>
    React.createElement(Alert, { title: `The panel "${id}" cannot be loaded`, severity: 'error' }, reason)
  );
  plugin.meta = builtInPanelMeta(id);
  plugin.loadError = true;
  registerBuiltIn(id, plugin);
  return plugin;
}

/** The meta data that a panel plugin of core would bring. */
export function builtInPanelMeta(id: string): PanelPluginMeta {
  return {
    id,
    name: id,
    type: PluginType.panel,
    module: `core:plugin/${id}`,
    baseUrl: '',
    sort: 1,
    info: {
      author: { name: 'The Flameboard authors' },
      description: '',
      links: [],
      logos: { small: '', large: '' },
      screenshots: [],
      updated: '',
      version: '',
    },
  };
}
