// The Prometheus stand-in as a plugin, the way a module would export it.
import { DataSourcePlugin } from '@grafana/data';
import type { Plugin } from '../plugins/importPlugin';
import { PrometheusDataSource } from './PrometheusDataSource';
import { PrometheusQueryEditor } from './PrometheusQueryEditor';

export function prometheusPlugin(): Plugin {
  // The registry holds data sources of all kinds; each is only ever used through its own class.
  return new DataSourcePlugin(PrometheusDataSource).setQueryEditor(PrometheusQueryEditor) as unknown as Plugin;
}
