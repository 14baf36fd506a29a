// What Grafana's server writes into its page before any script runs: the settings that @grafana/runtime reads while it
// is being imported.
import { createRequire } from 'node:module';
import path from 'node:path';
import { readFileSync } from 'node:fs';
import type { PluginMeta } from './plugins';
import type { DataSource } from './provisioning/dataSource';

export interface BootInput {
  readonly url: string;
  readonly plugins: readonly PluginMeta[];
  readonly dataSources: readonly DataSource[];
  /** The version of the @grafana packages the host is made of. */
  readonly grafanaVersion: string;
}

export function bootData({ url, plugins, dataSources, grafanaVersion }: BootInput) {
  const defaultDataSource = dataSources.find(({ isDefault }) => isDefault) ?? dataSources.at(0);
  return {
    settings: {
      datasources: instanceSettings(dataSources, plugins),
      defaultDatasource: defaultDataSource?.name ?? '',
      panels: byId(plugins, 'panel', (meta) => meta),
      apps: byId(plugins, 'app', ({ id, module, extensions, info }) => ({
        id,
        path: module,
        version: versionOf(info),
        preload: true,
        extensions,
      })),
      featureToggles: {},
      buildInfo: { version: grafanaVersion, commit: '', env: 'production', edition: 'Open Source' },
      appSubUrl: '',
      appUrl: `${url}/`,
      minRefreshInterval: '1s',
    },
    user,
    navTree: [],
    assets: { dark: '', light: '' },
  };
}

/** The one user there is. The page's inline script sets the theme. */
const user = {
  id: 1,
  isSignedIn: true,
  login: 'playground',
  name: 'Playground',
  orgId: 1,
  orgName: 'Playground',
  orgRole: 'Admin',
  theme: 'dark',
  lightTheme: false,
  timezone: 'browser',
  weekStart: 'monday',
  locale: 'en-US',
  language: 'en-US',
  permissions: {},
} as const;

/** Keyed by name, as Grafana does. Data sources of a plugin that is not there are left out. */
function instanceSettings(dataSources: readonly DataSource[], plugins: readonly PluginMeta[]) {
  return Object.fromEntries(
    dataSources.flatMap(({ uid, type, name, isDefault, jsonData }, index) => {
      const meta = plugins.find(({ id }) => id === type);
      const url = `/api/datasources/proxy/uid/${uid}`;
      const settings = {
        id: index + 1,
        uid,
        type,
        name,
        isDefault,
        access: 'proxy',
        url,
        jsonData,
        readOnly: false,
        meta,
      };
      return meta === undefined ? [] : [[name, settings] as const];
    })
  );
}

function byId<T>(plugins: readonly PluginMeta[], type: string, toValue: (meta: PluginMeta) => T): Record<string, T> {
  return Object.fromEntries(plugins.filter((meta) => meta.type === type).map((meta) => [meta.id, toValue(meta)]));
}

function versionOf(info: unknown): string {
  return typeof info === 'object' && info !== null && 'version' in info ? String(info.version) : '';
}

/** Read from the installed package, so that plugins see the version they really run on. */
export function installedGrafanaVersion(root: string): string {
  const require = createRequire(path.join(root, 'package.json'));
  const { version }: { version: string } = JSON.parse(
    readFileSync(require.resolve('@grafana/runtime/package.json'), 'utf8')
  );
  return version;
}
