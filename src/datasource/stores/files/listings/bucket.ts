// A bucket as every store of objects has it: keys without folders, listed page by page. What differs is how to ask and how to read.
import { type Label } from '../../../../engine/profile/profile';

export interface BucketObject {
  /** Decoded, whole: with the prefix. */
  readonly key: string;
  readonly mtimeMs?: number;
  readonly sizeBytes?: number;
  /** What was stored with the object beside its content. */
  readonly labels: readonly Label[];
}

export interface BucketPage {
  readonly kind: 'bucket';
  /** Can be read once. */
  readonly objects: Iterable<BucketObject>;
  /** True when this is not the end. */
  readonly isTruncated: boolean;
  /** What the next page is asked for with; undefined at the end, and where the server does not say. */
  readonly nextToken?: string;
}

/** How one kind of store is spoken to. Requests are paths with a query below the URL of the bucket. */
export interface BucketDialect {
  listRequest(prefix: string, token: string | undefined): string;
  objectRequest(key: string): string;
  /** Undefined for a text that is no such page. */
  readPage(text: string): BucketPage | undefined;
}

/** `?a=1&b=…`, encoded; what is undefined or empty is left out. */
export function queryOf(parameters: Readonly<Record<string, string | undefined>>): string {
  const parts = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`]
  );
  return `?${parts.join('&')}`;
}
