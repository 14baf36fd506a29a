// The data source proxy: the browser asks the playground, the playground asks the data source and adds what the browser
// must not know. It keeps to what Grafana's own proxy does, because data sources are written against that: secrets
// are added as headers, cookies go neither way, 401 becomes 400, redirects are handed on instead of followed.
import {
  request as requestHttp,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { request as requestHttps, type RequestOptions } from 'node:https';
import { pipeline } from 'node:stream';
import { errorCode } from './errorCode';
import { sendMessage, sendText, type Handler } from './http/answers';
import type { DataSource } from './provisioning/dataSource';

/** Grafana's default for `[dataproxy] timeout`: how long to wait for the data source to begin its answer. */
const timeoutMs = 30_000;

/** Grafana's own words for a 401 of the data source. */
const unauthorized = 'Authentication to data source failed';

/** To be mounted where a path goes on with `/<uid>/…`. */
export function dataSourceProxy(find: (uid: string) => DataSource | undefined): Handler {
  return (request, response, { path, query }) => {
    const [, uid = '', rest = ''] = /^\/([^/]*)(\/.*)?$/.exec(path) ?? [];
    const dataSource = find(uid);
    if (dataSource === undefined) {
      return sendMessage(response, 404, `Unable to find the data source "${uid}".`);
    }
    const target = targetUrl(dataSource.url, rest, query);
    if ('problem' in target) {
      return sendMessage(response, 400, `The data source "${dataSource.name}" ${target.problem}`);
    }
    forward(request, response, dataSource, target.url);
  };
}

/** The base URL's path and the asked one joined by one slash. Segments that lead out of the base are refused. */
export function targetUrl(
  base: string,
  path: string,
  query: string
): { readonly url: URL } | { readonly problem: string } {
  if (!/^https?:\/\//i.test(base) || !URL.canParse(base)) {
    return { problem: `has no usable URL: "${base}" must begin with http:// or https://.` };
  }
  if (leadsUpwards(path)) {
    return { problem: `was asked for the path ${path}, which leads out of its URL or is not well encoded.` };
  }
  const url = new URL(base);
  url.pathname = path === '' ? url.pathname : `${url.pathname.replace(/\/$/, '')}${path}`;
  url.search = query;
  url.hash = '';
  return { url };
}

/** A `..`, in whatever encoding; an encoded slash alone is a character of a name. */
function leadsUpwards(path: string): boolean {
  try {
    return decodeURIComponent(path).split(/[/\\]/).includes('..');
  } catch (error) {
    if (error instanceof URIError) {
      return true;
    }
    throw error;
  }
}

function forward(request: IncomingMessage, response: ServerResponse, dataSource: DataSource, url: URL): void {
  const options: RequestOptions = {
    method: request.method,
    headers: requestHeaders(request.headers, dataSource, url),
    timeout: timeoutMs,
    rejectUnauthorized: dataSource.jsonData.tlsSkipVerify !== true,
  };
  const upstream = url.protocol === 'https:' ? requestHttps(url, options) : requestHttp(url, options);
  let hasTimedOut = false;
  upstream.on('timeout', () => {
    hasTimedOut = true;
    upstream.destroy();
  });
  upstream.on('response', (answer) => handBack(answer, response));
  upstream.on('error', (error) => {
    if (response.headersSent || response.destroyed) {
      response.destroy();
    } else if (hasTimedOut) {
      sendMessage(response, 504, `${url.origin} did not answer within ${timeoutMs / 1000} seconds.`);
    } else {
      sendMessage(response, 502, `${url.origin} cannot be reached: ${reason(error)}.`);
    }
  });
  // A query that the browser aborted must not go on at the data source.
  response.on('close', () => upstream.destroy());
  pipeline(request, upstream, ignoreAbort);
}

function handBack(answer: IncomingMessage, response: ServerResponse): void {
  if (answer.statusCode === 401) {
    answer.resume();
    sendText(response, 400, 'text/plain; charset=utf-8', unauthorized);
    return;
  }
  response.writeHead(answer.statusCode ?? 502, responseHeaders(answer.headers));
  pipeline(answer, response, ignoreAbort);
}

/** Both ends report a connection that broke by an `error` event of their own, which is answered above. */
function ignoreAbort(): void {}

/** Headers that concern one connection only, besides those that `connection` itself names. */
const hopByHop = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

const neverSent: ReadonlySet<string> = new Set([...hopByHop, 'host', 'cookie', 'origin', 'referer', 'authorization']);
const neverReturned: ReadonlySet<string> = new Set([...hopByHop, 'set-cookie']);

function requestHeaders(incoming: IncomingHttpHeaders, dataSource: DataSource, url: URL): OutgoingHttpHeaders {
  return {
    ...without(incoming, neverSent),
    // A body whose length the browser did not say goes on in chunks.
    ...(incoming['transfer-encoding'] === undefined ? {} : { 'transfer-encoding': 'chunked' }),
    host: url.host,
    'user-agent': 'Grafana/playground',
    ...basicAuth(dataSource),
    ...customHeaders(dataSource),
  };
}

/** What comes back is data of a foreign server on the playground's own origin: a browser must not run it. */
function responseHeaders(answered: IncomingHttpHeaders): OutgoingHttpHeaders {
  return { ...without(answered, neverReturned), 'content-security-policy': 'sandbox' };
}

function without(headers: IncomingHttpHeaders, names: ReadonlySet<string>): OutgoingHttpHeaders {
  const named = new Set((headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase()));
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.has(name) && !named.has(name)));
}

function basicAuth({ basicAuth: isOn, basicAuthUser, secureJsonData }: DataSource): OutgoingHttpHeaders {
  const credentials = Buffer.from(`${basicAuthUser}:${secureJsonData.basicAuthPassword ?? ''}`).toString('base64');
  return isOn ? { authorization: `Basic ${credentials}` } : {};
}

/** `httpHeaderName1` in jsonData and `httpHeaderValue1` in secureJsonData make a pair, and so on. */
function customHeaders({ jsonData, secureJsonData }: DataSource): OutgoingHttpHeaders {
  return Object.fromEntries(
    Object.entries(jsonData).flatMap(([key, name]) => {
      const number = /^httpHeaderName(\d+)$/.exec(key)?.[1];
      const value = number === undefined ? undefined : secureJsonData[`httpHeaderValue${number}`];
      return typeof name === 'string' && name !== '' && value !== undefined
        ? [[name.toLowerCase(), value] as const]
        : [];
    })
  );
}

function reason(error: Error): string {
  switch (errorCode(error)) {
    case 'ECONNREFUSED':
      return 'nothing listens there';
    case 'ENOTFOUND':
      return 'the host is not known';
    default:
      return error.message || String(errorCode(error) ?? error.name);
  }
}
