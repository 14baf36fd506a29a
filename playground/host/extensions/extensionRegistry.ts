// What apps add to extension points: links, components and exposed components, with a change signal for the hooks that
// were asked before the app was loaded.
import type {
  AppPlugin,
  PluginExtensionAddedComponentConfig,
  PluginExtensionAddedLinkConfig,
  PluginExtensionExposedComponentConfig,
} from '@grafana/data';

export type Owned<T> = T & { readonly pluginId: string };

/** Replaced as a whole by each registration, so that a hook sees by identity that something changed. */
export interface Extensions {
  readonly links: readonly Owned<PluginExtensionAddedLinkConfig>[];
  readonly components: readonly Owned<PluginExtensionAddedComponentConfig>[];
  readonly exposed: readonly Owned<PluginExtensionExposedComponentConfig>[];
}

let extensions: Extensions = { links: [], components: [], exposed: [] };
const listeners = new Set<() => void>();

export function registerExtensions(pluginId: string, app: AppPlugin): void {
  const own = <T extends object>(configs: readonly T[]): readonly Owned<T>[] =>
    configs.map((config) => ({ ...config, pluginId }));
  extensions = {
    links: [...extensions.links, ...own(app.addedLinkConfigs)],
    components: [...extensions.components, ...own(app.addedComponentConfigs)],
    exposed: [...extensions.exposed, ...own(app.exposedComponentConfigs)],
  };
  listeners.forEach((listener) => listener());
}

export function currentExtensions(): Extensions {
  return extensions;
}

export function onExtensionsChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The configs made for one point, at most `limitPerPlugin` of each plugin. */
export function targeting<T extends { readonly targets: string | string[] }>(
  configs: readonly Owned<T>[],
  extensionPointId: string,
  limitPerPlugin = Infinity
): readonly Owned<T>[] {
  const counts = new Map<string, number>();
  return configs.filter(({ targets, pluginId }) => {
    if (![targets].flat().includes(extensionPointId)) {
      return false;
    }
    const count = (counts.get(pluginId) ?? 0) + 1;
    counts.set(pluginId, count);
    return count <= limitPerPlugin;
  });
}
