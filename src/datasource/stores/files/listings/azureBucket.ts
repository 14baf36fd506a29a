// Azure Blob Storage's List Blobs, below `https://<account>.blob.core.windows.net/<container>`. Its metadata are labels.
import { unescapeXml } from '../../../../engine/formats/svg/xmlText';
import { encodePath } from '../pathLabels';
import { type BucketDialect, type BucketObject, queryOf } from './bucket';
import { dateMs, sizeOf } from './listing';
import { metadataLabels } from './metadataLabels';
import { xmlElements, xmlText } from './xmlElements';

const PAGE_SIZE = '5000';

export const azureBucket: BucketDialect = {
  listRequest: (prefix, token) =>
    queryOf({ restype: 'container', comp: 'list', include: 'metadata', maxresults: PAGE_SIZE, prefix, marker: token }),
  objectRequest: encodePath,
  readPage(text) {
    const body = text.replace(/^\uFEFF/, '');
    if (!/^(?:<\?xml[^>]*\?>)?\s*<EnumerationResults\b/.test(body)) {
      return undefined;
    }
    // An empty marker is the end.
    const marker = xmlText(body.slice(Math.max(0, body.lastIndexOf('</Blobs>'))), 'NextMarker') || undefined;
    return { kind: 'bucket', objects: objectsOf(body), isTruncated: marker !== undefined, nextToken: marker };
  },
};

function* objectsOf(xml: string): Generator<BucketObject> {
  for (const { content } of xmlElements(xml, 'Blob')) {
    const metadata = xmlElements(content, 'Metadata').next();
    yield {
      key: xmlText(content, 'Name') ?? '',
      mtimeMs: dateMs(xmlText(content, 'Last-Modified')),
      sizeBytes: sizeOf(xmlText(content, 'Content-Length')),
      labels: metadata.done === true ? [] : metadataLabels(flatElements(metadata.value.content)),
    };
  }
}

/** `<region>eu</region><version>2</version>` → names and texts. */
function* flatElements(xml: string): Generator<readonly [string, string]> {
  for (const [, name, text] of xml.matchAll(/<([\w.-]{1,200})>([^<]*)<\//g)) {
    yield [name, unescapeXml(text)];
  }
}
