// A bucket in memory that answers like S3: keys in order, page by page. Knows which keys were asked for.
import { type HttpClient } from '../httpClient';

export class FakeBucket {
  /** Requests as they came: path and query. */
  readonly requests: string[] = [];
  /** Answers every page with the token of the first one. */
  isGoingRound = false;
  private readonly keys: readonly string[];

  constructor(
    private readonly objects: Readonly<Record<string, string>>,
    private readonly pageLength = 1000
  ) {
    this.keys = Object.keys(objects).sort();
  }

  /** Requests for objects. */
  get bodies(): string[] {
    return this.requests.filter((request) => this.objects[decodeURIComponent(request)] !== undefined);
  }

  readonly http: HttpClient = async ({ path }) => {
    this.requests.push(path);
    await new Promise((resolve) => setImmediate(resolve));
    const [key, query] = path.split('?');
    const text = key === '' ? this.page(new URLSearchParams(query)) : this.objects[decodeURIComponent(key)];
    return {
      status: text === undefined ? 404 : 200,
      statusText: '',
      bytes: Uint8Array.from(new TextEncoder().encode(text ?? '<Error><Code>NoSuchKey</Code></Error>')),
      isRedirected: false,
    };
  };

  private page(query: URLSearchParams): string {
    const prefix = query.get('prefix');
    const keys = prefix === null ? this.keys : this.keys.filter((key) => key.startsWith(prefix));
    const from = this.isGoingRound ? 0 : Number(query.get('continuation-token') ?? 0);
    const to = from + this.pageLength;
    const contents = keys
      .slice(from, to)
      .map(
        (key) =>
          `<Contents><Key>${encodeURIComponent(key)}</Key><LastModified>2026-11-20T22:27:33.000Z</LastModified><Size>9</Size></Contents>`
      );
    const next = to < keys.length || this.isGoingRound ? `<NextContinuationToken>${to}</NextContinuationToken>` : '';
    return `<?xml version="1.0"?>\n<ListBucketResult><IsTruncated>${next !== ''}</IsTruncated>${contents.join('')}<EncodingType>url</EncodingType>${next}</ListBucketResult>`;
  }
}
