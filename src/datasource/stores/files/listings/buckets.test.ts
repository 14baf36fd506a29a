import { readFileSync } from 'node:fs';
import path from 'node:path';
import { azureBucket } from './azureBucket';
import { type BucketDialect } from './bucket';
import { gcsBucket } from './gcsBucket';
import { parseListing } from './parseListing';
import { s3Bucket } from './s3Bucket';

const captured = (name: string) => readFileSync(path.join(__dirname, '../../../../../testdata/listings', name), 'utf8');

function read(dialect: BucketDialect, text: string) {
  const { objects = [], ...page } = dialect.readPage(text) ?? {};
  return { ...page, objects: [...objects] };
}

describe('S3', () => {
  test('a page knows keys, sizes and dates', () => {
    const { objects, isTruncated } = read(s3Bucket, captured('s3-listobjectsv2.xml'));
    expect(isTruncated).toBe(false);
    expect(objects.map(({ key }) => key)).toEqual([
      'app=rideshare/region=eu-north/vehicle=bike/1795213468.prof',
      'app=rideshare/region=us-east/vehicle=car/2026-11-20T22-00-00Z.cpu.folded',
      'app=rideshare/with space & ünï/cpu.pb.gz',
      'my-app-20210214T1530.svg',
    ]);
    expect(objects[0]).toEqual({
      key: 'app=rideshare/region=eu-north/vehicle=bike/1795213468.prof',
      mtimeMs: Date.UTC(2026, 10, 20, 23, 23, 11),
      sizeBytes: 2456,
      labels: [],
    });
  });

  test('a page that is not the last says how it goes on', () => {
    expect(read(s3Bucket, captured('s3-listobjectsv2-truncated.xml'))).toMatchObject({
      isTruncated: true,
      nextToken: '4726bce1fb917b4cf12d96506d51d248',
    });
  });

  test('keys that come encoded are decoded', () => {
    const contents = '<Contents><Key>a%3D1/with+space+%2B+%C3%BC.prof</Key></Contents>';
    const page = (encoding: string) => `<ListBucketResult>${contents}${encoding}</ListBucketResult>`;
    expect(read(s3Bucket, page('<EncodingType>url</EncodingType>')).objects[0].key).toBe('a=1/with space + ü.prof');
    expect(read(s3Bucket, page('')).objects[0].key).toBe('a%3D1/with+space+%2B+%C3%BC.prof');
  });

  test('it is known by its answer', () => {
    expect(parseListing(captured('s3-listobjectsv2-delimiter.xml'))?.kind).toBe('bucket');
  });

  test('it is asked for all folders at once', () => {
    expect(s3Bucket.listRequest('a b/', 't/+=')).toBe(
      '?list-type=2&encoding-type=url&max-keys=1000&prefix=a%20b%2F&continuation-token=t%2F%2B%3D'
    );
    expect(s3Bucket.objectRequest('region=eu/a b.prof')).toBe('region=eu/a%20b.prof');
  });
});

describe('Google Cloud Storage, as documented', () => {
  test('a page knows names, sizes as texts, dates, and metadata as labels', () => {
    const { objects, nextToken } = read(gcsBucket, captured('gcs-objects.json'));
    expect(nextToken).toBe('CgRhLmI=');
    expect(objects).toEqual([
      {
        key: 'region=eu/20261120T220000Z.pb.gz',
        mtimeMs: Date.UTC(2026, 10, 20, 22, 1),
        sizeBytes: 874,
        labels: [{ name: 'version', value: 'v2' }],
      },
      { key: 'region=us/20261120T220000Z.pb.gz', mtimeMs: Date.UTC(2026, 10, 20, 22, 1), sizeBytes: 880, labels: [] },
    ]);
  });

  test('an empty bucket has no items at all', () => {
    expect(read(gcsBucket, '{"kind":"storage#objects"}')).toEqual({
      kind: 'bucket',
      objects: [],
      isTruncated: false,
      nextToken: undefined,
    });
  });

  test('a name is one segment of the address', () => {
    expect(gcsBucket.objectRequest('region=eu/a b.prof')).toBe('o/region%3Deu%2Fa%20b.prof?alt=media');
    expect(gcsBucket.listRequest('p/', undefined)).toBe(
      'o?fields=kind%2Citems(name%2Cupdated%2Csize%2Cmetadata)%2CnextPageToken&maxResults=1000&prefix=p%2F'
    );
  });
});

describe('Azure Blob Storage, as documented', () => {
  test('a page knows names, sizes, dates, and metadata as labels; a marker goes on', () => {
    const { objects, nextToken, isTruncated } = read(azureBucket, captured('azure-list-blobs.xml'));
    expect([isTruncated, nextToken]).toEqual([true, '2!92!marker']);
    expect(objects).toEqual([
      {
        key: 'region=eu/a & b.prof',
        mtimeMs: Date.UTC(2026, 10, 20, 22, 27, 23),
        sizeBytes: 2456,
        labels: [
          { name: 'version', value: 'v2' },
          { name: 'zone', value: '1 & 2' },
        ],
      },
      { key: 'region=us/c.prof', mtimeMs: Date.UTC(2026, 10, 20, 22, 28), sizeBytes: 12, labels: [] },
    ]);
  });

  test('an empty marker is the end', () => {
    const last = captured('azure-list-blobs.xml').replace('2!92!marker', '');
    expect(read(azureBucket, last)).toMatchObject({ isTruncated: false, nextToken: undefined });
  });
});

test.each([
  ['S3', s3Bucket],
  ['GCS', gcsBucket],
  ['Azure', azureBucket],
])('%s: anything else is no page', (_, dialect) => {
  for (const text of [
    '',
    '<html></html>',
    '{"error":{"code":401}}',
    '[]',
    '{',
    '<Error><Code>AccessDenied</Code></Error>',
  ]) {
    expect(dialect.readPage(text)).toBeUndefined();
  }
});
