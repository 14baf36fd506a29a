// A server of its own around a folder, for the tests of the data source: they ask what a real python http.server or
// nginx would be asked, and count the requests.
import { createServer } from 'node:http';
import { closeServer, listenOnLoopback } from '../http/loopbackServer';
import { routeRequests } from '../http/router';
import { listingHandler, type ListingShape } from './listingHandler';
import { ServedFolder } from './servedFolder';

export interface ListingServerOptions {
  readonly root: string;
  readonly shape: ListingShape;
  /** 0 (the default) takes any free port. */
  readonly port?: number;
  /** false hides `profiles.ndjson` and `manifest.ndjson`, so that the reader has to walk the folders. */
  readonly manifest?: boolean;
}

export interface ListingServer {
  /** Without a final slash. */
  readonly url: string;
  /** The paths of all requests so far, percent-encoded as they came, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export async function startListingServer(options: ListingServerOptions): Promise<ListingServer> {
  const { root, shape, port = 0, manifest = true } = options;
  const handle = listingHandler(new ServedFolder(root, !manifest), shape);
  const requests: string[] = [];
  const server = createServer(
    routeRequests([
      {
        mount: '/',
        handle: (request, response, target) => {
          requests.push(target.path);
          return handle(request, response, target);
        },
      },
    ])
  );
  const url = await listenOnLoopback(server, port);
  return { url, requests, close: () => closeServer(server) };
}
