// The JSON interface of Google Cloud Storage, below `…/storage/v1/b/<bucket>`. Its custom metadata are labels.
import { type BucketDialect, type BucketObject, queryOf } from './bucket';
import { dateMs, sizeOf } from './listing';
import { metadataLabels } from './metadataLabels';

const PAGE_SIZE = '1000';

export const gcsBucket: BucketDialect = {
  listRequest: (prefix, token) =>
    `o${queryOf({
      fields: 'kind,items(name,updated,size,metadata),nextPageToken',
      maxResults: PAGE_SIZE,
      prefix,
      pageToken: token,
    })}`,
  // Here a key is one segment: its slashes are encoded.
  objectRequest: (key) => `o/${encodeURIComponent(key)}?alt=media`,
  readPage(text) {
    const { kind, items, nextPageToken } = parsed(text);
    if (kind !== 'storage#objects') {
      return undefined;
    }
    return {
      kind: 'bucket',
      objects: objectsOf(Array.isArray(items) ? items : []),
      isTruncated: nextPageToken !== undefined,
      nextToken: typeof nextPageToken === 'string' && nextPageToken !== '' ? nextPageToken : undefined,
    };
  },
};

function* objectsOf(items: readonly unknown[]): Generator<BucketObject> {
  for (const item of items) {
    const { name, updated, size, metadata } = Object(item);
    yield {
      key: typeof name === 'string' ? name : '',
      mtimeMs: dateMs(updated),
      // A size is a text here, because it may pass 2^53.
      sizeBytes: sizeOf(size),
      labels: metadataLabels(Object.entries(Object(metadata))),
    };
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text));
  } catch {
    // Not JSON: not a page.
    return {};
  }
}
