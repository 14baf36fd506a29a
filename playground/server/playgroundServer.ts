// Starts the playground: brings the built plugins and the host up to date and serves them from one address that only
// this machine can reach. `npm start` and the browser tests both come through here.
import { existsSync, statSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import path from 'node:path';
import { repositoryRoot } from '../../tools/repository';
import { installedGrafanaVersion } from './bootData';
import { buildHost } from './build/buildHost';
import { buildPlugins } from './build/buildPlugins';
import { sendText } from './http/answers';
import { loopbackOnly } from './http/loopbackOnly';
import { closeServer, listenOnLoopback } from './http/loopbackServer';
import { routeRequests } from './http/router';
import { PlaygroundError } from './playgroundError';
import { playgroundRoutes, type PlaygroundRoutes } from './playgroundRoutes';
import type { Dashboard } from './provisioning/dashboards';
import { mergeSettings, type DataSource } from './provisioning/dataSource';
import type { Environment } from './provisioning/environmentValues';
import type { YamlObject } from './provisioning/yamlFiles';
import { recordedRange, type RecordedRange } from './recordedRange';

/** A data source beside the provisioned ones, for tests. */
export interface ExtraDataSource {
  readonly uid: string;
  readonly name: string;
  readonly type: string;
  readonly url: string;
  readonly jsonData?: YamlObject;
}

export interface PlaygroundOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** A folder of profiles to serve instead of the recorded samples. */
  readonly profiles?: string;
  /** A profile store that runs already, instead of the folder; its URL without a final slash. */
  readonly profileStore?: { readonly kind: 'pyroscope' | 'parca'; readonly url: string };
  /** The URL of a real Prometheus to ask instead of the recorded metrics. */
  readonly prometheus?: string;
  readonly datasources?: readonly ExtraDataSource[];
  /** Dashboards (schema v1) beside the shipped and the provisioned ones, for tests. */
  readonly dashboards?: readonly Dashboard[];
  /** Prints no progress. */
  readonly quiet?: boolean;
}

export interface Playground {
  /** Without a final slash. */
  readonly url: string;
  /** The range of the served profiles, where their names tell it. */
  readonly range: RecordedRange | undefined;
  /** The first dashboard's address with that range; undefined when there is no dashboard. */
  readonly dashboardUrl: string | undefined;
  close(): Promise<void>;
}

/** Throws PlaygroundError for everything that the person who starts it can mend. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const profiles = profilesFolder(options.profiles);
  let answer: RequestListener = stillBuilding;
  const server = createServer((request, response) => answer(request, response));
  // The port comes first: that it is taken should be said before the build, not after it.
  const url = await listenOnLoopback(server, options.port);
  const range = await recordedRange(profiles);
  const { routes, dashboards } = await closingOnFailure(server, () => buildAndRoute(options, { url, profiles, range }));
  answer = loopbackOnly(routeRequests(routes));
  const home = dashboards.at(0);
  const dashboardUrl = home && `${url}/d/${home.uid}${rangeQuery(range)}`;
  return { url, range, dashboardUrl, close: () => closeServer(server) };
}

interface Opened {
  readonly url: string;
  readonly profiles: string;
  readonly range: RecordedRange | undefined;
}

async function buildAndRoute(options: PlaygroundOptions, { url, profiles, range }: Opened): Promise<PlaygroundRoutes> {
  const print = options.quiet ? () => {} : (line: string) => void process.stdout.write(`${line}\n`);
  await buildPlugins(repositoryRoot, print);
  const hostFolder = await buildHost(repositoryRoot, print);
  // The recorded metrics belong to the recorded profiles: beside other profiles they would only mislead.
  const hasRecordedMetrics = options.profiles === undefined && options.prometheus === undefined;
  return playgroundRoutes({
    url,
    hostFolder,
    range,
    profilesFolder: profiles,
    distFolder: inRepository('dist'),
    provisioningFolder: inRepository('provisioning'),
    packagesFolder: inRepository('node_modules'),
    metricsFile: hasRecordedMetrics ? inRepository('samples', 'metrics', 'metrics.om') : undefined,
    environment: provisioningEnvironment(options, url),
    extraDataSources: (options.datasources ?? []).map(dataSourceFrom),
    extraDashboards: options.dashboards ?? [],
    grafanaVersion: installedGrafanaVersion(repositoryRoot),
  });
}

function inRepository(...segments: readonly string[]): string {
  return path.join(repositoryRoot, ...segments);
}

async function closingOnFailure<T>(server: Server, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await closeServer(server);
    throw error;
  }
}

/** The addresses that provisioning/ leaves open: an option counts more than the environment, our own addresses least. */
export function provisioningEnvironment(
  { profiles, profileStore, prometheus }: Pick<PlaygroundOptions, 'profiles' | 'profileStore' | 'prometheus'>,
  url: string,
  environment: Environment = process.env
): Environment {
  const folder = { FLAMEBOARD_PROFILES_URL: `${url}/files`, FLAMEBOARD_PROFILES_STORE: 'files' };
  return {
    ...folder,
    FLAMEBOARD_PROMETHEUS_URL: `${url}/prometheus`,
    ...environment,
    ...(profiles === undefined ? {} : folder),
    ...(profileStore === undefined
      ? {}
      : { FLAMEBOARD_PROFILES_URL: profileStore.url, FLAMEBOARD_PROFILES_STORE: profileStore.kind }),
    ...(prometheus === undefined ? {} : { FLAMEBOARD_PROMETHEUS_URL: prometheus }),
  };
}

function profilesFolder(profiles: string | undefined): string {
  const folder = profiles === undefined ? inRepository('samples', 'profiles') : path.resolve(profiles);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new PlaygroundError(`There is no folder ${folder} to read profiles from.`);
  }
  return folder;
}

function dataSourceFrom({ uid, name, type, url, jsonData }: ExtraDataSource): DataSource {
  const empty = { url, isDefault: false, basicAuth: false, basicAuthUser: '', withCredentials: false, version: 1 };
  return mergeSettings({ ...empty, uid, name, type, jsonData: {}, secureJsonData: {} }, { jsonData });
}

const stillBuilding: RequestListener = (_request, response) => {
  response.setHeader('refresh', '2');
  sendText(
    response,
    503,
    'text/plain; charset=utf-8',
    'The playground is still building. This page reloads by itself.\n'
  );
};

function rangeQuery(range: RecordedRange | undefined): string {
  return range === undefined ? '' : `?from=${range.fromMs}&to=${range.toMs}`;
}
