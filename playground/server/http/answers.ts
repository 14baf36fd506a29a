// The few kinds of answers the playground's server gives, so that every handler sets the same headers.
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Answers one request. `path` is the part of the request's path below the place where the handler is mounted, as the
 * browser sent it: it begins with a slash and is still percent-encoded, so that a proxy can hand it on unchanged.
 */
export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  target: RequestTarget
) => void | Promise<void>;

export interface RequestTarget {
  readonly path: string;
  /** The text after the question mark, without it; empty when there is none. */
  readonly query: string;
}

export function sendText(response: ServerResponse, status: number, contentType: string, text: string): void {
  const body = Buffer.from(text);
  response.writeHead(status, { 'content-type': contentType, 'content-length': body.length });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  sendText(response, status, 'application/json; charset=utf-8', JSON.stringify(value));
}

/** Grafana's shape for errors and confirmations: `{ "message": … }`, a sentence. */
export function sendMessage(response: ServerResponse, status: number, message: string): void {
  sendJson(response, status, { message });
}

/** Splits a request line's target without resolving `..` or decoding anything; undefined for anything but a path. */
export function parseRequestTarget(url: string | undefined): RequestTarget | undefined {
  if (url === undefined || !url.startsWith('/')) {
    return undefined;
  }
  const questionMark = url.indexOf('?');
  return questionMark < 0
    ? { path: url, query: '' }
    : { path: url.slice(0, questionMark), query: url.slice(questionMark + 1) };
}

/** The segments of a percent-encoded path, decoded; undefined when an escape is broken or a segment leaves the path. */
export function decodePath(path: string): readonly string[] | undefined {
  try {
    const segments = path
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeURIComponent);
    return segments.some((segment) => /^\.{1,2}$|[/\\\0]/.test(segment)) ? undefined : segments;
  } catch (error) {
    if (error instanceof URIError) {
      return undefined;
    }
    throw error;
  }
}
