// The way to a server, as stores see it. In Grafana it leads through the data source proxy (backendHttpClient.ts); in
// tests straight to a server.

export interface HttpRequest {
  /** Relative to the store's base URL, without a leading slash, percent-encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  /** 0 when no server answered. */
  readonly status: number;
  readonly statusText: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** From the header Last-Modified, in milliseconds since the Unix epoch. */
  readonly lastModifiedMs?: number;
  /** True when the server sent the request elsewhere: the answer is not from the address that was asked. */
  readonly isRedirected: boolean;
}

/** Answers every status; rejects only with an AbortError. */
export type HttpClient = (request: HttpRequest) => Promise<HttpAnswer>;
