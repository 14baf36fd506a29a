// Asks a folder of files for lists and bodies: a place in the queue, the encoded address, and errors as sentences.
import { type HttpAnswer, type HttpClient } from '../httpClient';
import { type RequestQueue } from '../requestQueue';
import { abortError, StoreError } from '../storeError';
import { httpProblem } from '../httpProblem';
import { encodePath } from './pathLabels';

/** Who asks: `owner` takes turns with other owners in the queue. */
export interface Asking {
  readonly owner: object;
  readonly signal: AbortSignal;
}

export class FolderClient {
  constructor(
    private readonly http: HttpClient,
    private readonly queue: RequestQueue
  ) {}

  /** The text of a list; rejects with an HttpProblem. `path` is decoded; a folder's ends with a slash, the base is `''`. */
  async text(path: string, asking: Asking): Promise<string> {
    const asked = path === '' ? "The data source's folder" : `The ${path.endsWith('/') ? 'folder' : 'file'} ${path}`;
    const { bytes } = await this.ask(path, asked, asking);
    return new TextDecoder().decode(bytes);
  }

  /** A profile's bytes; rejects with an HttpProblem, or a StoreError for a web page in its place. */
  async profile(path: string, asking: Asking): Promise<HttpAnswer> {
    const asked = `The file ${path}`;
    const answer = await this.ask(path, asked, asking);
    if (isWebPage(answer)) {
      throw new StoreError(
        asked,
        'is answered with a web page instead of a profile',
        'Check the authentication in the data source settings: this is how login pages look.'
      );
    }
    return answer;
  }

  private async ask(path: string, asked: string, { owner, signal }: Asking): Promise<HttpAnswer> {
    // JSON where the server can list in it; every server may still answer as it does.
    const headers =
      path === '' || path.endsWith('/') ? { Accept: 'application/json, text/html;q=0.9, */*;q=0.8' } : undefined;
    const answer = await this.queue.run(owner, signal, () => this.http({ path: encodePath(path), headers, signal }));
    if (signal.aborted) {
      throw abortError();
    }
    const problem = httpProblem(asked, answer);
    if (problem !== undefined) {
      throw problem;
    }
    return answer;
  }
}

function isWebPage({ bytes }: HttpAnswer): boolean {
  return /^\s*<(!doctype html|html)\b/i.test(new TextDecoder('latin1').decode(bytes.subarray(0, 200)));
}
