// Asks a folder of files for lists and bodies: a place in the queue, the encoded address, and errors as sentences.
import { type HttpAnswer, type HttpClient, type HttpRequest } from '../httpClient';
import { type RequestQueue } from '../requestQueue';
import { abortError, StoreError } from '../storeError';
import { HttpProblem, httpProblem } from '../httpProblem';
import { encodePath } from './pathLabels';

/** Who asks: `owner` takes turns with other owners in the queue. */
export interface Asking {
  readonly owner: object;
  readonly signal: AbortSignal;
  /** Called with the number of files listed so far, while lists come in. */
  readonly onListed?: (fileCount: number) => void;
}

export class FolderClient {
  /** `address`: The request for a file or folder, from its path below the base. */
  constructor(
    private readonly http: HttpClient,
    private readonly queue: RequestQueue,
    private readonly address: (path: string) => string = encodePath
  ) {}

  /** The text of a list; rejects with an HttpProblem. `path` is decoded; a folder's ends with a slash, the base is `''`. */
  async text(path: string, asking: Asking): Promise<string> {
    const asked = path === '' ? "The data source's folder" : `The ${path.endsWith('/') ? 'folder' : 'file'} ${path}`;
    return textOf(await this.ask({ path: this.address(path), headers: LISTING_HEADERS }, asked, asking));
  }

  /** One page of a bucket's list; rejects with an HttpProblem. `request`: A path and a query below the URL. */
  async page(request: string, asking: Asking): Promise<string> {
    return textOf(await this.ask({ path: request }, "The list of the data source's bucket", asking));
  }

  /**
   * A profile's bytes; rejects with an HttpProblem, or a StoreError for a web page in its place. `path` is `''` for the URL of the data
   * source itself.
   */
  async profile(path: string, asking: Asking): Promise<HttpAnswer> {
    const asked = path === '' ? 'The file at the URL of the data source' : `The file ${path}`;
    const request = path === '' ? { path: '', isBaseItself: true } : { path: this.address(path) };
    const answer = await this.ask(request, asked, asking);
    if (isWebPage(answer)) {
      throw new StoreError(
        asked,
        'is answered with a web page instead of a profile',
        'Check the authentication in the data source settings: this is how login pages look.'
      );
    }
    return answer;
  }

  private async ask(
    request: Omit<HttpRequest, 'signal'>,
    asked: string,
    { owner, signal }: Asking
  ): Promise<HttpAnswer> {
    const answer = await this.queue.run(owner, signal, () => this.http({ ...request, signal }));
    if (signal.aborted) {
      throw abortError();
    }
    const problem = bucketProblem(asked, answer) ?? httpProblem(asked, answer);
    if (problem !== undefined) {
      throw problem;
    }
    return answer;
  }
}

/** JSON where the server can list in it; every server may still answer as it does. */
const LISTING_HEADERS = { Accept: 'application/json, text/html;q=0.9, */*;q=0.8' };

function textOf({ bytes }: HttpAnswer): string {
  return new TextDecoder().decode(bytes);
}

function headOf({ bytes }: HttpAnswer): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1000));
}

function isWebPage(answer: HttpAnswer): boolean {
  return /^\s*<(!doctype html|html)\b/i.test(headOf(answer));
}

/** What stores of objects say to who may not read them: with a plain server the same status means something else. */
function bucketProblem(asked: string, answer: HttpAnswer): HttpProblem | undefined {
  const { status } = answer;
  return [401, 403].includes(status) && /<Code>\w+<\/Code>/.test(headOf(answer))
    ? new HttpProblem(
        asked,
        `is in a private bucket (${status})`,
        'Requests to it must be signed, which only a gateway in front of it can do: set the URL of the data source to such a gateway, or allow reading and listing without a signature.',
        status
      )
    : undefined;
}
