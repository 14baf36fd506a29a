// The few addresses of Grafana's HTTP interface that the host and the plugins ask for.
import type { DataSourceStore } from './dataSourceStore';
import { decodePath, sendJson, sendMessage, type Handler } from './http/answers';
import { readBody, RequestBodyError } from './http/requestBody';
import type { Route } from './http/router';
import type { PluginStore } from './pluginStore';
import type { Dashboard } from './provisioning/dashboards';
import type { DataSource } from './provisioning/dataSource';
import { isObject, type YamlObject } from './provisioning/yamlFiles';
import { dataSourceProxy } from './dataSourceProxy';

export interface ApiInput {
  readonly dataSources: DataSourceStore;
  readonly dashboards: readonly Dashboard[];
  readonly plugins: PluginStore;
}

/** Everything below `/api/`; what Grafana has and the playground has not is a 404 with a sentence. */
export function apiRoutes({ dataSources, dashboards, plugins }: ApiInput): readonly Route[] {
  return [
    { mount: '/api/datasources/proxy/uid/', handle: dataSourceProxy((uid) => dataSources.get(uid)) },
    { mount: '/api/datasources/uid/', handle: dataSourceSettings(dataSources) },
    {
      mount: '/api/dashboards/uid/',
      handle: oneOf('dashboard', (uid) => dashboards.find((found) => found.uid === uid)),
    },
    { mount: '/api/plugins/', handle: pluginSettings(plugins) },
    { mount: '/api/search', handle: (_request, response) => sendJson(response, 200, dashboards.map(searchHit)) },
    { mount: '/api/health', handle: (_request, response) => sendJson(response, 200, { database: 'ok' }) },
    {
      mount: '/api/',
      handle: (_request, response, { path }) => sendMessage(response, 404, `The playground has no /api${path}.`),
    },
  ];
}

function searchHit({ uid, title, description, tags }: Dashboard) {
  return { uid, title, description, tags, type: 'dash-db', url: `/d/${uid}` };
}

/** Answers `/<id>` and whatever follows it (`/<id>/settings`) by the found thing. */
function oneOf(what: string, find: (id: string) => unknown): Handler {
  return (_request, response, { path }) => {
    const id = decodePath(path)?.at(0) ?? '';
    const found = find(id);
    return found === undefined
      ? sendMessage(response, 404, `There is no ${what} "${id}" in the playground.`)
      : sendJson(response, 200, found);
  };
}

/** `GET` and `PUT /<uid>`: what the page that edits a data source reads and saves. */
function dataSourceSettings(dataSources: DataSourceStore): Handler {
  return async (request, response, { path }) => {
    const uid = decodePath(path)?.at(0) ?? '';
    const known = dataSources.get(uid);
    if (known === undefined) {
      return sendMessage(response, 404, `There is no data source "${uid}" in the playground.`);
    }
    if (request.method !== 'PUT') {
      return sendJson(response, 200, withoutSecrets(known));
    }
    const changes = await readChanges(request);
    const changed = changes && dataSources.update(uid, changes);
    return changed === undefined
      ? sendMessage(response, 400, 'The settings to save must be a JSON object of at most 1 MiB.')
      : sendJson(response, 200, {
          message: 'Datasource updated',
          name: changed.name,
          datasource: withoutSecrets(changed),
        });
  };
}

/** `GET /<id>/settings`, and `POST` as the page that edits an app saves them. */
function pluginSettings(plugins: PluginStore): Handler {
  return async (request, response, { path }) => {
    const id = decodePath(path)?.at(0) ?? '';
    const known = plugins.get(id);
    if (known === undefined) {
      return sendMessage(response, 404, `There is no plugin "${id}" in the playground.`);
    }
    if (request.method !== 'POST') {
      return sendJson(response, 200, known);
    }
    const changes = await readChanges(request);
    return changes === undefined || plugins.update(id, changes) === undefined
      ? sendMessage(response, 400, 'The settings to save must be a JSON object of at most 1 MiB.')
      : sendMessage(response, 200, 'Plugin settings updated');
  };
}

async function readChanges(request: Parameters<Handler>[0]): Promise<YamlObject | undefined> {
  try {
    const changes: unknown = JSON.parse(await readBody(request));
    return isObject(changes) ? changes : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RequestBodyError) {
      return undefined;
    }
    throw error;
  }
}

/** Tells which secrets are set, as Grafana does, and none of them. */
function withoutSecrets({ secureJsonData, ...dataSource }: DataSource) {
  const secureJsonFields = Object.fromEntries(Object.keys(secureJsonData).map((key) => [key, true]));
  return { ...dataSource, access: 'proxy', orgId: 1, readOnly: false, secureJsonFields };
}
