// Finds the handler of a request: a list of mounted paths, the first that fits answers.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { parseRequestTarget, sendMessage, type Handler } from './answers';

export interface Route {
  /** `/api/` takes everything below it; `/api/health` only itself. */
  readonly mount: string;
  readonly handle: Handler;
}

/** The last route should be mounted at `/`. An exception becomes a 500 that names the path; the server lives on. */
export function routeRequests(routes: readonly Route[]): RequestListener {
  return (request, response) => {
    answer(routes, request, response).catch((error: unknown) => {
      const message = `The playground failed at ${request.method} ${request.url}: ${String(error)}`;
      console.error(message);
      if (response.headersSent) {
        response.destroy();
      } else {
        sendMessage(response, 500, message);
      }
    });
  };
}

async function answer(routes: readonly Route[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('x-content-type-options', 'nosniff');
  const target = parseRequestTarget(request.url);
  if (target === undefined) {
    sendMessage(response, 400, 'The request must name a path of this server.');
    return;
  }
  const route = routes.find(({ mount }) =>
    mount.endsWith('/') ? target.path.startsWith(mount) : target.path === mount
  );
  if (route === undefined) {
    sendMessage(response, 404, `Nothing is served at ${target.path}.`);
    return;
  }
  const below = route.mount.endsWith('/') ? target.path.slice(route.mount.length - 1) : '/';
  await route.handle(request, response, { path: below, query: target.query });
}
