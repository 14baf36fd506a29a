// What Parca's answers mean when they are not what was asked for: gRPC's codes, the gateway's JSON, and whatever a proxy in between
// says, each as one sentence with what to do.
import { httpProblem } from '../httpProblem';
import { type HttpAnswer } from '../httpClient';
import { StoreError } from '../storeError';
import { parseError } from './gatewayAnswers';
import { type GrpcStatus } from './grpcWeb';

/** The answer would be larger than the server sends: ask for less time at once. */
export class AnswerTooLarge extends StoreError {}

// Codes of gRPC.
const INVALID_ARGUMENT = 3;
const DEADLINE_EXCEEDED = 4;
const NOT_FOUND = 5;
const PERMISSION_DENIED = 7;
const RESOURCE_EXHAUSTED = 8;
const UNIMPLEMENTED = 12;
const UNAVAILABLE = 14;
const UNAUTHENTICATED = 16;

const CHECK_URL = 'Check the URL in the data source settings: it must lead to a Parca server.';
const REFRESH = 'Refresh; if that does not help, look into the log of the server and of what stands before it.';
const CHECK_LOGIN = 'Check the token and the other headers in the data source settings.';

/** True for a query that selects nothing. */
export function isNoData({ code }: GrpcStatus): boolean {
  return code === NOT_FOUND;
}

/** An HTTP answer that is no success; undefined for a success. `asked` is the subject of a sentence. */
export function parcaHttpProblem(asked: string, answer: HttpAnswer): StoreError | undefined {
  const error = answer.status >= 400 ? parseError(answer.bytes) : undefined;
  return error === undefined ? httpProblem(asked, answer) : grpcProblem(asked, error);
}

/** A call that Parca itself ended with an error. */
export function grpcProblem(asked: string, { code, message }: GrpcStatus): StoreError {
  const words = message.trim().replace(/\.$/, '');
  const quoted = words === '' ? '' : ` (“${words}”)`;
  switch (code) {
    case INVALID_ARGUMENT:
      return new StoreError(
        asked,
        `was refused by Parca${quoted}`,
        'Check the profile type, the labels and the regular expressions of the query.'
      );
    case RESOURCE_EXHAUSTED:
      return /larger than max/.test(message)
        ? new AnswerTooLarge(asked, 'has an answer that is larger than Parca sends', 'Choose a shorter time range.')
        : new StoreError(asked, `was refused because of too many requests${quoted}`, 'Wait a moment and refresh.');
    case DEADLINE_EXCEEDED:
      return new StoreError(asked, 'took Parca too long', 'Choose a shorter time range or add label matchers.');
    case PERMISSION_DENIED:
    case UNAUTHENTICATED:
      return new StoreError(asked, `was refused, as servers do without valid credentials${quoted}`, CHECK_LOGIN);
    case UNIMPLEMENTED:
      return new StoreError(asked, `is nothing that this server knows${quoted}`, CHECK_URL);
    case UNAVAILABLE:
      return new StoreError(
        asked,
        `could not be answered: Parca is not available${quoted}`,
        'Wait a moment and refresh.'
      );
    default:
      return new StoreError(asked, `could not be answered because Parca failed${quoted}`, REFRESH);
  }
}

/** An answer with a good status that is not an answer of Parca's: cut off, damaged, or of somebody else. */
export function unreadable(asked: string, { bytes, headers }: HttpAnswer, said: string): StoreError {
  const isPage =
    (headers?.get('content-type') ?? '').startsWith('text/html') ||
    /^\s*<(!doctype html|html)\b/i.test(new TextDecoder('latin1').decode(bytes.subarray(0, 200)));
  return isPage
    ? new StoreError(
        asked,
        'is answered with a web page',
        `${CHECK_URL} A login page looks like this as well: check the authentication.`
      )
    : new StoreError(asked, `has an answer that ${said}`, REFRESH);
}
