// The data source plugin: what Grafana loads of it.
import { DataSourcePlugin } from '@grafana/data';
import { ProfilesDataSource } from './DataSource';
import { ConfigEditor } from './editors/ConfigEditor';
import { QueryEditor } from './editors/QueryEditor';
import { type ProfilesOptions } from './options';
import { type ProfilesQuery } from './query';

export const plugin = new DataSourcePlugin<ProfilesDataSource, ProfilesQuery, ProfilesOptions>(ProfilesDataSource)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor);
