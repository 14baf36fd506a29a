// The stores' way to a server without Grafana between: Node's own fetch.
import { type HttpClient } from '../../src/datasource/stores/httpClient';

/** @param baseUrl Without a final slash. */
export function nodeHttpClient(baseUrl: string): HttpClient {
  return async ({ path, headers, signal }) => {
    let response: Response;
    try {
      response = await fetch(`${baseUrl}/${path}`, { headers: { ...headers }, signal });
    } catch {
      if (signal.aborted) {
        throw new DOMException('The request was cancelled.', 'AbortError');
      }
      // Nobody answered; what exactly went wrong is of no use to a user.
      return { status: 0, statusText: '', bytes: new Uint8Array(), isRedirected: false };
    }
    const lastModifiedMs = Date.parse(response.headers.get('last-modified') ?? '');
    return {
      status: response.status,
      statusText: response.statusText,
      bytes: new Uint8Array(await response.arrayBuffer()),
      lastModifiedMs: Number.isNaN(lastModifiedMs) ? undefined : lastModifiedMs,
      isRedirected: response.redirected,
    };
  };
}
