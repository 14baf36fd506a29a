import { NEVER, of, throwError } from 'rxjs';
import { backendHttpClient } from './backendHttpClient';

const fetch = jest.fn();
jest.mock('@grafana/runtime', () => ({
  getBackendSrv: () => ({ fetch }),
  isFetchError: (error: unknown) => typeof error === 'object' && error !== null && 'status' in error,
}));

const ask = (signal = new AbortController().signal) => backendHttpClient('/proxy/')({ path: 'a=1/b.prof', signal });

test('bytes and date of change come through the proxy, without alerts of its own', async () => {
  const headers = new Headers({ 'Last-Modified': 'Fri, 20 Nov 2026 22:27:23 GMT' });
  fetch.mockReturnValue(
    of({ status: 200, statusText: 'OK', data: Uint8Array.of(1, 2).buffer, redirected: false, headers })
  );
  expect(await ask()).toEqual({
    status: 200,
    statusText: 'OK',
    bytes: Uint8Array.of(1, 2),
    headers,
    lastModifiedMs: Date.UTC(2026, 10, 20, 22, 27, 23),
    isRedirected: false,
  });
  expect(fetch.mock.calls[0][0]).toMatchObject({
    url: '/proxy/a=1/b.prof',
    responseType: 'arraybuffer',
    showErrorAlert: false,
  });
});

test('a body is sent as a Blob, which Grafana leaves as it is', async () => {
  fetch.mockReturnValue(
    of({ status: 200, statusText: '', data: new ArrayBuffer(0), redirected: false, headers: new Headers() })
  );
  const { signal } = new AbortController();
  const body = Uint8Array.of(10, 200, 0);
  const headers = { 'Content-Type': 'application/proto' };
  await backendHttpClient('/proxy')({ path: 'rpc', headers, body, signal });
  const sent = fetch.mock.lastCall?.[0];
  expect(sent).toMatchObject({ method: 'POST', headers });
  expect(new Uint8Array(await sent.data.arrayBuffer())).toEqual(body);
});

test('the base can be asked for as a file, without a slash', async () => {
  fetch.mockReturnValue(
    of({ status: 200, statusText: '', data: new ArrayBuffer(0), redirected: false, headers: new Headers() })
  );
  await backendHttpClient('/proxy/')({ path: '', isBaseItself: true, signal: new AbortController().signal });
  expect(fetch.mock.lastCall?.[0]).toMatchObject({ url: '/proxy' });
});

test.each([
  ['bytes', new TextEncoder().encode('{"code":"unknown"}').buffer, '{"code":"unknown"}'],
  ['text', 'no org id', 'no org id'],
  ['what Grafana made of it', { message: 'Bad Gateway' }, '{"message":"Bad Gateway"}'],
  ['nothing', undefined, ''],
])('the body of a failure arrives, as %s', async (_, data, expected) => {
  fetch.mockReturnValue(throwError(() => ({ status: 502, statusText: 'Bad Gateway', data })));
  expect(new TextDecoder().decode((await ask()).bytes)).toBe(expected);
});

test.each([
  ['a status', { status: 404, statusText: 'Not Found' }, 404],
  ['no answer', new TypeError('Failed to fetch'), 0],
])('%s is an answer, not an exception', async (_, error, status) => {
  fetch.mockReturnValue(throwError(() => error));
  expect(await ask()).toMatchObject({ status });
});

test('giving up ends the request', async () => {
  let isUnsubscribed = false;
  fetch.mockReturnValue({
    subscribe: (observer: object) => {
      const subscription = NEVER.subscribe(observer);
      subscription.add(() => {
        isUnsubscribed = true;
      });
      return subscription;
    },
  });
  const controller = new AbortController();
  const asked = ask(controller.signal);
  controller.abort();
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  expect(isUnsubscribed).toBe(true);
});

test('what Grafana cancelled is an abort', async () => {
  fetch.mockReturnValue(throwError(() => ({ status: -1, cancelled: true })));
  await expect(ask()).rejects.toMatchObject({ name: 'AbortError' });
});
