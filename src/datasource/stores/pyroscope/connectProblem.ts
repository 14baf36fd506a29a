// What an unwanted answer of Pyroscope, or of something in front of it, means to a user, and what to do about it.
// Pyroscope fails in the form of Connect, JSON with a code and a message; proxies fail in plain text or with web pages.
import { type HttpAnswer } from '../httpClient';
import { StoreError } from '../storeError';

/** A StoreError with what the server said, for those who know a way around it. */
export class ConnectProblem extends StoreError {
  constructor(
    asked: string,
    said: string,
    advice: string,
    /** Of HTTP; 0 when no server answered. */
    readonly status: number,
    /** The server's own words, `''` when it had none. */
    readonly serverMessage: string
  ) {
    super(asked, said, advice);
  }

  /** True when the server does not know the method, or not in the way it is set up. */
  get isUnimplemented(): boolean {
    return this.status === 501 || this.status === 404;
  }
}

const CHECK_URL = 'Check that the server runs and that its URL in the data source settings is right.';
const CHECK_CREDENTIALS =
  'Check the authentication in the data source settings; a server with several tenants wants the header X-Scope-OrgID there.';

/** The answer as an error, undefined when it is a usable one. `asked` is a subject such as "The list of profile types". */
export function connectProblem(asked: string, answer: HttpAnswer): ConnectProblem | undefined {
  const { status, statusText, bytes, isRedirected } = answer;
  if (status >= 200 && status < 300 && !isRedirected) {
    return undefined;
  }
  const words = serverWords(bytes);
  if (isRedirected || (status >= 300 && status < 400)) {
    const advice = 'Set the URL of the data source to the address that the server redirects to.';
    return new ConnectProblem(asked, 'is answered with a redirect to another address', advice, status, words);
  }
  const { said, advice } = meaningOf(status, words);
  const code = status === 0 ? '' : ` (${[status, statusText].filter(Boolean).join(' ')})`;
  return new ConnectProblem(asked, `${said}${code}`, advice, status, words);
}

interface Meaning {
  readonly said: string;
  readonly advice: string;
}

function meaningOf(status: number, words: string): Meaning {
  const because = words === '' ? '' : `: ${words}`;
  switch (status) {
    case 0:
      return { said: 'could not be reached, or was not answered to the end', advice: CHECK_URL };
    case 400:
      // Grafana's data source proxy turns 401 into 400 and says no more than this.
      return /authentication to data source failed/i.test(words)
        ? { said: 'was refused without valid credentials', advice: CHECK_CREDENTIALS }
        : { said: `was refused${because}`, advice: 'Change the query accordingly.' };
    case 401:
      return /no org id/i.test(words)
        ? {
            said: 'was refused because it names no tenant',
            advice: 'Add the header X-Scope-OrgID with the tenant to the data source settings.',
          }
        : { said: 'was refused without valid credentials', advice: CHECK_CREDENTIALS };
    case 403:
      return { said: `is not allowed${because}`, advice: CHECK_CREDENTIALS };
    case 404:
    case 405:
    case 415:
      return {
        said: 'is unknown to the server at this address',
        advice: 'Check that the URL of the data source is that of Pyroscope itself, such as http://pyroscope:4040.',
      };
    case 413:
      return { said: 'is too large for the server', advice: 'Choose a shorter time range or fewer call nodes.' };
    case 429:
      return {
        said: `was refused because of too many requests${because}`,
        advice: 'Wait a moment, or choose a shorter time range.',
      };
    case 499:
      return { said: 'was cancelled on its way', advice: 'Refresh.' };
    case 501:
      return {
        said: `is not possible on this server${because}`,
        advice: 'Use a newer version of Pyroscope, with the v2 storage.',
      };
    case 502:
    case 503:
      return { said: `could not be answered by any server${because}`, advice: CHECK_URL };
    case 408:
    case 504:
      return {
        said: 'was not answered in time',
        advice: 'Choose a shorter time range, or raise the timeout in the data source settings.',
      };
    default:
      return status >= 500
        ? { said: `failed on the server${because}`, advice: "Look into the server's log, then refresh." }
        : { said: `was not answered as expected${because}`, advice: CHECK_URL };
  }
}

/** Enough for every sentence of Pyroscope; a proxy's page would fill the panel. */
const MAX_WORDS = 300;

/** The message of a failure in one line without a full stop; `''` for web pages and for nothing. */
function serverWords(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes.subarray(0, 20_000)).trim();
  if (text.startsWith('<')) {
    return '';
  }
  const words = (messageOf(text) ?? text).replace(/\s+/gu, ' ').trim().replace(/\.+$/u, '');
  return words.length > MAX_WORDS ? `${words.slice(0, MAX_WORDS)}…` : words;
}

function messageOf(text: string): string | undefined {
  if (!text.startsWith('{')) {
    return undefined;
  }
  try {
    const parsed: unknown = JSON.parse(text);
    const isNamed = typeof parsed === 'object' && parsed !== null && 'message' in parsed;
    return isNamed && typeof parsed.message === 'string' ? parsed.message : '';
  } catch {
    // Text that only begins like JSON is shown as it is.
    return undefined;
  }
}
