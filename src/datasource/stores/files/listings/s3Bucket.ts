// ListObjectsV2, as S3, MinIO, R2, Ceph and the XML interface of Google Cloud Storage answer it. Without a delimiter one request lists
// 1000 objects of all folders.
import { encodePath } from '../pathLabels';
import { type BucketDialect, type BucketObject, queryOf } from './bucket';
import { dateMs, sizeOf } from './listing';
import { xmlElements, xmlText } from './xmlElements';

const PAGE_SIZE = '1000';

export const s3Bucket: BucketDialect = {
  listRequest: (prefix, token) =>
    queryOf({
      'list-type': '2',
      // Keys may hold characters that XML cannot.
      'encoding-type': 'url',
      'max-keys': PAGE_SIZE,
      prefix,
      'continuation-token': token,
    }),
  objectRequest: encodePath,
  readPage(text) {
    if (!/^(?:<\?xml[^>]*\?>)?\s*<ListBucketResult\b/.test(text)) {
      return undefined;
    }
    const about = withoutContents(text);
    return {
      kind: 'bucket',
      objects: objectsOf(text, xmlText(about, 'EncodingType') === 'url'),
      isTruncated: xmlText(about, 'IsTruncated') === 'true',
      nextToken: xmlText(about, 'NextContinuationToken') || undefined,
    };
  },
};

/** What stands before and behind the objects: what the page says of itself. */
function withoutContents(xml: string): string {
  const from = xml.indexOf('<Contents>');
  return from === -1 ? xml : xml.slice(0, from) + xml.slice(xml.lastIndexOf('</Contents>') + 1);
}

function* objectsOf(xml: string, isEncoded: boolean): Generator<BucketObject> {
  for (const { content } of xmlElements(xml, 'Contents')) {
    const key = xmlText(content, 'Key') ?? '';
    yield {
      key: isEncoded ? decodeKey(key) : key,
      mtimeMs: dateMs(xmlText(content, 'LastModified')),
      sizeBytes: sizeOf(xmlText(content, 'Size')),
      labels: [],
    };
  }
}

/** As HTML forms are encoded: `+` is a space. A key that is not encoded is left as it is. */
function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    // The only thing it throws is a URIError about this very key.
    return key;
  }
}
