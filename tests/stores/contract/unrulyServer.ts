// A server in front of a store's server that hands everything on, until it is told to misbehave. Counts what is under way.
import { createServer, request as requestHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, listenOnLoopback } from '../../../playground/server/http/loopbackServer';

/** How answers go wrong, and how Grafana's proxy shows what went wrong behind it. */
export const failures = {
  'the server dies in the middle of its answer': 'die',
  'the answer is cut off': 'cut off',
  'the server fails (500)': 'fail',
  'the server is gone (502 of a proxy)': 'gone',
  'the server is too slow (504 of a proxy)': 'slow',
  "credentials are missing (401, Grafana's 400)": 'unauthorized',
  'credentials do not suffice (403)': 'forbidden',
  'a login page comes instead': 'page',
} as const;

export type Failure = (typeof failures)[keyof typeof failures];

export interface UnrulyServer {
  /** Without a final slash. */
  readonly url: string;
  /** What happens to requests from now on. */
  failure: Failure | undefined;
  /** Holds back every answer until it is set to false. */
  isHolding: boolean;
  /** Requests that have come and were neither answered nor given up. */
  readonly underWay: number;
  /** The most that were under way at once. */
  readonly mostUnderWay: number;
  /** All that have come. */
  readonly count: number;
  close(): Promise<void>;
}

/** @param target Without a final slash; a path in it is kept. */
export async function startUnrulyServer(target: string): Promise<UnrulyServer> {
  const state = { failure: undefined as Failure | undefined, isHolding: false, underWay: 0, mostUnderWay: 0, count: 0 };
  const server = createServer((incoming, response) => {
    state.count++;
    state.underWay++;
    state.mostUnderWay = Math.max(state.mostUnderWay, state.underWay);
    response.once('close', () => state.underWay--);
    void whenReleased(state, response).then(() => {
      // Who gave up meanwhile gets no answer: a request handed on for nobody would stay open.
      if (!response.destroyed) {
        answer(target, incoming, response, state.failure);
      }
    });
  });
  const url = await listenOnLoopback(server, 0);
  return Object.assign(state, {
    url,
    close: () => closeServer(server),
  });
}

async function whenReleased(state: { readonly isHolding: boolean }, response: ServerResponse): Promise<void> {
  while (state.isHolding && !response.destroyed) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function answer(
  target: string,
  incoming: IncomingMessage,
  response: ServerResponse,
  failure: Failure | undefined
): void {
  const say = (status: number, type: string, text: string) =>
    void response.writeHead(status, { 'content-type': type }).end(text);
  switch (failure) {
    case undefined:
    case 'die':
    case 'cut off':
      handOn(target, incoming, response, failure);
      return;
    case 'fail':
      say(500, 'text/plain', 'internal error');
      return;
    case 'gone':
      say(502, 'application/json', '{"message":"Bad Gateway"}');
      return;
    case 'slow':
      say(504, 'application/json', '{"message":"Gateway Timeout"}');
      return;
    case 'unauthorized':
      say(400, 'text/plain', 'Authentication to data source failed');
      return;
    case 'forbidden':
      say(403, 'text/plain', 'Forbidden');
      return;
    case 'page':
      say(200, 'text/html; charset=utf-8', '<!DOCTYPE html><html><body>Sign in</body></html>');
      return;
  }
}

/** Hands the answer on whole; half of it and then a broken connection; or half of it as if that were all. */
function handOn(
  target: string,
  incoming: IncomingMessage,
  response: ServerResponse,
  failure: 'die' | 'cut off' | undefined
) {
  const url = new URL(target + (incoming.url ?? ''));
  const headers = { ...incoming.headers, host: url.host };
  const upstream = requestHttp(url, { method: incoming.method, headers }, (answered) => {
    const chunks: Buffer[] = [];
    answered.on('data', (chunk: Buffer) => chunks.push(chunk));
    answered.on('end', () => {
      const body = Buffer.concat(chunks);
      const length = failure === 'cut off' ? body.length >> 1 : body.length;
      const own = { connection: undefined, 'transfer-encoding': undefined, 'content-length': length };
      response.writeHead(answered.statusCode ?? 502, JSON.parse(JSON.stringify({ ...answered.headers, ...own })));
      if (failure === 'die') {
        response.write(body.subarray(0, body.length >> 1), () => response.destroy());
      } else {
        response.end(body.subarray(0, length));
      }
    });
  });
  upstream.on('error', () => response.destroy());
  response.on('close', () => upstream.destroy());
  incoming.pipe(upstream);
}
