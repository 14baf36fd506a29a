// The way to a server, as stores see it. In Grafana it leads through the data source proxy (backendHttpClient.ts); in
// tests straight to a server.

export interface HttpRequest {
  /** Relative to the store's base URL, without a leading slash, percent-encoded. */
  readonly path: string;
  /** Asks for the base URL as it is, without a slash behind it, as if it were a file; `path` is `''` then. */
  readonly isBaseItself?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** Makes the request a POST of these bytes; their type stands in `headers`. Without it the request is a GET. */
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  /** 0 when no server answered, or not to the end. */
  readonly status: number;
  readonly statusText: string;
  /** Also those of a failure, as far as the way to the server hands them on. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Undefined where the way to the server hands none on. */
  readonly headers?: Pick<Headers, 'get'>;
  /** From the header Last-Modified, in milliseconds since the Unix epoch. */
  readonly lastModifiedMs?: number;
  /** True when the server sent the request elsewhere: the answer is not from the address that was asked. */
  readonly isRedirected: boolean;
}

/** Answers every status; rejects only with an AbortError. */
export type HttpClient = (request: HttpRequest) => Promise<HttpAnswer>;
