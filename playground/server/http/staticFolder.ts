// Serves the files of one folder to the browser: the built plugins, the host's bundle, the icons of @grafana/ui.
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { errorCode } from '../errorCode';
import { decodePath, sendMessage, type Handler } from './answers';

/** The loader wraps AMD modules only when they arrive as JavaScript, so the types matter. */
const contentTypes: ReadonlyMap<string, string> = new Map([
  ['.js', 'application/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.map', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ttf', 'font/ttf'],
  ['.woff2', 'font/woff2'],
  ['.wasm', 'application/wasm'],
]);

/** `missing` answers for a path that is not a file below `root`; by default 404. */
export function staticFolder(root: string, missing: Handler = notFound): Handler {
  return async (request, response, target) => {
    const file = await fileBelow(root, target.path);
    if (file === undefined) {
      return missing(request, response, target);
    }
    const etag = `"${file.size.toString(36)}-${Math.round(file.modifiedMs).toString(36)}"`;
    const headers = { etag, 'cache-control': 'no-cache' };
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, headers).end();
      return;
    }
    const contentType = contentTypes.get(path.extname(file.path)) ?? 'application/octet-stream';
    response.writeHead(200, { ...headers, 'content-type': contentType, 'content-length': file.size });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    await streamFile(file.path, response);
  };
}

export interface FileBelow {
  readonly path: string;
  readonly size: number;
  readonly modifiedMs: number;
}

/** The file that a percent-encoded path names; undefined for folders, missing files and whatever lies outside `root`. */
async function fileBelow(root: string, encodedPath: string): Promise<FileBelow | undefined> {
  const segments = decodePath(encodedPath);
  const real = segments && (await realPathBelow(root, segments));
  if (real === undefined) {
    return undefined;
  }
  const found = await stat(real);
  return found.isFile() ? { path: real, size: found.size, modifiedMs: found.mtimeMs } : undefined;
}

/** Follows links, and answers undefined when the place does not exist or a link leads out of `root`. */
export async function realPathBelow(root: string, segments: readonly string[]): Promise<string | undefined> {
  try {
    const realRoot = await realpath(root);
    const real = await realpath(path.join(realRoot, ...segments));
    return real === realRoot || real.startsWith(realRoot.endsWith(path.sep) ? realRoot : realRoot + path.sep)
      ? real
      : undefined;
  } catch (error) {
    if (isMissing(error)) {
      return undefined;
    }
    throw error;
  }
}

/** A browser that goes away in the middle is no failure of ours. */
export async function streamFile(file: string, response: Parameters<Handler>[1]): Promise<void> {
  try {
    await pipeline(createReadStream(file), response);
  } catch (error) {
    if (errorCode(error) !== 'ERR_STREAM_PREMATURE_CLOSE') {
      throw error;
    }
  }
}

const missingCodes: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP']);

export function isMissing(error: unknown): boolean {
  return missingCodes.has(errorCode(error));
}

const notFound: Handler = (_request, response, { path: missingPath }) =>
  sendMessage(response, 404, `There is no file ${missingPath}.`);
