import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import { closeServer, listenOnLoopback } from './http/loopbackServer';
import { rawRequest } from './http/rawRequest.testHelper';
import { routeRequests } from './http/router';
import { dataSourceProxy, targetUrl } from './dataSourceProxy';
import type { DataSource } from './provisioning/dataSource';

let upstream: Server;
let upstreamUrl: string;
let proxy: Server;
let proxyUrl: string;
let answer: RequestListener;
let asked: IncomingMessage[];
let dataSource: DataSource;

beforeEach(async () => {
  asked = [];
  answer = (_request, response) => response.end('fine');
  upstream = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  upstreamUrl = await listenOnLoopback(upstream, 0);
  dataSource = {
    uid: 'store',
    name: 'Store',
    type: 'any',
    url: `${upstreamUrl}/base`,
    isDefault: false,
    basicAuth: false,
    basicAuthUser: '',
    withCredentials: false,
    version: 1,
    jsonData: {},
    secureJsonData: {},
  };
  const handle = dataSourceProxy((uid) => (uid === 'store' ? dataSource : undefined));
  proxy = createServer(routeRequests([{ mount: '/proxy/', handle }]));
  proxyUrl = await listenOnLoopback(proxy, 0);
});

afterEach(() => Promise.all([closeServer(proxy), closeServer(upstream)]));

describe('what reaches the data source', () => {
  it('is the path below its URL as the browser wrote it, with the query', async () => {
    await rawRequest(proxyUrl, '/proxy/store/region%3Deu-north/a%20b/?x=%2F&y=1');
    expect(asked[0].url).toBe('/base/region%3Deu-north/a%20b/?x=%2F&y=1');
  });

  it('is method and body', async () => {
    let body = '';
    answer = (request, response) => {
      request.on('data', (chunk) => (body += chunk)).on('end', () => response.end());
    };
    await rawRequest(proxyUrl, '/proxy/store/push', { method: 'POST', body: 'a profile' });
    expect([asked[0].method, body]).toEqual(['POST', 'a profile']);
  });

  it('has neither cookies nor a trace of the page, nor what the browser would log in with', async () => {
    const headers = {
      cookie: 'session=1',
      origin: proxyUrl,
      referer: `${proxyUrl}/d/x`,
      authorization: 'Bearer browser',
      'x-other': 'stays',
    };
    await rawRequest(proxyUrl, '/proxy/store/', { headers });
    const { cookie, origin, referer, authorization, host, 'x-other': other } = asked[0].headers;
    expect({ cookie, origin, referer, authorization }).toEqual({});
    expect([host, other]).toEqual([new URL(upstreamUrl).host, 'stays']);
  });

  it('has the basic authentication of the settings', async () => {
    dataSource = { ...dataSource, basicAuth: true, basicAuthUser: 'me', secureJsonData: { basicAuthPassword: 'pass' } };
    await rawRequest(proxyUrl, '/proxy/store/');
    expect(asked[0].headers.authorization).toBe(`Basic ${Buffer.from('me:pass').toString('base64')}`);
  });

  it('has the secret headers of the settings', async () => {
    dataSource = {
      ...dataSource,
      jsonData: { httpHeaderName1: 'X-Scope-OrgID', httpHeaderName2: 'Authorization', httpHeaderName3: 'X-Unset' },
      secureJsonData: { httpHeaderValue1: 'tenant', httpHeaderValue2: 'Bearer token' },
    };
    await rawRequest(proxyUrl, '/proxy/store/');
    expect(asked[0].headers).toMatchObject({ 'x-scope-orgid': 'tenant', authorization: 'Bearer token' });
    expect(asked[0].headers).not.toHaveProperty('x-unset');
  });

  it.each([
    '/proxy/store/../secret',
    '/proxy/store/a/%2e%2e/%2E%2E/secret',
    '/proxy/store/..%2fsecret',
    '/proxy/store/%zz',
  ])('is nothing outside its URL: %s', async (path) => {
    const { status, body } = await rawRequest(proxyUrl, path);
    expect(status).toBe(400);
    expect(body).toContain('leads out of its URL');
    expect(asked).toHaveLength(0);
  });
});

describe('what comes back', () => {
  it('is status, headers and bytes of the data source, without its cookies', async () => {
    answer = (_request, response) => {
      response.writeHead(418, { 'content-type': 'text/x', 'x-own': '1', 'set-cookie': 'a=b' }).end('body');
    };
    const { status, headers, body } = await rawRequest(proxyUrl, '/proxy/store/');
    expect([status, headers['content-type'], headers['x-own'], body]).toEqual([418, 'text/x', '1', 'body']);
    expect(headers).not.toHaveProperty('set-cookie');
  });

  it('must not run as a page of the playground', async () => {
    expect((await rawRequest(proxyUrl, '/proxy/store/')).headers).toMatchObject({
      'content-security-policy': 'sandbox',
      'x-content-type-options': 'nosniff',
    });
  });

  it('is a 400 with words of its own for a 401', async () => {
    answer = (_request, response) => {
      response.writeHead(401, { 'www-authenticate': 'Basic' }).end('go away');
    };
    const { status, headers, body } = await rawRequest(proxyUrl, '/proxy/store/');
    expect([status, body]).toEqual([400, 'Authentication to data source failed']);
    expect(headers).not.toHaveProperty('www-authenticate');
  });

  it('is the redirect itself', async () => {
    answer = (_request, response) => {
      response.writeHead(301, { location: '/elsewhere/' }).end();
    };
    const { status, headers } = await rawRequest(proxyUrl, '/proxy/store/folder');
    expect([status, headers.location, asked.length]).toEqual([301, '/elsewhere/', 1]);
  });

  it('begins before the data source has ended', async () => {
    answer = (_request, response) => {
      response.write('first part');
    };
    const response = await fetch(`${proxyUrl}/proxy/store/`);
    const { value } = await response.body!.getReader().read();
    expect(Buffer.from(value!).toString()).toBe('first part');
  });
});

describe('what goes wrong', () => {
  it('is a sentence when nobody listens', async () => {
    const unused = createServer();
    const closedUrl = await listenOnLoopback(unused, 0);
    await closeServer(unused);
    dataSource = { ...dataSource, url: closedUrl };
    const { status, body } = await rawRequest(proxyUrl, '/proxy/store/');
    expect([status, JSON.parse(body)]).toEqual([
      502,
      { message: `${closedUrl} cannot be reached: nothing listens there.` },
    ]);
  });

  it('is a sentence when there is no such data source', async () => {
    const { status, body } = await rawRequest(proxyUrl, '/proxy/other/');
    expect([status, JSON.parse(body)]).toEqual([404, { message: 'Unable to find the data source "other".' }]);
  });

  it.each(['', 'localhost:4040', 'file:///etc/passwd'])('is a sentence when the URL is "%s"', (base) => {
    expect(targetUrl(base, '/', '')).toEqual({
      problem: `has no usable URL: "${base}" must begin with http:// or https://.`,
    });
  });

  it('ends the request to the data source when the browser gives up', async () => {
    const reached = new Promise<IncomingMessage>((resolve) => {
      answer = (request) => resolve(request);
    });
    const abort = new AbortController();
    const waiting = fetch(`${proxyUrl}/proxy/store/`, { signal: abort.signal }).catch((error: Error) => error.name);
    const request = await reached;
    abort.abort();
    await once(request.socket, 'close');
    expect(await waiting).toBe('AbortError');
  });
});
