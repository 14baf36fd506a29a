// Everything the playground serves, from the folders it serves it from: host page, plugins, dashboards, data source
// proxy, profiles and recorded metrics. Nothing is built and nothing listens here.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { apiRoutes } from './api';
import { bootData } from './bootData';
import { DataSourceStore } from './dataSourceStore';
import { grafanaFonts } from './fonts';
import { sendJson, sendMessage, type Handler } from './http/answers';
import type { Route } from './http/router';
import { staticFolder } from './http/staticFolder';
import { listingHandler } from './listing/listingHandler';
import { ServedFolder } from './listing/servedFolder';
import { drawnIcon } from './missingIcons';
import { pageHandler } from './page';
import { builtPlugins, prometheusMeta, type BuiltPlugin } from './plugins';
import { PluginStore } from './pluginStore';
import { prometheusInterface } from './prometheus/httpInterface';
import { parseOpenMetrics } from './prometheus/openMetrics';
import { applyAppSettings } from './provisioning/apps';
import { findDashboards, type Dashboard } from './provisioning/dashboards';
import { provisionedDataSources, type DataSource } from './provisioning/dataSource';
import type { Environment } from './provisioning/environmentValues';
import type { RecordedRange } from './recordedRange';

export interface Served {
  /** The server's own address, without a final slash. */
  readonly url: string;
  readonly distFolder: string;
  readonly provisioningFolder: string;
  readonly hostFolder: string;
  readonly packagesFolder: string;
  readonly profilesFolder: string;
  /** OpenMetrics text; without it the stand-in for Prometheus has no metrics. */
  readonly metricsFile?: string;
  /** What `$NAME` means in provisioning files. */
  readonly environment: Environment;
  /** Beside the provisioned ones. */
  readonly extraDataSources: readonly DataSource[];
  /** Behind the shipped and the provisioned ones. */
  readonly extraDashboards: readonly Dashboard[];
  readonly grafanaVersion: string;
  readonly range?: RecordedRange;
}

export interface PlaygroundRoutes {
  readonly routes: readonly Route[];
  readonly dashboards: readonly Dashboard[];
}

/** Throws PlaygroundError for a broken provisioning file, dashboard or plugin.json. */
export function playgroundRoutes(served: Served): PlaygroundRoutes {
  const { url, provisioningFolder, environment, hostFolder, grafanaVersion, range } = served;
  const built = builtPlugins(served.distFolder);
  const pluginsFolder = path.join(provisioningFolder, 'plugins');
  const metas = [...built.map(({ meta }) => meta), prometheusMeta];
  const plugins = new PluginStore(applyAppSettings(metas, pluginsFolder, environment));
  const provisioned = provisionedDataSources(path.join(provisioningFolder, 'datasources'), environment);
  const dataSources = new DataSourceStore([...provisioned, ...served.extraDataSources]);
  const dashboards = [
    ...findDashboards(built, provisioningFolder, provisioned, environment),
    ...served.extraDashboards,
  ];
  // Asked anew for every page: data sources and settings of apps may have been edited.
  const boot = () => bootData({ url, plugins: plugins.list(), dataSources: dataSources.list(), grafanaVersion });
  const bundleUrl = `/host/${path.basename(hostFolder)}`;
  const page = pageHandler(() => ({
    bootData: boot(),
    host: { plugins: plugins.list(), bundleUrl, range },
    bundleUrl,
  }));
  const routes: readonly Route[] = [
    { mount: '/api/frontend/settings', handle: (_request, response) => sendJson(response, 200, boot().settings) },
    ...apiRoutes({ dataSources, dashboards, plugins }),
    ...built.map(pluginRoute),
    { mount: '/public/build/img/icons/', handle: staticFolder(iconFolder(served), drawnIcon) },
    { mount: '/public/fonts/', handle: grafanaFonts(served.packagesFolder) },
    { mount: '/public/', handle: notFound },
    { mount: `${bundleUrl}/`, handle: staticFolder(hostFolder) },
    { mount: '/files/', handle: listingHandler(new ServedFolder(served.profilesFolder), 'python') },
    { mount: '/prometheus/', handle: prometheusInterface(recordedMetrics(served.metricsFile)) },
    { mount: '/', handle: pageUnlessFile(page) },
  ];
  return { routes, dashboards };
}

function iconFolder({ packagesFolder }: Served): string {
  return path.join(packagesFolder, '@grafana', 'ui', 'dist', 'public', 'img', 'icons');
}

function pluginRoute({ meta, folder }: BuiltPlugin): Route {
  return { mount: `/public/plugins/${meta.id}/`, handle: staticFolder(folder) };
}

function recordedMetrics(file: string | undefined) {
  return file !== undefined && existsSync(file) ? parseOpenMetrics(readFileSync(file, 'utf8')) : [];
}

const notFound: Handler = (_request, response) => sendMessage(response, 404, 'The playground serves no such file.');

function pageUnlessFile(page: Handler): Handler {
  return (request, response, target) => (/\.\w+$/.test(target.path) ? notFound : page)(request, response, target);
}
