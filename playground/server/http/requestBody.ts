// Reads the body of the small requests the server itself understands (the proxy streams instead).
import type { IncomingMessage } from 'node:http';

const maxBodyBytes = 1024 * 1024;

export class RequestBodyError extends Error {
  override readonly name = 'RequestBodyError';
}

/** The whole body as text; throws RequestBodyError above 1 MiB. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let byteCount = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    byteCount += bytes.length;
    if (byteCount > maxBodyBytes) {
      throw new RequestBodyError(`The request's body is larger than ${maxBodyBytes} bytes.`);
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
