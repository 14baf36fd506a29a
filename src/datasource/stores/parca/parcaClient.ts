// Asks a Parca server: profile types, label names, values and series by its HTTP gateway, merged profiles by gRPC-web, because the
// gateway sends no more than 4 MB at once and would send them as text. Errors come out as sentences.
import { type TimeRangeMs } from '../../../engine/profile/profile';
import { type HttpAnswer, type HttpClient } from '../httpClient';
import { type RequestQueue } from '../requestQueue';
import { abortError } from '../storeError';
import { withinTime } from '../timeLimit';
import { type ParcaSeries, parseLabelNames, parseLabelValues, parseSeries, parseTypes } from './gatewayAnswers';
import { decodeGrpcWeb, encodeGrpcWeb, GRPC_WEB_TYPE } from './grpcWeb';
import { grpcProblem, isNoData, parcaHttpProblem, unreadable } from './parcaProblem';
import { type ParcaType, parcaTypeId } from './parcaQuery';
import { decodePprofReport, encodeMergeRequest, isMalformed } from './queryMessages';

const QUERY_PATH = 'api/parca.query.v1alpha1.QueryService/Query';

const NOT_JSON = 'is cut off or is not what Parca sends';

/** Who asks: `owner` takes turns with other owners in the queue. */
export interface Asking {
  readonly owner: object;
  readonly signal: AbortSignal;
}

export interface LabelsQuestion {
  /** Undefined for all profiles that there are. */
  readonly range?: TimeRangeMs;
  readonly type?: ParcaType;
}

export interface SeriesQuestion {
  readonly query: string;
  readonly range: TimeRangeMs;
  /** Undefined for a point per profile, which only types without duration have. */
  readonly stepMs?: number;
  /** Stored names; only for types with duration. */
  readonly sumBy: readonly string[];
}

export class ParcaClient {
  constructor(
    private readonly http: HttpClient,
    private readonly queue: RequestQueue,
    /** How long one answer may take. */
    private readonly timeLimitMs: number
  ) {}

  /** The types of profiles in the range; of all without one. */
  async profileTypes(range: TimeRangeMs | undefined, asking: Asking): Promise<readonly ParcaType[]> {
    return this.list('The list of profile types', 'types', listParameters({ range }), parseTypes, asking);
  }

  /** `matchers` count only together with a type. */
  async labelNames(question: LabelsQuestion, matchers: readonly string[], asking: Asking): Promise<readonly string[]> {
    const parameters = listParameters(question);
    matchers.forEach((matcher) => parameters.append('match', matcher));
    return this.list('The list of label names', 'labels', parameters, parseLabelNames, asking);
  }

  /** Whatever the selector: Parca takes one here and does nothing with it. */
  async labelValues(name: string, question: LabelsQuestion, asking: Asking): Promise<readonly string[]> {
    const path = `labels/${encodeURIComponent(name)}/values`;
    return this.list(`The list of values of ${name}`, path, listParameters(question), parseLabelValues, asking);
  }

  /** Nothing selected is an empty list. Rejects with AnswerTooLarge when the range holds too many points for one answer. */
  async series({ query, range, stepMs, sumBy }: SeriesQuestion, asking: Asking): Promise<readonly ParcaSeries[]> {
    const asked = `The series of ${query}`;
    const parameters = new URLSearchParams({ query, start: timeText(range.fromMs), end: lastNanosecond(range.toMs) });
    if (stepMs !== undefined) {
      parameters.set('step', `${stepMs / 1000}s`);
    }
    sumBy.forEach((name) => parameters.append('sum_by', name));
    const answer = await this.get(asked, 'query_range', parameters, asking);
    // The gateway says NOT_FOUND by the server's page for unknown paths. That the path is known was seen before, from the types.
    if (answer.status === 404 && !answer.isRedirected) {
      return [];
    }
    return readList(asked, answer, parseSeries);
  }

  /**
   * The merge of all selected profiles as pprof of one sample type, with gzip around it; undefined when nothing was selected. Rejects with
   * AnswerTooLarge.
   */
  async merge(query: string, range: TimeRangeMs, asking: Asking): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const asked = `The query ${query}`;
    const answer = await this.ask(asked, asking, {
      path: QUERY_PATH,
      headers: { 'Content-Type': GRPC_WEB_TYPE, Accept: GRPC_WEB_TYPE, 'X-Grpc-Web': '1' },
      body: encodeGrpcWeb(encodeMergeRequest(query, range)),
    });
    const problem = parcaHttpProblem(asked, answer);
    if (problem !== undefined) {
      throw problem;
    }
    const isPlain = !(answer.headers?.get('content-type') ?? GRPC_WEB_TYPE).startsWith('application/grpc-web');
    const call = isPlain ? { kind: 'damaged' as const, said: NOT_JSON } : decodeGrpcWeb(answer);
    switch (call.kind) {
      case 'damaged':
        throw unreadable(asked, answer, call.said);
      case 'refused':
        if (isNoData(call.status)) {
          return undefined;
        }
        throw grpcProblem(asked, call.status);
      case 'answered':
        try {
          return decodePprofReport(call.message);
        } catch (error) {
          throw isMalformed(error) ? unreadable(asked, answer, error.message) : error;
        }
    }
  }

  private async list<T>(
    asked: string,
    path: string,
    parameters: URLSearchParams,
    parse: (bytes: Uint8Array) => T | undefined,
    asking: Asking
  ): Promise<T> {
    return readList(asked, await this.get(asked, path, parameters, asking), parse);
  }

  private get(asked: string, path: string, parameters: URLSearchParams, asking: Asking): Promise<HttpAnswer> {
    const query = parameters.toString();
    return this.ask(asked, asking, {
      path: `api/profiles/${path}${query === '' ? '' : `?${query}`}`,
      headers: { Accept: 'application/json' },
    });
  }

  private async ask(
    asked: string,
    { owner, signal }: Asking,
    request: {
      readonly path: string;
      readonly headers: Record<string, string>;
      readonly body?: Uint8Array<ArrayBuffer>;
    }
  ): Promise<HttpAnswer> {
    const answer = await this.queue.run(owner, signal, () =>
      withinTime(this.timeLimitMs, signal, asked, (limited) => this.http({ ...request, signal: limited }))
    );
    if (signal.aborted) {
      throw abortError();
    }
    return answer;
  }
}

function readList<T>(asked: string, answer: HttpAnswer, parse: (bytes: Uint8Array) => T | undefined): T {
  const problem = parcaHttpProblem(asked, answer);
  if (problem !== undefined) {
    throw problem;
  }
  const list = parse(answer.bytes);
  if (list === undefined) {
    throw unreadable(asked, answer, NOT_JSON);
  }
  return list;
}

/** Lists leave out both ends, where queries include them: so they are asked for from the nanosecond before. */
function listParameters({ range, type }: LabelsQuestion): URLSearchParams {
  const parameters = new URLSearchParams();
  if (range !== undefined) {
    parameters.set('start', lastNanosecond(range.fromMs));
    parameters.set('end', timeText(range.toMs));
  }
  if (type !== undefined) {
    parameters.set('profile_type', parcaTypeId(type));
  }
  return parameters;
}

function timeText(timeMs: number): string {
  return new Date(timeMs).toISOString();
}

/** The last nanosecond before a time. */
function lastNanosecond(timeMs: number): string {
  return `${new Date(timeMs - 1).toISOString().slice(0, -1)}999999Z`;
}
