// nginx's `autoindex_format xml`: folders first, then files.
//
//     <list><directory mtime="2026-11-20T22:27:23Z">region=eu</directory><file mtime="…" size="5983">a.svg</file></list>
import { unescapeXml } from '../../../../engine/formats/svg/xmlText';
import { checkedEntry, dateMs, type FolderListing, type ListedItem, sizeOf } from './listing';
import { xmlAttribute, xmlElements } from './xmlElements';

/** Undefined when the document's root is another one. */
export function readNginxXml(xml: string): FolderListing | undefined {
  return /^(?:<\?xml[^>]*\?>)?\s*<list\b/.test(xml) ? { kind: 'folder', items: itemsOf(xml) } : undefined;
}

function* itemsOf(xml: string): Generator<ListedItem> {
  for (const kind of ['directory', 'file']) {
    for (const element of xmlElements(xml, kind)) {
      yield checkedEntry({
        name: unescapeXml(element.content),
        isFolder: kind === 'directory',
        mtimeMs: dateMs(xmlAttribute(element, 'mtime')),
        sizeBytes: sizeOf(xmlAttribute(element, 'size')),
      });
    }
  }
}
