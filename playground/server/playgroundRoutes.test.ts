import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { closeServer, listenOnLoopback } from './http/loopbackServer';
import { rawRequest } from './http/rawRequest.testHelper';
import { routeRequests } from './http/router';
import { playgroundRoutes } from './playgroundRoutes';
import { provisioningEnvironment, startPlayground } from './playgroundServer';
import { removeFolder, temporaryFolder } from './temporaryFolder.testHelper';

const plugin = (id: string, type: string, extra: object = {}) =>
  JSON.stringify({ id, type, name: id, info: { logos: { small: 'img/logo.svg' } }, ...extra });

let folder: string;
let server: Server;
let url: string;

beforeAll(async () => {
  folder = temporaryFolder({
    'dist/plugin.json': plugin('an-app', 'app', { includes: [{ type: 'dashboard', path: 'dashboards/first.json' }] }),
    'dist/module.js': 'define([], () => ({}))',
    'dist/dashboards/first.json': '{"uid":"first","title":"First </script>","description":"words"}',
    'dist/datasource/plugin.json': plugin('a-store', 'datasource'),
    'dist/datasource/module.js': 'nested',
    'provisioning/datasources/all.yaml':
      'datasources: [{ name: Files, uid: f, type: a-store, url: $FLAMEBOARD_PROFILES_URL, secureJsonData: { token: secret } }]',
    'provisioning/plugins/apps.yaml':
      'apps: [{ type: an-app, disabled: true, jsonData: { mapping: $FLAMEBOARD_PROFILES_URL } }]',
    'provisioning/dashboards/second.json': '{"title":"Second"}',
    'host/main.js': 'host',
    'packages/@grafana/ui/dist/public/img/icons/unicons/there.svg': '<svg id="there"/>',
    'packages/@fontsource/inter/files/inter-latin-400-normal.woff2': 'letters',
    'profiles/a.folded': 'main 1',
    'metrics.om': 'up 1 10\n# EOF\n',
  });
  server = createServer();
  url = await listenOnLoopback(server, 0);
  const { routes } = playgroundRoutes({
    url,
    distFolder: path.join(folder, 'dist'),
    provisioningFolder: path.join(folder, 'provisioning'),
    hostFolder: path.join(folder, 'host'),
    packagesFolder: path.join(folder, 'packages'),
    profilesFolder: path.join(folder, 'profiles'),
    metricsFile: path.join(folder, 'metrics.om'),
    environment: provisioningEnvironment({}, url, {}),
    extraDataSources: [],
    extraDashboards: [],
    grafanaVersion: '1.2.3',
    range: { fromMs: 1, toMs: 2 },
  });
  server.on('request', routeRequests(routes));
});

afterAll(async () => {
  await closeServer(server);
  removeFolder(folder);
});

const get = (target: string) => rawRequest(url, target);

it('gives every plugin a folder of its own by its id', async () => {
  expect((await get('/public/plugins/a-store/module.js')).body).toBe('nested');
  expect((await get('/public/plugins/an-app/module.js')).headers['content-type']).toMatch(/^application\/javascript/);
  expect((await get('/public/plugins/an-app/../../metrics.om')).status).toBe(404);
  expect((await get('/public/plugins/a-store/missing.js')).status).toBe(404);
});

it('answers any page with the boot data, which cannot end its script', async () => {
  const { body, headers } = await get('/d/first?from=now-1h');
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  const settings = JSON.parse((await get('/api/frontend/settings')).body);
  expect(body).toContain('"version":"1.2.3"');
  expect(body).toContain('"range":{"fromMs":1,"toMs":2}');
  expect(body).not.toContain('secret');
  expect(body.match(/<\/script>/g)).toHaveLength(2);
  expect(settings.datasources.Files).toMatchObject({
    uid: 'f',
    url: '/api/datasources/proxy/uid/f',
    meta: { id: 'a-store' },
  });
});

it('finds the dashboards of the app and of the provisioning folder', async () => {
  const hits = JSON.parse((await get('/api/search')).body);
  expect(hits.map(({ uid }: { uid: string }) => uid)).toEqual(['first', 'second']);
  expect(JSON.parse((await get('/api/dashboards/uid/second')).body)).toMatchObject({ title: 'Second' });
  expect((await get('/api/dashboards/uid/third')).status).toBe(404);
});

it('switches apps off and gives them their settings', async () => {
  const meta = JSON.parse((await get('/api/plugins/an-app/settings')).body);
  expect(meta).toMatchObject({ enabled: false, jsonData: { mapping: `${url}/files` } });
  expect(JSON.parse((await get('/api/plugins/a-store/settings')).body)).toMatchObject({ enabled: true });
});

it('serves the profiles through the data source that provisioning points at them', async () => {
  const listing = await get('/api/datasources/proxy/uid/f/');
  expect(listing.body).toContain('<li><a href="a.folded">a.folded</a></li>');
  expect((await get('/api/datasources/proxy/uid/f/a.folded')).body).toBe('main 1');
});

it('serves the recorded metrics', async () => {
  expect(JSON.parse((await get('/prometheus/api/v1/query?query=up&time=10')).body).data.result).toHaveLength(1);
});

it('keeps edited settings and tells only which secrets are set', async () => {
  const body = JSON.stringify({ jsonData: { a: 1 }, secureJsonData: { other: 'hidden' } });
  expect((await rawRequest(url, '/api/datasources/uid/f', { method: 'PUT', body })).status).toBe(200);
  const saved = await get('/api/datasources/uid/f');
  expect(JSON.parse(saved.body)).toMatchObject({ jsonData: { a: 1 }, secureJsonFields: { token: true, other: true } });
  expect(saved.body).not.toMatch(/secret"|hidden/);
  expect((await rawRequest(url, '/api/datasources/uid/f', { method: 'PUT', body: '[' })).status).toBe(400);
});

it('keeps the settings of an app that are saved', async () => {
  const save = (body: string) => rawRequest(url, '/api/plugins/a-store/settings', { method: 'POST', body });
  expect((await save(JSON.stringify({ enabled: true, pinned: true, jsonData: { rules: [1] } }))).status).toBe(200);
  const meta = JSON.parse((await get('/api/plugins/a-store/settings')).body);
  expect(meta).toMatchObject({ id: 'a-store', enabled: true, pinned: true, jsonData: { rules: [1] } });
  expect((await get('/d/first')).body).toContain('"rules":[1]');
  expect((await save('[')).status).toBe(400);
  expect((await rawRequest(url, '/api/plugins/nobody/settings', { method: 'POST', body: '{}' })).status).toBe(404);
});

it("serves Grafana's fonts under their own addresses, and no other file of the packages", async () => {
  const font = await get('/public/fonts/inter/Inter-Regular.woff2');
  expect([font.status, font.body, font.headers['content-type']]).toEqual([200, 'letters', 'font/woff2']);
  expect((await get('/public/fonts/@fontsource/inter/files/inter-latin-400-normal.woff2')).status).toBe(404);
});

it('draws icons that no package ships', async () => {
  expect((await get('/public/build/img/icons/unicons/there.svg')).body).toContain('id="there"');
  expect((await get('/public/build/img/icons/unicons/nowhere.svg')).headers['content-type']).toBe('image/svg+xml');
});

it('answers what it does not have with a sentence', async () => {
  expect(await get('/api/annotations')).toMatchObject({
    status: 404,
    body: '{"message":"The playground has no /api/annotations."}',
  });
  expect((await get('/public/maps/nowhere.json')).status).toBe(404);
});

describe('starting', () => {
  it('says that a port is taken', async () => {
    const port = Number(new URL(url).port);
    await expect(startPlayground({ port, profiles: folder })).rejects.toThrow(
      `Port ${port} is taken by another program. Choose another one: npm start -- --port ${port + 1}`
    );
  });

  it('says that a folder is missing', async () => {
    await expect(startPlayground({ port: 0, profiles: path.join(folder, 'nothing') })).rejects.toThrow(
      /^There is no folder .*nothing/
    );
  });
});

it('lets options count more than the environment, and that more than its own addresses', () => {
  const environment = {
    FLAMEBOARD_PROFILES_URL: 'http://env',
    FLAMEBOARD_PROFILES_STORE: 'parca',
    FLAMEBOARD_PROMETHEUS_URL: 'http://env-prom',
    OTHER: 'x',
  };
  expect(provisioningEnvironment({}, 'http://own', environment)).toEqual(environment);
  expect(provisioningEnvironment({ profiles: 'dir', prometheus: 'http://real' }, 'http://own', environment)).toEqual({
    FLAMEBOARD_PROFILES_URL: 'http://own/files',
    FLAMEBOARD_PROFILES_STORE: 'files',
    FLAMEBOARD_PROMETHEUS_URL: 'http://real',
    OTHER: 'x',
  });
  const profileStore = { kind: 'pyroscope', url: 'http://store' } as const;
  expect(provisioningEnvironment({ profileStore }, 'http://own', environment)).toMatchObject({
    FLAMEBOARD_PROFILES_URL: 'http://store',
    FLAMEBOARD_PROFILES_STORE: 'pyroscope',
  });
});
