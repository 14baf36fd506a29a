// Calls Pyroscope's methods over HTTP in the protocol Connect: one POST per call, JSON or protocol buffers. Takes a place in
// the queue, waits, tries again where that can help, and turns every failure into a sentence. All calls only read, so a second try is safe.
import * as v from 'valibot';
import { type HttpAnswer, type HttpClient } from '../httpClient';
import { onAbort } from '../onAbort';
import { type RequestQueue } from '../requestQueue';
import { abortError, StoreError } from '../storeError';
import { withinTime } from '../timeLimit';
import { ConnectProblem, connectProblem } from './connectProblem';

/** Who asks, and for what. */
export interface Asking {
  /** Takes turns with other owners in the queue. */
  readonly owner: object;
  readonly signal: AbortSignal;
  /** The subject of a sentence about a failure: "The list of profile types". */
  readonly asked: string;
}

export interface ConnectClientOptions {
  /** How long one answer may take; later ends in a sentence. */
  readonly timeLimitMs: number;
  /** Waits before the second and the third try, in milliseconds. */
  readonly retryAfterMs: readonly number[];
}

const JSON_TYPE = 'application/json';
const PROTO_TYPE = 'application/proto';

/** A server that is overloaded or being replaced answers so; the same call may succeed a moment later. */
const RETRIED: ReadonlySet<number> = new Set([429, 502, 503]);

const ASK_PROXY = 'Refresh; if it happens again, look at what stands between Grafana and Pyroscope.';

export class ConnectClient {
  constructor(
    private readonly http: HttpClient,
    private readonly queue: RequestQueue,
    private readonly options: ConnectClientOptions
  ) {}

  /** Calls a method, such as `querier.v1.QuerierService/Series`, with JSON. What the schema does not name is ignored. */
  async json<Schema extends v.GenericSchema>(
    method: string,
    message: object,
    schema: Schema,
    asking: Asking,
    accept: string = JSON_TYPE
  ): Promise<v.InferOutput<Schema>> {
    const body = new TextEncoder().encode(JSON.stringify(message));
    const { bytes } = await this.call(method, { 'Content-Type': JSON_TYPE, Accept: accept }, body, asking);
    const parsed = v.safeParse(schema, parseJson(bytes));
    if (!parsed.success) {
      throw new StoreError(asking.asked, 'was answered with JSON that cannot be understood', ASK_PROXY);
    }
    return parsed.output;
  }

  /** Calls a method with a message in protocol buffers; the answer's message is not looked into. */
  async proto(method: string, body: Uint8Array<ArrayBuffer>, asking: Asking): Promise<Uint8Array<ArrayBuffer>> {
    const answer = await this.call(method, { 'Content-Type': PROTO_TYPE, Accept: PROTO_TYPE }, body, asking);
    const type = contentType(answer);
    if (type !== undefined && type !== PROTO_TYPE) {
      throw new StoreError(asking.asked, `was answered with ${type} instead of protocol buffers`, ASK_PROXY);
    }
    return answer.bytes;
  }

  private async call(
    method: string,
    headers: Readonly<Record<string, string>>,
    body: Uint8Array<ArrayBuffer>,
    { owner, signal, asked }: Asking
  ): Promise<HttpAnswer> {
    for (let attempt = 0; ; attempt++) {
      const answer = await this.queue.run(owner, signal, () =>
        withinTime(this.options.timeLimitMs, signal, asked, (limited) =>
          this.http({ path: method, headers, body, signal: limited })
        )
      );
      if (signal.aborted) {
        throw abortError();
      }
      const problem = connectProblem(asked, answer) ?? webPageProblem(asked, answer);
      if (problem === undefined) {
        return answer;
      }
      const waitMs = this.options.retryAfterMs[attempt];
      if (waitMs === undefined || !RETRIED.has(problem.status)) {
        throw problem;
      }
      await pause(waitMs, signal);
    }
  }
}

/** Login pages come with a good status. */
function webPageProblem(asked: string, answer: HttpAnswer): ConnectProblem | undefined {
  const isPage =
    contentType(answer) === 'text/html' || /^\s*<(!doctype html|html)\b/i.test(textOf(answer.bytes.subarray(0, 200)));
  return isPage
    ? new ConnectProblem(
        asked,
        'was answered with a web page',
        'Check the URL and the authentication in the data source settings: this is how login pages look.',
        answer.status,
        ''
      )
    : undefined;
}

function contentType({ headers }: HttpAnswer): string | undefined {
  return headers?.get('content-type')?.split(';')[0].trim().toLowerCase();
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes));
  } catch {
    // Undefined is no JSON value: the schema refuses it.
    return undefined;
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const endWait = onAbort(signal, () => {
      clearTimeout(timer);
      reject(abortError());
    });
    const timer = setTimeout(() => {
      endWait();
      resolve();
    }, durationMs);
  });
}
