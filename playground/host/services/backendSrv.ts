// Grafana's way to the server for plugins: `getBackendSrv()`. On top of fetch, with the two habits that data sources
// rely on: unsubscribing aborts the request, and so does a later request of the same `requestId`.
import type { BackendSrv, BackendSrvRequest, FetchError, FetchResponse } from '@grafana/runtime';
import { lastValueFrom, Observable, throwError } from 'rxjs';

export class HostBackendSrv implements BackendSrv {
  private readonly running = new Map<string, AbortController>();

  /** One value, or an error in the shape of FetchError; an aborted request ends with `cancelled: true`. */
  fetch<T>(options: BackendSrvRequest): Observable<FetchResponse<T>> {
    return new Observable((subscriber) => {
      const abort = this.begin(options);
      const request = { ...options, url: requestUrl(options) };
      send<T>(request, abort.signal)
        .then((response) => {
          subscriber.next(response);
          subscriber.complete();
        })
        .catch((error: unknown) => subscriber.error(abort.signal.aborted ? cancelled(request) : error))
        .finally(() => this.end(options, abort));
      return () => abort.abort();
    });
  }

  chunked(): Observable<FetchResponse<Uint8Array | undefined>> {
    return throwError(() => new Error('The playground does not stream answers in chunks; use fetch().'));
  }

  datasourceRequest<T>(options: BackendSrvRequest): Promise<FetchResponse<T>> {
    return lastValueFrom(this.fetch<T>(options));
  }

  async request<T>(options: BackendSrvRequest): Promise<T> {
    const { data } = await lastValueFrom(this.fetch<T>(options));
    return data;
  }

  get<T>(url: string, params?: BackendSrvRequest['params'], requestId?: string, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'GET', url, params, requestId });
  }

  delete<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'DELETE', url, data });
  }

  post<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'POST', url, data });
  }

  put<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'PUT', url, data });
  }

  patch<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'PATCH', url, data });
  }

  private begin({ requestId, abortSignal }: BackendSrvRequest): AbortController {
    const abort = new AbortController();
    if (abortSignal?.aborted) {
      abort.abort();
    }
    abortSignal?.addEventListener('abort', () => abort.abort(), { signal: abort.signal });
    if (requestId !== undefined) {
      this.running.get(requestId)?.abort();
      this.running.set(requestId, abort);
    }
    return abort;
  }

  private end({ requestId }: BackendSrvRequest, abort: AbortController): void {
    if (requestId !== undefined && this.running.get(requestId) === abort) {
      this.running.delete(requestId);
    }
  }
}

/** Relative addresses are the server's; `params` become the query, lists repeated, `undefined` left out. */
export function requestUrl({ url, params = {} }: BackendSrvRequest): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const single of [value].flat()) {
      if (single !== undefined) {
        query.append(name, String(single));
      }
    }
  }
  const base = /^(https?:\/)?\//.test(url) ? url : `/${url}`;
  return query.size === 0 ? base : `${base}${base.includes('?') ? '&' : '?'}${query}`;
}

async function send<T>(request: BackendSrvRequest, signal: AbortSignal): Promise<FetchResponse<T>> {
  const { method = 'GET', url, credentials } = request;
  const { body, headers } = requestBody(request);
  const answer = await fetch(url, { method, headers, body, credentials, signal });
  const { status, statusText, ok, redirected, type } = answer;
  const data = await responseData(answer, request.responseType);
  if (!ok) {
    // No Error: data sources tell failures apart by the fields of core's plain FetchError object.
    return Promise.reject({ status, statusText, data: errorData(data), headers: answer.headers, config: request });
  }
  // The caller says what the server answers; there is nothing here to check it against.
  return {
    data: data as T,
    status,
    statusText,
    ok,
    headers: answer.headers,
    redirected,
    type,
    url: answer.url,
    config: request,
  };
}

/** Text and Blob go as they are, everything else as JSON. A typed array would too: core wants a Blob. */
function requestBody({ data, headers }: BackendSrvRequest): { readonly body?: BodyInit; readonly headers: Headers } {
  const all = new Headers({ accept: 'application/json', ...headers });
  if (data === undefined || data === null || typeof data === 'string' || data instanceof Blob) {
    return { body: data ?? undefined, headers: all };
  }
  if (!all.has('content-type')) {
    all.set('content-type', 'application/json');
  }
  return { body: JSON.stringify(data), headers: all };
}

async function responseData(answer: Response, responseType: BackendSrvRequest['responseType']): Promise<unknown> {
  switch (responseType) {
    case 'arraybuffer':
      return answer.arrayBuffer();
    case 'blob':
      return answer.blob();
    case 'text':
      return answer.text();
    default:
      return parseJsonOrText(await answer.text());
  }
}

function parseJsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return text;
    }
    throw error;
  }
}

/** Errors always carry an object, so that `error.data.message` can be read. */
function errorData(data: unknown): unknown {
  return typeof data === 'string' ? { message: data } : (data ?? {});
}

function cancelled(config: BackendSrvRequest): FetchError & { readonly type: 'cancelled' } {
  return { type: 'cancelled', cancelled: true, data: null, status: -1, statusText: 'Request was aborted', config };
}
