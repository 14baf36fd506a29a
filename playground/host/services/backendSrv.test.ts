import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { lastValueFrom } from 'rxjs';
import { HostBackendSrv, requestUrl } from './backendSrv';

let server: Server;
let url: string;
let answer: RequestListener;
const backend = new HostBackendSrv();

beforeAll(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

it('makes a query of the parameters: lists repeated, undefined left out', () => {
  const params = { 'match[]': ['a b', 'c'], none: undefined, zero: 0 };
  expect(requestUrl({ url: 'api/x?y=1', params })).toBe('/api/x?y=1&match%5B%5D=a+b&match%5B%5D=c&zero=0');
  expect(requestUrl({ url: 'http://host/x' })).toBe('http://host/x');
});

it('reads JSON where there is JSON, else text', async () => {
  answer = (request, response) => response.end(request.url === '/json' ? '{"a":1}' : 'plain');
  expect(await backend.get(`${url}/json`)).toEqual({ a: 1 });
  expect(await backend.get(`${url}/text`)).toBe('plain');
});

it('gives bytes when asked for them', async () => {
  answer = (_request, response) => response.end(Buffer.from([1, 2, 255]));
  const { data } = await lastValueFrom(backend.fetch<ArrayBuffer>({ url, responseType: 'arraybuffer' }));
  expect([...new Uint8Array(data)]).toEqual([1, 2, 255]);
});

it('sends objects as JSON, text and blobs as they are', async () => {
  answer = (request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => response.end(JSON.stringify([request.headers['content-type'], body])));
  };
  expect(await backend.post(url, { a: 1 })).toEqual(['application/json', '{"a":1}']);
  expect(await backend.post(url, 'text')).toEqual(['text/plain;charset=UTF-8', 'text']);
  expect(await backend.post(url, new Blob(['bytes'], { type: 'application/proto' }))).toEqual([
    'application/proto',
    'bytes',
  ]);
});

it('fails with status and an object, whatever the server says', async () => {
  answer = (_request, response) => {
    response.writeHead(502).end('nobody there');
  };
  await expect(backend.get(url)).rejects.toMatchObject({
    status: 502,
    data: { message: 'nobody there' },
    config: { url },
  });
});

describe('an unfinished request', () => {
  beforeEach(() => {
    answer = () => {};
  });

  it('ends when nobody listens any more', async () => {
    const closed = new Promise((resolve) => {
      answer = (request) => request.socket.once('close', resolve);
    });
    const subscription = backend.fetch({ url }).subscribe();
    setTimeout(() => subscription.unsubscribe(), 50);
    await closed;
  });

  it('is cancelled by a later one of the same id', async () => {
    const first = lastValueFrom(backend.fetch({ url, requestId: 'panel' }));
    const second = backend.fetch({ url, requestId: 'panel' }).subscribe();
    await expect(first).rejects.toMatchObject({ type: 'cancelled', cancelled: true, status: -1 });
    second.unsubscribe();
  });

  it('is cancelled by the signal of its caller', async () => {
    const abort = new AbortController();
    const request = lastValueFrom(backend.fetch({ url, abortSignal: abort.signal }));
    abort.abort();
    await expect(request).rejects.toMatchObject({ cancelled: true });
  });
});
