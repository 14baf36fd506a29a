// A folder of files in memory behind an HttpClient that answers like nginx with JSON listings. Counts what is asked and can be
// made to fail or to hang.
import { type HttpAnswer, type HttpClient } from '../httpClient';
import { abortError } from '../storeError';

export class FakeFolder {
  /** Decoded paths in the order in which they were asked for. */
  readonly requests: string[] = [];
  /** The most requests that were ever under way at once. */
  mostAtOnce = 0;
  /** Answers for some paths instead of the folder's own. */
  readonly answers = new Map<string, Partial<HttpAnswer>>();
  /** While it is set, every answer waits for it. */
  gate: Promise<void> | undefined;
  /** Paths that are not answered as long as they are in here. */
  readonly held = new Set<string>();
  /** Requests that were neither answered nor given up. */
  underWay = 0;

  constructor(
    readonly files: Record<string, string>,
    private readonly mtime = 'Fri, 20 Nov 2026 22:27:23 GMT'
  ) {}

  /** Requests for bodies of profiles: neither listings nor manifests. */
  get bodies(): string[] {
    return this.requests.filter((path) => path in this.files && !/^(profiles|manifest)\.(nd)?json$/.test(path));
  }

  readonly http: HttpClient = async ({ path, signal }) => {
    const decoded = decodeURIComponent(path);
    this.requests.push(decoded);
    this.underWay++;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.underWay);
    try {
      const answer = this.held.has(decoded)
        ? new Promise(() => undefined)
        : new Promise((resolve) => setTimeout(resolve, 1));
      await Promise.race([this.gate ?? answer, whenAborted(signal)]);
    } finally {
      this.underWay--;
    }
    return { ...this.answerFor(decoded), ...this.answers.get(decoded) };
  };

  private answerFor(path: string): HttpAnswer {
    const text = path === '' || path.endsWith('/') ? this.listing(path) : this.files[path];
    const isThere = text !== undefined;
    return {
      status: isThere ? 200 : 404,
      statusText: '',
      bytes: Uint8Array.from(new TextEncoder().encode(text ?? '')),
      isRedirected: false,
    };
  }

  private listing(folder: string): string {
    const names = new Set(
      Object.keys(this.files)
        .filter((path) => path.startsWith(folder))
        .map((path) => path.slice(folder.length).replace(/\/.*/, '/'))
    );
    return JSON.stringify(
      [...names].map((name) => ({
        name: name.replace(/\/$/, ''),
        type: name.endsWith('/') ? 'directory' : 'file',
        mtime: this.mtime,
      }))
    );
  }
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(abortError());
    if (signal.aborted) {
      abort();
    }
    signal.addEventListener('abort', abort);
  });
}
