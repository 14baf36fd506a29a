// The plugins of a running playground: built and provisioned at start, their settings changed in memory by the page that edits them.
import type { PluginMeta } from './plugins';
import { asObject, type YamlObject } from './provisioning/yamlFiles';

export class PluginStore {
  private readonly byId: Map<string, PluginMeta>;

  constructor(plugins: readonly PluginMeta[]) {
    this.byId = new Map(plugins.map((meta) => [meta.id, meta]));
  }

  /** In the order of the build, the app first. */
  list(): readonly PluginMeta[] {
    return [...this.byId.values()];
  }

  get(id: string): PluginMeta | undefined {
    return this.byId.get(id);
  }

  /** Takes `enabled`, `pinned` and `jsonData` as Grafana does; undefined when there is no plugin of that id. */
  update(id: string, changes: YamlObject): PluginMeta | undefined {
    const known = this.byId.get(id);
    const { enabled = known?.enabled, pinned = known?.pinned, jsonData = known?.jsonData } = changes;
    const changed = known && { ...known, enabled, pinned, jsonData: asObject(jsonData) };
    if (changed !== undefined) {
      this.byId.set(id, changed);
    }
    return changed;
  }
}
