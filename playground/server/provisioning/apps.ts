// provisioning/plugins: which apps are switched on, and their settings.
import type { PluginMeta } from '../plugins';
import type { Environment } from './environmentValues';
import { asObject, provisionedObjects } from './yamlFiles';

/** An app that is not mentioned stays as it is: here every built app is on, unlike in Grafana. */
export function applyAppSettings(
  plugins: readonly PluginMeta[],
  folder: string,
  environment: Environment
): readonly PluginMeta[] {
  const apps = provisionedObjects(folder, 'apps', environment);
  return plugins.map((meta) => {
    const app = apps.find(({ type }) => type === meta.id);
    return app === undefined ? meta : { ...meta, enabled: app.disabled !== true, jsonData: asObject(app.jsonData) };
  });
}
