// The data sources of a running playground: provisioned at start, changed in memory by the page that edits them.
import { mergeSettings, type DataSource } from './provisioning/dataSource';
import type { YamlObject } from './provisioning/yamlFiles';

export class DataSourceStore {
  private readonly byUid: Map<string, DataSource>;

  constructor(dataSources: readonly DataSource[]) {
    this.byUid = new Map(dataSources.map((dataSource) => [dataSource.uid, dataSource]));
  }

  /** In the order of provisioning. */
  list(): readonly DataSource[] {
    return [...this.byUid.values()];
  }

  get(uid: string): DataSource | undefined {
    return this.byUid.get(uid);
  }

  /** The changed data source; undefined when there is none of that uid. */
  update(uid: string, changes: YamlObject): DataSource | undefined {
    const known = this.byUid.get(uid);
    const changed = known && { ...mergeSettings(known, changes), version: known.version + 1 };
    if (changed !== undefined) {
      this.byUid.set(uid, changed);
    }
    return changed;
  }
}
