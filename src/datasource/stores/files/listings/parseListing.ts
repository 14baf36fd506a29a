// Which shape a listing has is told by what it says, never by a header.
import { type BucketPage } from './bucket';
import { readHtmlListing } from './htmlListing';
import { readJsonListing } from './jsonListing';
import { type FolderListing } from './listing';
import { readNginxXml } from './nginxXml';
import { s3Bucket } from './s3Bucket';

/** Undefined when the text is no listing: a login page, a single page application, a file. */
export function parseListing(text: string): FolderListing | BucketPage | undefined {
  const body = text.replace(/^\uFEFF/, '').trim();
  return body.startsWith('[')
    ? readJsonListing(body)
    : (readNginxXml(body) ?? s3Bucket.readPage(body) ?? readHtmlListing(body));
}
