// The stores' way to a server without Grafana between: Node's own fetch.
import { type HttpClient } from '../../src/datasource/stores/httpClient';

/**
 * @param baseUrl Without a final slash.
 * @param added Headers that Grafana's proxy would add, such as a tenant.
 */
export function nodeHttpClient(baseUrl: string, added: Readonly<Record<string, string>> = {}): HttpClient {
  return async ({ path, isBaseItself, headers, body, signal }) => {
    const url = isBaseItself === true ? baseUrl : `${baseUrl}/${path}`;
    const method = body === undefined ? 'GET' : 'POST';
    try {
      const response = await fetch(url, { method, body, headers: { ...headers, ...added }, signal });
      const lastModifiedMs = Date.parse(response.headers.get('last-modified') ?? '');
      return {
        status: response.status,
        statusText: response.statusText,
        bytes: new Uint8Array(await response.arrayBuffer()),
        headers: response.headers,
        lastModifiedMs: Number.isNaN(lastModifiedMs) ? undefined : lastModifiedMs,
        isRedirected: response.redirected,
      };
    } catch {
      if (signal.aborted) {
        throw new DOMException('The request was cancelled.', 'AbortError');
      }
      // Nobody answered, or not to the end; what exactly went wrong is of no use to a user.
      return { status: 0, statusText: '', bytes: new Uint8Array(), isRedirected: false };
    }
  };
}
