// The way to a server through Grafana: its data source proxy adds the credentials, which never reach the browser.
import { type FetchError, getBackendSrv, isFetchError } from '@grafana/runtime';
import { Subscription } from 'rxjs';
import { type HttpAnswer, type HttpClient, type HttpRequest } from './stores/httpClient';
import { onAbort } from './stores/onAbort';
import { abortError } from './stores/storeError';

/** @param baseUrl The data source's address as Grafana gives it, usually a path of the proxy. */
export function backendHttpClient(baseUrl: string): HttpClient {
  const base = baseUrl.replace(/\/+$/, '');
  return ({ path, isBaseItself, headers, body, signal }: HttpRequest) =>
    new Promise<HttpAnswer>((resolve, reject) => {
      if (signal.aborted) {
        reject(abortError());
        return;
      }
      const subscription = new Subscription();
      const settle = onAbort(signal, () => {
        subscription.unsubscribe();
        reject(abortError());
      });
      const request = getBackendSrv()
        .fetch<ArrayBuffer>({
          url: isBaseItself === true ? base : `${base}/${path}`,
          // Grafana hands a Blob on as it is; everything else it would write as JSON or as a form.
          ...(body === undefined ? { method: 'GET' } : { method: 'POST', data: new Blob([body]) }),
          headers: { ...headers },
          responseType: 'arraybuffer',
          showErrorAlert: false,
          abortSignal: signal,
        })
        .subscribe({
          next: ({ status, statusText, data, redirected, headers: answered }) => {
            settle();
            resolve({
              status,
              statusText,
              bytes: new Uint8Array(data),
              headers: answered,
              lastModifiedMs: dateOf(answered.get('Last-Modified')),
              isRedirected: redirected,
            });
          },
          error: (error: unknown) => {
            settle();
            if (signal.aborted || (isFetchError(error) && error.cancelled === true)) {
              reject(abortError());
            } else {
              resolve(failedAnswer(isFetchError(error) ? error : undefined));
            }
          },
          complete: () => {
            settle();
            resolve(failedAnswer(undefined));
          },
        });
      subscription.add(request);
    });
}

/** The statuses that Grafana throws; without an error, nobody answered. */
function failedAnswer(error: FetchError<unknown> | undefined): HttpAnswer {
  return {
    status: error?.status ?? 0,
    statusText: error?.statusText ?? '',
    bytes: bytesOf(error?.data),
    isRedirected: false,
  };
}

/** The body of a failure: Grafana gives what was asked for, or what it made of it: a text, or an object with a message. */
function bytesOf(data: unknown): Uint8Array<ArrayBuffer> {
  if (data instanceof ArrayBuffer) {
    return new Uint8Array(data);
  }
  if (data === undefined || data === null) {
    return new Uint8Array();
  }
  return new TextEncoder().encode(typeof data === 'string' ? data : JSON.stringify(data));
}

function dateOf(header: string | null): number | undefined {
  const timeMs = header === null ? NaN : Date.parse(header);
  return Number.isNaN(timeMs) ? undefined : timeMs;
}
