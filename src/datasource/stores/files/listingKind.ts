// How the URL of a data source is listed, as its settings say it.
import { type Listed } from './fileCatalog';
import { azureBucket } from './listings/azureBucket';
import { type BucketDialect } from './listings/bucket';
import { gcsBucket } from './listings/gcsBucket';
import { s3Bucket } from './listings/s3Bucket';
import { encodePath } from './pathLabels';

/** `auto` is a folder of a web server, or what answers like S3. */
export const LISTING_KINDS = ['auto', 's3', 'gcs', 'azure'] as const;

export type ListingKind = (typeof LISTING_KINDS)[number];

const DIALECTS: Readonly<Record<Exclude<ListingKind, 'auto'>, BucketDialect>> = {
  s3: s3Bucket,
  gcs: gcsBucket,
  azure: azureBucket,
};

export function listedAs(kind: ListingKind = 'auto', prefix = ''): Listed {
  return kind === 'auto'
    ? { kind }
    : { kind: 'bucket', dialect: DIALECTS[kind], prefix: prefix.replace(/^\/+/, '').replace(/(?<=[^/])$/, '/') };
}

/** The request for a file, from its path: with the bucket's prefix, in the bucket's way. */
export function addressOf(listed: Listed): (path: string) => string {
  return listed.kind === 'auto' ? encodePath : (path) => listed.dialect.objectRequest(listed.prefix + path);
}
