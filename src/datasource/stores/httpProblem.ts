// What an unwanted HTTP answer means to a user of a folder of files, and what to do about it.
import { type HttpAnswer } from './httpClient';
import { StoreError } from './storeError';

/** A StoreError with the status it came from; 0 when no server answered. */
export class HttpProblem extends StoreError {
  constructor(
    asked: string,
    said: string,
    advice: string,
    readonly status: number
  ) {
    super(asked, said, advice);
  }
}

/** The answer as an error, undefined when it is a usable one. `asked` is a subject such as "The file a/b.pb.gz". */
export function httpProblem(asked: string, answer: HttpAnswer): HttpProblem | undefined {
  const { status, statusText } = answer;
  if (answer.isRedirected) {
    return new HttpProblem(
      asked,
      'is answered with a redirect to another address',
      'Set the URL of the data source to the address that the server redirects to.',
      status
    );
  }
  if (status >= 200 && status < 300) {
    return undefined;
  }
  const { said, advice } = meaningOf(status);
  const code = status === 0 ? '' : ` (${[status, statusText].filter(Boolean).join(' ')})`;
  return new HttpProblem(asked, `${said}${code}`, advice, status);
}

function meaningOf(status: number): { readonly said: string; readonly advice: string } {
  switch (true) {
    case status === 0:
      return {
        said: 'could not be reached',
        advice: 'Check that the server runs and that its URL in the data source settings is right.',
      };
    // Grafana's data source proxy turns 401 into 400.
    case status === 400 || status === 401:
      return {
        said: 'was refused, as servers do without valid credentials',
        advice: 'Check the authentication in the data source settings.',
      };
    case status === 403:
      return {
        said: 'may not be read',
        advice: 'Allow reading and listing on the server, or check the authentication in the data source settings.',
      };
    case status === 404:
      return { said: 'does not exist', advice: 'Check the URL in the data source settings.' };
    case status === 429:
      return { said: 'was refused because of too many requests', advice: 'Wait a moment and refresh.' };
    case status >= 300 && status < 400:
      return {
        said: 'is answered with a redirect to another address',
        advice: 'Set the URL of the data source to the address that the server redirects to.',
      };
    case status === 502 || status === 503:
      return {
        said: 'could not be reached through Grafana',
        advice: 'Check that the server runs and that its URL in the data source settings is right.',
      };
    case status === 504:
      return {
        said: 'did not answer in time',
        advice: 'Raise the timeout in the data source settings, or choose a shorter time range.',
      };
    case status >= 500:
      return {
        said: 'could not be read because the server failed',
        advice: "Look into the server's log, then refresh.",
      };
    default:
      return { said: 'was not answered as expected', advice: 'Check the URL in the data source settings.' };
  }
}
