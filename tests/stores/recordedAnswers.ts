// Answers of a running server as files: recorded by `npm run test:stores -- --record`, which runs the very tests that read them, and
// played back in tests that run without any server. A request is known by its method, path and body; one that was not recorded fails, which
// is how a change of our side of the wire shows.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type HttpAnswer, type HttpClient, type HttpRequest } from '../../src/datasource/stores/httpClient';
import { runningServer } from './contract/runningServer';
import { nodeHttpClient } from './nodeHttpClient';

/** One question and its answer; bodies that are no text are in base64. */
interface RecordedAnswer {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly base64?: string;
}

/** A server that is a file. */
export interface RecordedServer {
  readonly http: HttpClient;
  /** To be called after all tests: writes the file when it is being recorded. */
  save(): void;
}

/** @param variable The environment variable with the URL of the server to record. */
export function recordedServer(file: string, variable: string): RecordedServer {
  return process.env.FLAMEBOARD_RECORD ? recording(file, nodeHttpClient(runningServer(variable))) : playedBack(file);
}

/** Headers that stores read. */
const KEPT_HEADERS = ['content-type', 'grpc-status', 'grpc-message', 'connect-content-encoding'];

/** Passes everything on and keeps each different question with its answer. */
function recording(file: string, http: HttpClient): RecordedServer {
  const byKey = new Map<string, RecordedAnswer>();
  return {
    async http(request) {
      const answer = await http(request);
      byKey.set(keyOf(request), { ...questionOf(request), ...recordedOf(answer) });
      return answer;
    },
    save() {
      const recorded = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, answer]) => answer);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, `${JSON.stringify(recorded, undefined, 1)}\n`);
    },
  };
}

/** Answers from the file; rejects for a question that is not in it. */
function playedBack(file: string): RecordedServer {
  const recorded: readonly RecordedAnswer[] = JSON.parse(readFileSync(file, 'utf8'));
  const byKey = new Map(recorded.map((answer) => [`${answer.method} ${answer.path} ${answer.body ?? ''}`, answer]));
  return {
    async http(request) {
      const answer = byKey.get(keyOf(request));
      if (answer === undefined) {
        throw new Error(`${file} has no answer to ${keyOf(request)}: record it again, see docs/stores/README.md.`);
      }
      return answerOf(answer);
    },
    save: () => undefined,
  };
}

function questionOf({ path: asked, body }: HttpRequest): Pick<RecordedAnswer, 'method' | 'path' | 'body'> {
  return body === undefined
    ? { method: 'GET', path: asked }
    : { method: 'POST', path: asked, body: Buffer.from(body).toString('base64') };
}

function keyOf(request: HttpRequest): string {
  const { method, path: asked, body = '' } = questionOf(request);
  return `${method} ${asked} ${body}`;
}

function recordedOf({ status, headers, bytes }: HttpAnswer): Omit<RecordedAnswer, 'method' | 'path' | 'body'> {
  const kept = KEPT_HEADERS.flatMap((name) => {
    const value = headers?.get(name);
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  const isText = /json|text/.test(headers?.get('content-type') ?? '');
  const buffer = Buffer.from(bytes);
  return {
    status,
    headers: Object.fromEntries(kept),
    ...(isText ? { text: buffer.toString('utf8') } : { base64: buffer.toString('base64') }),
  };
}

function answerOf({ status, headers, text, base64 }: RecordedAnswer): HttpAnswer {
  const bytes = text === undefined ? Buffer.from(base64 ?? '', 'base64') : Buffer.from(text, 'utf8');
  return { status, statusText: '', bytes: Uint8Array.from(bytes), headers: new Headers(headers), isRedirected: false };
}
