// gRPC-web as far as one call with one answer needs it. A body is frames: a byte of flags, the length as four bytes with the
// largest first, the content. Content is a message or, with flag 0x80, the trailers as text. An answer without any message may
// have its trailers among the HTTP headers instead. The HTTP status is 200 whatever happened.
import { type HttpAnswer } from '../httpClient';

export const GRPC_WEB_TYPE = 'application/grpc-web+proto';

const FRAME_HEAD_BYTES = 5;
const TRAILERS = 0x80;
const COMPRESSED = 0x01;

/** How a call ended. Code 0 is success; `message` is the server's own sentence, often without an end. */
export interface GrpcStatus {
  readonly code: number;
  readonly message: string;
}

export type GrpcAnswer =
  | { readonly kind: 'answered'; readonly message: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'refused'; readonly status: GrpcStatus }
  /** The bytes are not a whole answer: what is wrong with it, completing "The answer …". */
  | { readonly kind: 'damaged'; readonly said: string };

/** The body of a call with this message. */
export function encodeGrpcWeb(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(FRAME_HEAD_BYTES + message.length);
  new DataView(body.buffer).setUint32(1, message.length);
  body.set(message, FRAME_HEAD_BYTES);
  return body;
}

/** Reads the answer of a call. An answer without an error's status but also without any message is the message without fields. */
export function decodeGrpcWeb({ bytes, headers }: Pick<HttpAnswer, 'bytes' | 'headers'>): GrpcAnswer {
  let message: Uint8Array<ArrayBuffer> = new Uint8Array();
  let status = statusOf((name) => headers?.get(name) ?? undefined);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let position = 0; position < bytes.length;) {
    const start = position + FRAME_HEAD_BYTES;
    const end = start > bytes.length ? Infinity : start + view.getUint32(position + 1);
    if (end > bytes.length) {
      return { kind: 'damaged', said: `is cut off (after ${bytes.length} bytes)` };
    }
    const flags = bytes[position];
    const content = bytes.subarray(start, end);
    if ((flags & COMPRESSED) !== 0) {
      return { kind: 'damaged', said: 'is compressed in a way that nobody asked for' };
    }
    if ((flags & TRAILERS) !== 0) {
      status = statusOf(trailerReader(content)) ?? status;
    } else {
      message = content;
    }
    position = end;
  }
  if (status === undefined) {
    return { kind: 'damaged', said: 'ends without saying whether it succeeded' };
  }
  return status.code === 0 ? { kind: 'answered', message } : { kind: 'refused', status };
}

type HeaderReader = (name: string) => string | undefined;

/** Undefined where no status is said. */
function statusOf(header: HeaderReader): GrpcStatus | undefined {
  const code = header('grpc-status')?.trim() ?? '';
  return /^\d+$/.test(code) ? { code: Number(code), message: unescaped(header('grpc-message') ?? '') } : undefined;
}

/** Trailers look like the head of an HTTP answer: `name: value` per line, names in any case. */
function trailerReader(content: Uint8Array): HeaderReader {
  const lines = new TextDecoder().decode(content).split('\r\n');
  const trailers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const;
    })
  );
  return (name) => trailers.get(name);
}

/** gRPC writes messages percent-encoded; one that is not well encoded is shown as it came. */
function unescaped(message: string): string {
  try {
    return decodeURIComponent(message);
  } catch (error) {
    if (error instanceof URIError) {
      return message;
    }
    throw error;
  }
}
