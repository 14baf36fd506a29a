// Answers requests below a served folder: listings in one of two servers' shapes, files as bytes, redirects to the
// final slash. Nothing is guessed about a file: its bytes go out as application/octet-stream with their age.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { decodePath, sendText, type Handler, type RequestTarget } from '../http/answers';
import { streamFile } from '../http/staticFolder';
import { nginxListing } from './nginxListing';
import { pythonListing } from './pythonListing';
import type { FolderEntry, ServedFolder } from './servedFolder';

/** Whose listings to imitate: python's http.server (HTML) or nginx's autoindex (JSON). */
export type ListingShape = 'python' | 'nginx';

export function listingHandler(folder: ServedFolder, shape: ListingShape): Handler {
  return async (request, response, target) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      sendPlain(response, 405, 'This server only reads.');
      return;
    }
    const segments = decodePath(target.path);
    const found = segments === undefined ? { kind: 'missing' as const } : await folder.look(segments);
    const hasFinalSlash = target.path.endsWith('/');
    if (found.kind === 'folder' && hasFinalSlash) {
      sendListing(response, shape, decodeURIComponent(target.path), found.entries);
    } else if (found.kind === 'folder') {
      response.writeHead(301, { location: withFinalSlash(request, target, shape), 'content-length': 0 }).end();
    } else if (found.kind === 'file' && !hasFinalSlash) {
      await sendFile(response, found.file, found.size, found.modifiedMs);
    } else {
      sendPlain(response, 404, 'File not found');
    }
  };
}

function sendListing(
  response: ServerResponse,
  shape: ListingShape,
  path: string,
  entries: readonly FolderEntry[]
): void {
  switch (shape) {
    case 'python':
      return sendText(response, 200, 'text/html; charset=utf-8', pythonListing(path, entries));
    case 'nginx':
      return sendText(response, 200, 'application/json', nginxListing(entries));
  }
}

/** Python answers with the path it was asked for, nginx with a whole URL. Both name the path as this server sees it. */
function withFinalSlash(request: IncomingMessage, target: RequestTarget, shape: ListingShape): string {
  const requested = (request.url ?? target.path).split('?')[0];
  const location = `${requested}/${target.query === '' ? '' : `?${target.query}`}`;
  return shape === 'nginx' ? `http://${request.headers.host ?? 'localhost'}${location}` : location;
}

async function sendFile(response: ServerResponse, file: string, size: number, modifiedMs: number): Promise<void> {
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': size,
    'last-modified': new Date(modifiedMs).toUTCString(),
  });
  if (response.req.method === 'HEAD') {
    response.end();
    return;
  }
  await streamFile(file, response);
}

function sendPlain(response: ServerResponse, status: number, text: string): void {
  sendText(response, status, 'text/plain; charset=utf-8', `${text}\n`);
}
